"""The values that the readers of this package hand each other, and the one they give away."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tracker.domain.plan import PlanRow


@dataclass(frozen=True, slots=True)
class RawRow:
    """One activity as cells by column kind, before it becomes a PlanRow.

    `omrade` is a heading that stood between the rows, `doubts` Swedish sentences about its borders.
    """

    cells: Mapping[str, str]
    page: int | None = None
    row: int | None = None
    omrade: str = ""
    doubts: tuple[str, ...] = ()

    def get(self, kind: str) -> str:
        return self.cells.get(kind, "")


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of activities: column kinds with the header's own words, rows, and the heading above it.

    `number` is the table's number in the document where the document numbers its tables.
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
    """What a plan document says: its rows, Swedish warnings about the whole, and each table's column kinds.

    The kinds are the fields of PlanRow, and "nummer" and "ovrigt" for columns that are not kept.
    `scanned` are the rows as the document has them where `rows` have had their å, ä and ö put back, else ().
    """

    rows: tuple[PlanRow, ...]
    warnings: tuple[str, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    scanned: tuple[PlanRow, ...] = ()
