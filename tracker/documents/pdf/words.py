"""Groups the characters of a PDF page into words and lines."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

Char = dict[str, Any]
_WORD_GAP = 0.18  # of the font size; a space between words is 0.25 or more
COLUMN_GAP = 0.5
_SAME_LINE = 0.5
# The last three are how fonts of Word name their ligatures.
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "\u00a0": " "}
    | dict.fromkeys("\u00ad\u2010\u2011", "-")
    | {"\u019f": "ti", "\u01a9": "tt", "\u01ab": "tti"}
)
_UNKNOWN_SIGN = re.compile(r"\(cid:\d+\)")  # a bullet, if alone
_BULLETS = re.compile("[\uf0a7\uf0b7\uf076\uf0d8\uf0fc]")
_NO_LETTER = "\ufffd"
_BOLD = ("bold", "black", "heavy", "semib", "demi")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its position in points from the upper left corner; `first` is its first letter's width."""

    text: str
    x0: float
    x1: float
    first: float = 0.0


@dataclass(frozen=True)
class TextLine:
    """The words of one line from left to right; `bold` if all characters are.

    Most programs that write PDF end a line with a space if it was broken between two words.
    """

    words: tuple[Word, ...]
    top: float
    bottom: float
    size: float
    bold: bool = False
    ends_with_space: bool = False

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    def only(self, words: Sequence[Word]) -> "TextLine":
        """Returns the line with only these of its words."""
        spaced = self.ends_with_space and words[-1] == self.words[-1]
        return replace(self, words=tuple(words), ends_with_space=spaced)

    @cached_property
    def text(self) -> str:
        """Returns the text; a gap as wide as between columns becomes two spaces."""
        text = self.words[0].text
        for before, word in zip(self.words, self.words[1:], strict=False):
            text += ("  " if word.x0 - before.x1 > 2 * COLUMN_GAP * self.size else " ") + word.text
        return text


def is_letter(char: Char) -> bool:
    """Returns whether the character is upright; rotated ones are not part of a line."""
    return bool(char["upright"])


def lines_of(chars: Sequence[Char]) -> list[TextLine]:
    """Returns the lines of these characters from top to bottom, without superscript footnote marks."""
    lines = (_line(row) for row in _rows(chars))
    return [line for line in lines if line is not None]


def text_on_side(chars: Sequence[Char]) -> str:
    """Returns the text of rotated characters: lines that read upwards, from left to right, or the reverse."""
    upwards = chars[0]["matrix"][1] > 0
    lines: dict[float, list[Char]] = {}
    for char in sorted(chars, key=lambda char: char["x0"], reverse=not upwards):
        position = next((at for at in lines if abs(at - char["x0"]) < _SAME_LINE * char["size"]), char["x0"])
        lines.setdefault(position, []).append(char)
    texts = (
        "".join(char["text"] for char in sorted(line, key=lambda char: char["top"], reverse=upwards))
        for line in lines.values()
    )
    return "\n".join(" ".join(text.split()) for text in texts)


def _rows(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Groups characters on the same line: they overlap by at least half of the smaller one's height."""
    row: list[Char] = []
    tallest: Char = {}
    for char in sorted(chars, key=lambda char: char["bottom"]):
        if row and not _beside(tallest, char):
            yield row
            row = []
        if not row or char["size"] > tallest["size"]:
            tallest = char
        row.append(char)
    if row:
        yield row


def _beside(one: Char, other: Char) -> bool:
    shared = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(shared > _SAME_LINE * min(one["size"], other["size"]))


def _line(row: Sequence[Char]) -> TextLine | None:
    printed = [char for char in row if not char["text"].isspace()]
    if not printed:
        return None
    size = max(char["size"] for char in printed)
    bottom = max(char["bottom"] for char in printed)
    kept = [char for char in row if not _is_footnote_mark(char, size, bottom)]
    words = tuple(_words(sorted(kept, key=lambda char: char["x0"])))
    if not words:
        return None
    bold = all(_is_bold(char["fontname"]) for char in printed)
    spaced = max(row, key=lambda char: char["x0"])["text"].isspace()
    return TextLine(words, min(char["top"] for char in printed), bottom, size, bold, spaced)


def _is_footnote_mark(char: Char, size: float, bottom: float) -> bool:
    raised = char["bottom"] < bottom - 0.1 * size
    return bool(raised and char["size"] < 0.8 * size and char["text"] in "0123456789*")


def _is_bold(fontname: str) -> bool:
    return any(word in fontname.lower() for word in _BOLD)


def _words(row: Sequence[Char]) -> Iterator[Word]:
    word: list[Char] = []
    for char in row:
        if word and (char["text"].isspace() or _parted(word[-1], char)):
            yield _word(word)
            word = []
        if not char["text"].isspace() and not (word and _is_shadow(word[-1], char)):
            word.append(char)
    if word:
        yield _word(word)


def _parted(before: Char, char: Char) -> bool:
    return bool(char["x0"] - before["x1"] > _WORD_GAP * char["size"])


def _is_shadow(before: Char, char: Char) -> bool:
    """Returns whether the character is a duplicate: some programs print it twice to make it bold."""
    return bool(before["text"] == char["text"] and char["x0"] - before["x0"] < 0.1 * char["size"])


def _word(chars: Sequence[Char]) -> Word:
    text = "".join(char["text"] for char in chars).translate(_LIGATURES)
    text = "•" if _UNKNOWN_SIGN.fullmatch(text) else _UNKNOWN_SIGN.sub(_NO_LETTER, _BULLETS.sub("•", text))
    end = max(char["x1"] for char in chars)
    return Word(unicodedata.normalize("NFC", text), chars[0]["x0"], end, chars[0]["x1"] - chars[0]["x0"])
