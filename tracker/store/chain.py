"""Each row of the log holds a hash of itself and of the row before it: what is changed later shows."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

FIELDS = ("what", "who", "activity_id", "person_id", "letter_id", "district", "detail")
_json = json.JSONEncoder(ensure_ascii=False).encode


def link(before: str, row: Mapping[str, Any]) -> str:
    """The SHA-256 that a row (`at` and FIELDS) gets after the row whose hash is `before` ("" for the first).

    The formula is a promise to whoever verifies an old log: it never changes.
    """
    return link_at(before, moment(row["at"]), [row[field] for field in FIELDS])


def link_at(before: str, at: str, values: Sequence[Any]) -> str:
    """The same, of a moment already in words and the values of FIELDS."""
    content = [before, at, *values]
    return hashlib.sha256(_json(content).encode()).hexdigest()


def moment(at: datetime) -> str:
    """The moment in words. SQLite gives times back without their zone; they are UTC."""
    utc = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return utc.isoformat(timespec="microseconds")
