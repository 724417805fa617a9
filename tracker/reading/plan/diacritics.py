"""Restores å, ä and ö in the rows of a scanned document, with a warning in each changed row."""

from dataclasses import replace
from itertools import islice

from tracker.domain.plan import PlanRow
from tracker.reading.diacritics import is_damaged, mend_words
from tracker.reading.plan.document import Document, Table
from tracker.reading.plan.table import PlanTable

_PUT_BACK = "Texten är inskannad: å, ä och ö har återställts i {count} ord – jämför med originalet."
_CELLS = ("omrade", "aktivitet", "syfte", "ansvarig", "berorda", "tidplan", "uppfoljning")
_BLOCKS_TO_JUDGE = 1500
_LETTERS_TO_JUDGE = 60_000


def with_diacritics(table: PlanTable, document: Document, known: frozenset[str]) -> PlanTable:
    """Returns the table with its words mended if the document has lost å, ä and ö, otherwise unchanged."""
    if not is_damaged(_beginning(document)):
        return table
    rows = tuple(_mended(row, known) for row in table.rows)
    return replace(table, rows=rows, scanned=table.rows if rows != table.rows else ())


def _beginning(document: Document) -> str:
    """Returns enough of the document's text to judge it by."""
    texts = (_text_of_table(block) if isinstance(block, Table) else block.text for block in document.blocks)
    return "\n".join(islice(texts, _BLOCKS_TO_JUDGE))[:_LETTERS_TO_JUDGE]


def _text_of_table(table: Table) -> str:
    return "\n".join(cell for row in table.rows for cell in row)


def _mended(row: PlanRow, known: frozenset[str]) -> PlanRow:
    cells = {kind: mend_words(getattr(row, kind), known, damaged=True) for kind in _CELLS}
    count = sum(len(cell.changes) for kind, cell in cells.items() if kind != "omrade")
    doubts = (*row.warnings, _PUT_BACK.format(count=count)) if count else row.warnings
    return PlanRow(source=row.source, warnings=doubts, **{kind: cell.text for kind, cell in cells.items()})
