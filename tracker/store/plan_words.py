"""The words of the plans in the database. Reading them imports nothing heavy."""

import re

from tracker.domain.plan_changes import WORDS
from tracker.settings import Settings
from tracker.store.quick import quick_rows

_NEWEST = 5000  # activities: some three hundred plans
_WORD = re.compile(r"[^\W\d_]{3,}")


def known_words(settings: Settings) -> frozenset[str]:
    """Words that plans surely hold, small letters; of plans that had their å, ä and ö from the start."""
    columns = ", ".join(WORDS)
    query = f"SELECT {columns} FROM activity WHERE scanned IS NULL ORDER BY id DESC LIMIT {_NEWEST}"
    rows = quick_rows(settings, query) or []
    return frozenset(word for row in rows for text in row for word in _WORD.findall(text.lower()))
