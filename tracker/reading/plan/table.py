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

    `number` is the table's number in the document, if the document numbers its tables.
    """

    kinds: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[RawRow, ...]
    section: str = ""
    number: int | None = None

    def with_rows(self, rows: tuple[RawRow, ...]) -> "FoundTable":
        return replace(self, rows=rows)


@dataclass(frozen=True, slots=True)
class PlanTable:
    """The tables of a plan document: rows, Swedish warnings about the whole, and the column kinds.

    The kinds are the fields of PlanRow, and "nummer" and "ovrigt" for columns that are not kept. `scanned`
    are the rows as scanned if å, ä and ö have been restored in `rows`, otherwise ().
    """

    rows: tuple[PlanRow, ...]
    warnings: tuple[str, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    scanned: tuple[PlanRow, ...] = ()
