"""The values that the readers of this package exchange, and the result."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tracker.domain.plan import PlanRow


@dataclass(frozen=True, slots=True)
class RawRow:
    """One activity as cells by column kind, before it becomes a PlanRow.

    `omrade` is a heading between the rows, `doubts` are Swedish sentences about its borders. `others` are the
    cells of the columns that a PlanRow has no field for, by the column's index.
    """

    cells: Mapping[str, str]
    page: int | None = None
    row: int | None = None
    omrade: str = ""
    doubts: tuple[str, ...] = ()
    others: Mapping[int, str] = field(default_factory=dict)

    def get(self, kind: str) -> str:
        return self.cells.get(kind, "")


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of activities: column kinds with the header's own words, rows, and the heading above it.

    `number` is the table's number in the document, if the document numbers its tables. `notes` are Swedish,
    what a person must know of how it was read; `above` are the headings over it, the outermost first.
    """

    kinds: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[RawRow, ...]
    section: str = ""
    number: int | None = None
    notes: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    sheet: str = ""

    def with_rows(self, rows: tuple[RawRow, ...]) -> "FoundTable":
        return replace(self, rows=rows)


@dataclass(frozen=True, slots=True)
class UnreadTable:
    """A table, or a part of one, that was not read: its rows as they stand.

    `asks` is True if it may be a part of the plan, so that a person must say.
    """

    rows: tuple[tuple[str, ...], ...]
    number: int | None = None
    sheet: str = ""
    asks: bool = False
    first_row: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a document: its tables of activities, and the tables that are none."""

    tables: tuple[FoundTable, ...]
    unread: tuple[UnreadTable, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenColumn:
    """A column that no field took: a person can say what it is. `cells` are its first texts."""

    table: str
    heading: str
    cells: tuple[str, ...]
    in_plan: bool


@dataclass(frozen=True, slots=True)
class PlanTable:
    """The tables of a plan document: rows, Swedish warnings about the whole, and the column kinds.

    The kinds are the fields of PlanRow, and "nummer" and "ovrigt" for columns that are not kept. `scanned`
    are the rows as scanned if å, ä and ö have been restored in `rows`, otherwise (). `open_columns` are those
    that a person can still give a meaning, `past` the headings of tables left out as last year's follow-up.
    """

    rows: tuple[PlanRow, ...]
    warnings: tuple[str, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    scanned: tuple[PlanRow, ...] = ()
    open_columns: tuple[OpenColumn, ...] = ()
    past: tuple[str, ...] = ()
