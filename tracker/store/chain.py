"""The hash chain of the log: a row's hash covers the row and the previous hash, so changes are detectable."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

FIELDS = ("what", "who", "activity_id", "person_id", "letter_id", "district", "detail")
_json = json.JSONEncoder(ensure_ascii=False).encode


def link(before: str, row: Mapping[str, Any]) -> str:
    """Returns the SHA-256 of a row (`at` and FIELDS) whose previous row has the hash `before`, "" if first.

    The formula must never change: old logs are verified with it.
    """
    return link_at(before, moment(row["at"]), [row[field] for field in FIELDS])


def link_at(before: str, at: str, values: Sequence[Any]) -> str:
    """Like `link`, for a moment already formatted and the values of FIELDS."""
    content = [before, at, *values]
    return hashlib.sha256(_json(content).encode()).hexdigest()


def moment(at: datetime) -> str:
    """Returns the moment as text. SQLite returns times without their zone; they are UTC."""
    utc = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return utc.isoformat(timespec="microseconds")
