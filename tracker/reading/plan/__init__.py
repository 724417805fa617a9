"""Reads a plan's document as rows in the plan's own words: `read_rows(document)`.

Plans arrive as text that was once a table, damaged in about five ways: cells separated by tabs; rows cut by a
page or a footnote; cells below each other; columns side by side without borders; one cell per paragraph.
`scan` finds the tables by their header rows, `grid`, `stacked` and `sidebyside` reassemble the cells, `words`
the words.
"""

from collections.abc import Iterator, Sequence

from tracker.domain.plan import PlanRow, Source
from tracker.errors import NoPlanError
from tracker.reading.plan.diacritics import with_diacritics
from tracker.reading.plan.document import Block, Document, Line, Paragraph, Table, document_from_text
from tracker.reading.plan.form import columns_of
from tracker.reading.plan.headers import KINDS
from tracker.reading.plan.private import without_numbers
from tracker.reading.plan.scan import tables_of
from tracker.reading.plan.table import FoundTable, PlanTable, RawRow

__all__ = ["Block", "Document", "Line", "Paragraph", "PlanTable", "Table", "document_from_text", "read_rows"]

_NO_PLAN = (
    "Hittar ingen tabell med aktiviteter i {name} – den ska ha en rubrikrad med t.ex. Aktivitet, Ansvarig, "
    "Tidplan och Uppföljning."
)
_NOT_KEPT = "Kolumnen ”{column}” i tabell {table} läses inte in."
_NO_ACTIVITY = "Raden saknar text i kolumnen för aktivitet – kontrollera den mot planen."


def read_rows(document: Document, known: frozenset[str] = frozenset()) -> PlanTable:
    """Returns all activities of the document in order, each cell in the plan's own words.

    If a scan has lost å, ä and ö they are restored, and the row has a warning; `known` are words of plans
    read before, in lower case. Personal numbers are masked, each with a warning. Raises NoPlanError if there
    is no table of activities.
    """
    tables = [table for table in tables_of(document) if table.rows]
    if not tables:
        raise NoPlanError(_NO_PLAN.format(name=document.name))
    rows = [
        row
        for number, table in enumerate(tables, start=1)
        for row in _plan_rows(table, number, document.name)
    ]
    warnings = [
        text for number, table in enumerate(tables, start=1) for text in _columns_not_kept(table, number)
    ]
    table = PlanTable(tuple(rows), tuple(warnings), tuple(table.kinds for table in tables))
    return without_numbers(with_diacritics(table, document, known))


def _plan_rows(table: FoundTable, number: int, name: str) -> Iterator[PlanRow]:
    omrade = ""
    for index, row in enumerate(table.rows, start=1):
        omrade = row.get("omrade") or omrade
        place = name, row.page, table.number or number, row.row or index
        source = Source(*place, columns_of(table, row), bool(row.omrade) and not row.get("omrade"))
        yield _plan_row(row, omrade or row.omrade or table.section, source)


def _plan_row(row: RawRow, omrade: str, source: Source) -> PlanRow:
    doubts = row.doubts if row.get("aktivitet") else (*row.doubts, _NO_ACTIVITY)
    cells = {kind: row.get(kind) for kind in KINDS if kind != "omrade"}
    return PlanRow(omrade=omrade, source=source, warnings=doubts, **cells)


def _columns_not_kept(table: FoundTable, number: int) -> Sequence[str]:
    return [
        _NOT_KEPT.format(column=name, table=number)
        for kind, name in zip(table.kinds, table.names, strict=False)
        if kind == "ovrigt" and name.strip()
    ]
