"""Finds the characters that a drawn line strikes out: a program prints struck text so."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from tracker.documents.pdf.words import Char, lines_of

_ABOVE, _NEAR = 0.3, 0.17  # of the font size: a line this high over the letters' feet strikes, one below not
_COVERED = 0.8  # of the line, by letters: a border is longer than the words it meets
_REACH = 1.0


def struck_of(page: Any, chars: Sequence[Char]) -> list[Char]:
    """Returns the struck characters of a pdfplumber page, in their order."""
    by_height: dict[int, list[Char]] = defaultdict(list)
    for char in chars:
        by_height[round(_middle(char))].append(char)
    struck = {id(char) for edge in page.horizontal_edges for char in _under(edge, by_height)}
    return [char for char in chars if id(char) in struck]


def struck_words(chars: Sequence[Char], number: int) -> Iterator[dict[str, Any]]:
    """Yields what is not read of a page: its struck lines, as one text where they follow each other."""
    text = " ".join(line.text for line in lines_of(chars))
    if text:
        yield {"unread": "struck", "text": text, "page": number}


def _middle(char: Char) -> float:
    """Returns the height at which a line strikes a character, measured from where its foot stands.

    Its box begins at the foot, or below it, as the font says.
    """
    foot = char["bottom"] + char["y0"] - char["matrix"][5]
    return float(foot - _ABOVE * char["size"])


def _under(edge: dict[str, Any], by_height: dict[int, list[Char]]) -> list[Char]:
    """Returns the characters that a line strikes, if it is as long as they are and ends where words do."""
    height, start, end = edge["top"], edge["x0"] - _REACH, edge["x1"] + _REACH
    beside = [
        char
        for at in range(round(height) - 3, round(height) + 4)
        for char in by_height.get(at, ())
        if abs(_middle(char) - height) <= _NEAR * char["size"] and start < char["x1"] and char["x0"] < end
    ]
    met = [char for char in beside if start <= char["x0"] and char["x1"] <= end]
    inside = {id(char) for char in met}
    whole = all(id(char) in inside or char["text"].isspace() for char in beside)
    covered = sum(char["x1"] - char["x0"] for char in met)
    return met if whole and covered > _COVERED * (edge["x1"] - edge["x0"]) > 0 else []
