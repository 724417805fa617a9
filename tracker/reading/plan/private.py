"""Personal numbers leave a plan's rows before anything else sees them: letters and sections quote the rows.

A plan is about activities; a number in it is a slip, which the coordinator is told of.
"""

from collections.abc import Iterable
from dataclasses import replace

from tracker.domain.plan import USUAL_HEADINGS, PlanRow, Source
from tracker.domain.sentence import reworded
from tracker.reading.personal import without_personal_numbers
from tracker.reading.plan.table import OpenColumn, PlanTable

_CELLS = ("omrade", "aktivitet", "ansvarig", "tidplan", "uppfoljning", "syfte", "berorda")
_REMOVED = "{cell}: ett personnummer är borttaget – ta bort det i planen också."


def without_numbers(table: PlanTable) -> PlanTable:
    """Returns the table with a mask for each personal number, and a warning in each row that had one."""
    return replace(
        table,
        rows=tuple(map(_masked, table.rows)),
        scanned=tuple(map(_masked, table.scanned)),
        warnings=tuple(reworded(one, without_personal_numbers) for one in table.warnings),
        open_columns=masked_columns(table.open_columns),
        past=tuple(map(without_personal_numbers, table.past)),
    )


def masked_columns(columns: Iterable[OpenColumn]) -> tuple[OpenColumn, ...]:
    """Returns the columns that a person is asked about, with a mask for each personal number."""
    return tuple(
        replace(
            column,
            heading=without_personal_numbers(column.heading),
            cells=tuple(map(without_personal_numbers, column.cells)),
        )
        for column in columns
    )


def _masked(row: PlanRow) -> PlanRow:
    cells = {kind: getattr(row, kind) for kind in _CELLS}
    masked = {kind: without_personal_numbers(text) for kind, text in cells.items()}
    source, doubts = _masked_source(row.source), tuple(map(without_personal_numbers, row.warnings))
    removed = [USUAL_HEADINGS[kind] for kind in _CELLS if masked[kind] != cells[kind]]
    if not removed and source.columns != row.source.columns:
        removed = ["En kolumn som inte läses in"]
    if not removed and (source, doubts) == (row.source, row.warnings):
        return row
    told = tuple(_REMOVED.format(cell=cell) for cell in removed)
    return PlanRow(source=source, warnings=(*doubts, *told), **masked)


def _masked_source(source: Source) -> Source:
    columns = tuple(
        replace(
            column,
            heading=without_personal_numbers(column.heading),
            text=without_personal_numbers(column.text),
        )
        for column in source.columns
    )
    return replace(source, file=without_personal_numbers(source.file), columns=columns)
