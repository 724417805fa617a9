"""A table as it stands on one page of a PDF."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.documents.pdf.aligned import Columns

_SAME_BORDER = 6.0


@dataclass
class PageTable:
    """A table, or the part of it that stands on this page; `borders` are the x between its columns.

    One without drawn borders has `columns`, and `size` is that of its letters.
    """

    top: float
    bottom: float
    rows: list[list[str]]
    borders: tuple[float, ...]
    columns: "Columns | None" = None
    size: float = 0.0

    def goes_on_from(self, before: "PageTable") -> bool:
        """Whether it has the same columns as a table that nothing parts it from."""
        same = (self.columns is None) == (before.columns is None) and len(self.borders) == len(before.borders)
        return same and all(
            abs(mine - other) <= _SAME_BORDER
            for mine, other in zip(self.borders, before.borders, strict=True)
        )
