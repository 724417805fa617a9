"""The text of a cell in a PDF: its lines, with a mark where a word was cut for want of room."""

from collections.abc import Sequence

from tracker.documents.pdf.words import TextLine

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
