"""Keeps compiled SQL and templates for all tests of a process.

The program opens one database and one folder of letter texts, and compiles each statement and template once.
Tests open hundreds, for which the same would be compiled again: a third of their time.
"""

from functools import partial
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import create_engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from tracker import custom_templates
from tracker.sandbox import Sandbox
from tracker.store import database

STATEMENTS = 5000  # the program has some four hundred


def share() -> None:
    """Lets all engines of a dialect share compiled statements; all sandboxes, and all sites, templates."""
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):  # a part of the key of a statement
        dialect.__eq__ = lambda one, other: type(one) is type(other)  # type: ignore[assignment,method-assign]
        dialect.__hash__ = lambda one: hash(type(one))  # type: ignore[assignment,method-assign]
    statements: Any = LRUCache(STATEMENTS)
    database.create_engine = partial(create_engine, execution_options={"compiled_cache": statements})
    custom_templates.Sandbox = partial(Sandbox, bytecode_cache=_Templates())  # type: ignore[misc,assignment]
    Flask.jinja_options = {"bytecode_cache": _Templates()}


class _Templates(BytecodeCache):
    """Jinja2 asks by name, path and source."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
