"""A table on one page of a PDF, and the text of its cells, marked where a word was broken."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.documents.pdf.aligned import Columns
from collections.abc import Sequence

from tracker.documents.pdf.words import TextLine

_SAME_BORDER = 6.0


@dataclass
class PageTable:
    """A table, or the part of it on this page; `borders` are the x between its columns.

    One without drawn borders has `columns`, and `size` is its font size.
    """

    top: float
    bottom: float
    rows: list[list[str]]
    borders: tuple[float, ...]
    columns: "Columns | None" = None
    size: float = 0.0

    def goes_on_from(self, before: "PageTable") -> bool:
        """Returns whether this table continues `before`: both have the same columns."""
        same = (self.columns is None) == (before.columns is None) and len(self.borders) == len(before.borders)
        return same and all(
            abs(mine - other) <= _SAME_BORDER
            for mine, other in zip(self.borders, before.borders, strict=True)
        )


CUT = "\u00ad"
_WIDEST_PADDING = 8.0
_CLOSING = ",.;:)"
_AVERAGE, _INEXACT = 1.3, 0.5


def text_of_cell(lines: Sequence[TextLine], right: float) -> str:
    """Returns the lines of a cell; CUT marks a line whose only word reaches `right` and seems to continue.

    It may mark the last line too, because the cell may continue on the next page.
    """
    followers = [*lines[1:], None]
    marks = [
        CUT if _may_be_cut(line, after, right) else "" for line, after in zip(lines, followers, strict=False)
    ]
    texts = (" ".join(word.text for word in line.words) for line in lines)
    return "\n".join(text + mark for text, mark in zip(texts, marks, strict=True))


def right_of(lines: Sequence[TextLine], x0: float, x1: float) -> float:
    """Returns the x that text can reach in a column from x0 to x1, if both sides have the same padding."""
    padding = min((line.x0 for line in lines), default=x0) - x0
    reached = max((line.x1 for line in lines if line.x1 <= x1), default=x0)
    return max(reached, x1 - max(0.0, min(padding, _WIDEST_PADDING)))


def _may_be_cut(line: TextLine, after: TextLine | None, right: float) -> bool:
    """Returns whether the word may be broken: a program does so only where the next letter has no room."""
    word, next_word = line.words[-1], after.words[0] if after else None
    if len(line.words) > 1 or line.ends_with_space or not word.text[-1].isalpha():
        return False
    rest = next_word.text if next_word else "a"
    letter = next_word.first if next_word else _AVERAGE * (word.x1 - word.x0) / len(word.text)
    hyphened = rest[0] == "-" and len(rest) > 1
    goes_on = hyphened or rest[0] in _CLOSING or (rest[0].isalpha() and rest[0].islower())
    return goes_on and right - line.x1 < letter + _INEXACT
