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
    return {(cell, text): reads_as for cell, text, reads_as in rows}


def remember_corrections(session: "Session", made: Corrections) -> None:
    """From now on these exact texts are read as a person said; replaces what was said before."""
    from sqlmodel import select

    from tracker.store.tables import CorrectionTable

    for (cell, text), reads_as in made.items():
        query = select(CorrectionTable).where(CorrectionTable.cell == cell, CorrectionTable.text == text)
        row = session.exec(query).first() or CorrectionTable(cell=cell, text=text, reads_as=reads_as)
        row.reads_as = reads_as
        session.add(row)
