"""Keeps compiled SQL, templates and rules of addresses, and shipped settings, for all tests of a process.

The program opens one database, one site and one folder of letter texts, and compiles each statement, rule
and template once. Tests open hundreds, for which the same would be compiled again: a third of their time.
"""

from collections.abc import Callable
from copy import deepcopy
from functools import cache, partial
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import create_engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

from tracker import custom_templates
from tracker.resources import config_file
from tracker.sandbox import Sandbox
from tracker.settings import checking, loading
from tracker.store import database

STATEMENTS = 5000  # the program has some four hundred


def share() -> None:
    """Lets all engines of a dialect share statements; all sandboxes, and all sites, templates and rules."""
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):  # a part of the key of a statement
        dialect.__eq__ = lambda one, other: type(one) is type(other)  # type: ignore[assignment,method-assign]
        dialect.__hash__ = lambda one: hash(type(one))  # type: ignore[assignment,method-assign]
    statements: Any = LRUCache(STATEMENTS)
    database.create_engine = partial(create_engine, execution_options={"compiled_cache": statements})
    custom_templates.Sandbox = partial(Sandbox, bytecode_cache=_Templates())  # type: ignore[misc,assignment]
    Flask.jinja_options = {"bytecode_cache": _Templates()}
    Rule._compile_builder = _kept_builders(Rule._compile_builder)  # type: ignore[method-assign]
    checking.read_toml = loading.read_toml = _kept_settings(checking.read_toml)


def _kept_builders(compile_builder: Callable[..., Any]) -> Callable[..., Any]:
    """A builder of addresses gets its rule when it is called: that of a like rule is the same."""
    kept: dict[Any, Any] = {}

    def builder(rule: Rule, append_unknown: bool = True) -> Any:
        defaults = tuple((rule.defaults or {}).items())
        key = (rule.rule, tuple(rule._trace), defaults, append_unknown)
        if key not in kept:
            kept[key] = compile_builder(rule, append_unknown)
        return kept[key]

    return builder


def _kept_settings(read_toml: Callable[[Path], Any]) -> Callable[[Path], Any]:
    """Shipped files stay as they are; a test's own are read each time."""
    shipped, read_once = config_file("default.toml").parent, cache(read_toml)
    return lambda path: deepcopy(read_once(path)) if path.parent == shipped else read_toml(path)


class _Templates(BytecodeCache):
    """Jinja2 asks by name, path and source."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
