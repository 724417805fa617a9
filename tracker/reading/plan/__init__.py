"""Reads a plan's document as rows in the plan's own words: `read_rows(document)`.

Plans arrive as text that was once a table, damaged in about five ways: cells separated by tabs; rows cut by a
page or a footnote; cells below each other; columns side by side without borders; one cell per paragraph.
`scan` finds the tables by their header rows, `grid`, `stacked` and `sidebyside` reassemble the cells, `words`
the words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.domain.plan import PlanRow, Source
from tracker.domain.sentence import joined
from tracker.domain.swedish import capitalized, listed
from tracker.errors import NoPlanError
from tracker.reading.personal import without_personal_numbers
from tracker.reading.plan.diacritics import with_diacritics
from tracker.reading.plan.document import Block, Document, Line, Paragraph, Table, document_from_text
from tracker.reading.plan.form import columns_of
from tracker.reading.plan.headers import KINDS
from tracker.reading.plan.headings import Told
from tracker.reading.plan.letters import bare, unreadable_words
from tracker.reading.plan.notices import (
    column_notices,
    no_plan,
    open_columns,
    past_notices,
    place_of,
    table_notices,
)
from tracker.reading.plan.past import names_its_year, past_heading
from tracker.reading.plan.private import masked_columns, without_numbers
from tracker.reading.plan.scan import tables_of
from tracker.reading.plan.sections import names_plan
from tracker.reading.plan.table import FoundTable, OpenColumn, PlanTable, RawRow, UnreadTable

__all__ = [
    "Block",
    "Document",
    "Line",
    "OpenColumn",
    "Paragraph",
    "PlanTable",
    "Table",
    "bare",
    "document_from_text",
    "read_rows",
]

_STRANGE = "Raden har tecken som inte kan läsas, i {words} – jämför med originalet."
_MOST_STRANGE = 3
_NO_ACTIVITY = "Raden saknar text i kolumnen för aktivitet – kontrollera den mot planen."


def read_rows(
    document: Document,
    known: frozenset[str] = frozenset(),
    year: int | None = None,
    told: Told = {},  # noqa: B006  (never written to)
    with_past: bool = False,
) -> PlanTable:
    """Returns all activities of the document in order, each cell in the plan's own words.

    If a scan has lost å, ä and ö they are restored, and the row has a warning; `known` are words of plans
    read before, in lower case. `year` is the plan's and `told` what a person has said of headings, in bare
    letters. A follow-up of an earlier plan is left out unless `with_past`. All that is left out is in the
    warnings. Personal numbers are masked, each with a warning. Raises NoPlanError if there is no table of
    activities.
    """
    found = tables_of(document, told)
    tables = [table for table in found.tables if table.rows]
    if not tables:
        sentence = without_personal_numbers(no_plan(document.name, found.unread))
        raise NoPlanError(sentence, masked_columns(open_columns((), found.unread)))
    tables, past = _without_past(tables, year, with_past)
    table = _plan_table(document, tables, found.unread, past)
    return without_numbers(with_diacritics(table, document, known))


def _plan_table(
    document: Document,
    tables: Sequence[FoundTable],
    unread: Sequence[UnreadTable],
    past: Sequence[tuple[FoundTable, str]],
) -> PlanTable:
    """Returns the rows of the tables, and a warning for all that is not among them."""
    tables = _without_title(tables)
    rows = [
        row
        for number, table in enumerate(tables, start=1)
        for row in _plan_rows(table, number, document.name)
    ]
    notes = [
        joined(f"{capitalized(place_of(table.number or at, table.sheet))} ", note)
        for at, table in enumerate(tables, start=1)
        for note in table.notes
    ]
    left = (*table_notices(unread), *past_notices(past), *column_notices(tables))
    return PlanTable(
        tuple(rows),
        (*dict.fromkeys(notes), *left, *document.unread),
        tuple(table.kinds for table in tables),
        open_columns=tuple(open_columns(tables, unread)),
        past=tuple(heading for _, heading in past),
    )


def _without_title(tables: Sequence[FoundTable]) -> Sequence[FoundTable]:
    """Returns the tables without the one heading of all that is the plan's title, or its sheet's."""
    (section, *others) = {table.section for table in tables}
    only = not others and (names_plan(section) or section == tables[0].sheet)
    return [replace(table, section="") for table in tables] if only else tables


def _without_past(
    tables: list[FoundTable], year: int | None, with_past: bool
) -> tuple[list[FoundTable], list[tuple[FoundTable, str]]]:
    """Returns the tables of the plan, and those of an earlier plan's follow-up with their headings."""
    dated = names_its_year(tables, year)
    past = [(table, heading) for table in tables if (heading := past_heading(table, year, dated))]
    if with_past or len(past) == len(tables):
        return tables, []
    return [table for table in tables if not past_heading(table, year, dated)], past


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
    strange = [word for text in (omrade, *cells.values()) for word in unreadable_words(text)]
    doubts += (
        (_STRANGE.format(words=listed([f"”{word}”" for word in strange[:_MOST_STRANGE]])),) if strange else ()
    )
    return PlanRow(omrade=omrade, source=source, warnings=doubts, **cells)
