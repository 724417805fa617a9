"""How people said that the texts of a plan's cells are to be read. Reading them imports nothing heavy."""

from typing import TYPE_CHECKING

from tracker.domain.plan import Corrections
from tracker.settings import Settings
from tracker.store.quick import quick_rows

if TYPE_CHECKING:
    from sqlmodel import Session


def corrections(settings: Settings) -> Corrections:
    """(cell, exact text) → what it is to be read as; empty where there is no database yet."""
    rows = quick_rows(settings, "SELECT cell, text, reads_as FROM correction") or []
    return {(row["cell"], row["text"]): row["reads_as"] for row in rows}


def stored_corrections(session: "Session") -> Corrections:
    """The same, within a session."""
    from sqlmodel import select

    from tracker.store.tables import CorrectionTable

    return {(row.cell, row.text): row.reads_as for row in session.exec(select(CorrectionTable))}


def remember_corrections(session: "Session", made: Corrections) -> None:
    """From now on these exact texts are read as a person said; replaces what was said before."""
    from sqlmodel import select

    from tracker.store.tables import CorrectionTable

    for (cell, text), reads_as in made.items():
        query = select(CorrectionTable).where(CorrectionTable.cell == cell, CorrectionTable.text == text)
        row = session.exec(query).first() or CorrectionTable(cell=cell, text=text, reads_as=reads_as)
        row.reads_as = reads_as
        session.add(row)
