"""The form of a plan's own table: its columns in order, with the headings as the document has them."""

from tracker.domain.plan import USUAL_HEADINGS, Column
from tracker.reading.diacritics import mend_words
from tracker.reading.plan.headers import cell_kind
from tracker.reading.plan.table import FoundTable, RawRow


def columns_of(table: FoundTable, row: RawRow) -> tuple[Column, ...]:
    """Returns the columns of a row's table; one whose heading is merged over several counts once."""
    columns: list[Column] = []
    for index, kind in enumerate(table.kinds):
        heading = _heading(kind, table.names[index] if index < len(table.names) else "")
        last = columns[-1] if columns else None
        if last is not None and kind != "ovrigt" and (last.kind, last.heading) == (kind, heading):
            continue
        columns.append(Column(kind, heading, row.others.get(index, "")))
    return tuple(columns)


def _heading(kind: str, name: str) -> str:
    """Returns the document's heading, with å, ä and ö restored, or the usual one if it is unknown."""
    if not name or name == kind:
        return USUAL_HEADINGS.get(kind, name)
    return mend_words(name, damaged=True).text if name.isascii() and cell_kind(name) else name
