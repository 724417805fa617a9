"""Finds a person's full name in stored texts: in any case, also broken over two lines."""

import re
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col

_PLAIN = re.compile("[A-Za-z]+")


def full_name(name: str) -> re.Pattern[str]:
    parts = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){parts}(?!\w)", re.IGNORECASE)


def may_name(column: Any, name: str) -> ColumnElement[bool]:
    """Selects the texts in which the name may stand, and others: SQLite tells Ä from ä."""
    longest: str = max(_PLAIN.findall(name), key=len, default="")
    return col(column).icontains(longest)
