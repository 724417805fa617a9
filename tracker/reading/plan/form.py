"""The form of a plan's own table: its columns in order, with the headings as the document has them."""

from tracker.domain.plan import USUAL_HEADINGS, Column
from tracker.reading.diacritics import mend_words
from tracker.reading.plan.headers import cell_kind
from tracker.reading.plan.periods import PERIOD
from tracker.reading.plan.table import FoundTable, RawRow
from tracker.reading.plan.timecolumns import START


def columns_of(table: FoundTable, row: RawRow) -> tuple[Column, ...]:
    """Returns the columns of a row's table; one whose heading is merged over several counts once."""
    columns: list[Column] = []
    damaged = all(name.isascii() for name in table.names)
    for index, kind in enumerate(table.kinds):
        if kind in (START, PERIOD) and "tidplan" not in (
            *table.kinds[:index],
            *(one.kind for one in columns),
        ):
            columns.append(Column("tidplan", _times_heading(table)))
        if kind in (START, PERIOD) or (kind == "tidplan" and any(one.kind == kind for one in columns)):
            continue
        heading = _heading(kind, table.names[index] if index < len(table.names) else "", damaged)
        last = columns[-1] if columns else None
        if last is not None and kind != "ovrigt" and (last.kind, last.heading) == (kind, heading):
            continue
        columns.append(Column(kind, heading, row.others.get(index, "")))
    return tuple(columns)


def _times_heading(table: FoundTable) -> str:
    """Returns "Startdatum – Slutdatum" for two columns of time, the usual heading for marked periods."""
    names = [name for kind, name in zip(table.kinds, table.names, strict=False) if kind in (START, "tidplan")]
    return " – ".join(names) if START in table.kinds and any(names) else USUAL_HEADINGS["tidplan"]


def _heading(kind: str, name: str, damaged: bool) -> str:
    """Returns the document's heading, or the usual one if it is unknown.

    A scan that loses å, ä and ö loses them in all headings: they are restored if none of them has one.
    """
    if not name or name == kind:
        return USUAL_HEADINGS.get(kind, name)
    return mend_words(name, damaged=True).text if damaged and cell_kind(name) else name
