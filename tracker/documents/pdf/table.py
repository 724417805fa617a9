"""A table as it stands on one page of a PDF, and the text of its cells, with a mark where a word was cut."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.documents.pdf.aligned import Columns
from collections.abc import Sequence

from tracker.documents.pdf.words import TextLine

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


CUT = "\u00ad"
_WIDEST_PADDING = 8.0
_CLOSING = ",.;:)"


def text_of_cell(lines: Sequence[TextLine], right: float) -> str:
    """The lines of a cell; CUT ends one that a word alone fills up to `right` and that goes on small.

    It may end the last line too, for the cell may go on on the next page.
    """
    followers = [*lines[1:], None]
    marks = [
        CUT if _may_be_cut(line, after, right) else "" for line, after in zip(lines, followers, strict=False)
    ]
    texts = (" ".join(word.text for word in line.words) for line in lines)
    return "\n".join(text + mark for text, mark in zip(texts, marks, strict=True))


def right_of(lines: Sequence[TextLine], x0: float, x1: float) -> float:
    """How far text can reach in a cell from x0 to x1: as near its border as it begins on the left."""
    padding = min((line.x0 for line in lines), default=x0) - x0
    return x1 - max(0.0, min(padding, _WIDEST_PADDING))


def _may_be_cut(line: TextLine, after: TextLine | None, right: float) -> bool:
    """A program cuts a word only where it is longer than the line, so that it stands there alone."""
    word, rest = line.words[-1], after.words[0].text if after else "a"
    if len(line.words) > 1 or line.ends_with_space or not word.text[-1].isalpha():
        return False
    letter = (word.x1 - word.x0) / len(word.text)
    goes_on = rest[0] in _CLOSING or (rest[0].isalpha() and rest[0].islower())
    return goes_on and right - line.x1 < 1.3 * letter
