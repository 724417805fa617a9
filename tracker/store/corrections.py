"""Input to the plan reader from the database: corrections and the vocabulary of earlier plans.

Importing this module loads nothing heavy.
"""

import re
from typing import TYPE_CHECKING

from tracker.domain.plan import Corrections
from tracker.domain.plan_changes import WORDS
from tracker.settings import Settings
from tracker.store.direct import read_rows

if TYPE_CHECKING:
    from sqlmodel import Session

_NEWEST = 5000  # activities: about three hundred plans
_WORD = re.compile(r"[^\W\d_]{3,}")


def corrections(settings: Settings) -> Corrections:
    """Returns (cell, exact text) → the text to read instead; empty when there is no database yet."""
    rows = read_rows(settings, "SELECT cell, text, reads_as FROM correction") or []
    return {(cell, text): reads_as for cell, text, reads_as in rows}


def stored_corrections(session: "Session") -> Corrections:
    """Like `corrections`, within a session."""
    from sqlmodel import select

    from tracker.store.tables import CorrectionTable

    return {(row.cell, row.text): row.reads_as for row in session.exec(select(CorrectionTable))}


def remember_corrections(session: "Session", made: Corrections) -> None:
    """Stores how these exact texts are to be read; replaces earlier corrections of them."""
    from sqlmodel import select

    from tracker.store.tables import CorrectionTable

    for (cell, text), reads_as in made.items():
        query = select(CorrectionTable).where(CorrectionTable.cell == cell, CorrectionTable.text == text)
        row = session.exec(query).first() or CorrectionTable(cell=cell, text=text, reads_as=reads_as)
        row.reads_as = reads_as
        session.add(row)


def known_words(settings: Settings) -> frozenset[str]:
    """Returns lower-case words from plans whose å, ä and ö were intact."""
    columns = ", ".join(WORDS)
    # Names of columns and a number of ours: no text from outside.
    query = f"SELECT {columns} FROM activity WHERE scanned IS NULL ORDER BY id DESC LIMIT {_NEWEST}"  # noqa: S608
    rows = read_rows(settings, query) or []
    return frozenset(word for row in rows for text in row for word in _WORD.findall(text.lower()))
