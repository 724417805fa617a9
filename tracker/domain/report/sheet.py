"""The activities as a table file: one row each, numbers as numbers; and how wide columns must be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.domain.report import phrases
from tracker.domain.report.values import Section, Told

Cell = str | int | float | None

_WIDEST = 40  # characters of a cell beyond which it had better be wrapped
_AIR = 4  # characters that the edges of a cell take
# In letters of the widest of usual fonts: the page, the edges of a cell on it, and the narrowest column.
_PAGE, _EDGES, _NARROWEST = 91.0, 1.8, 5.3
_NARROW, _WIDE, _HIGH = (
    re.compile(r"[fijlrtI.,:;()/’!-]"),
    re.compile("[mwMW%…]"),
    re.compile("[A-HJ-LN-VX-ZÅÄÖ]"),
)
_BOLD = 1.08  # how much wider bold letters are
_PARTS = 10  # of a letter, in shares
TABLE_TEXT, _LEAST_TEXT = 9.0, 7.0  # points


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with typed cells; `widths` are in characters."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]


def activity_sheet(section: Section) -> Sheet:
    """Returns a row for each activity that the section tells of."""
    rows = tuple(_row(told) for told in section.told)
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    widths = column_widths(phrases.SHEET_COLUMNS, texts)
    return Sheet(phrases.SHEET_TITLE, phrases.SHEET_COLUMNS, rows, widths)


def _row(told: Told) -> tuple[Cell, ...]:
    record = told.record
    numbers = (_plain(record.value), _plain(record.whole), record.per_cent)
    deviates = phrases.YES if told.deviates else phrases.NO
    about = (told.number, told.omrade, told.title, told.ansvarig, told.verdict_label, deviates)
    return (*about, *numbers, told.outcome, record.forecast, ", ".join(record.silent))


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


def column_widths(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Returns the width of each column in characters, after its content.

    A column holds its longest word, and more the longer its texts are.
    """
    columns = list(zip(header, *rows, strict=True))
    return tuple(max(_longest_word(column), _usual(column[1:])) + _AIR for column in columns)


def page_widths(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Returns the columns' shares of a page, after their content.

    Each column first gets room for its longest word, so that none is broken; what is left goes to those
    whose texts are long.
    """
    return page_shares(header, rows, column_widths(header, rows))


def page_shares(
    header: Sequence[str], rows: Sequence[Sequence[str]], wished: Sequence[int]
) -> tuple[int, ...]:
    """Returns the shares of columns that would like to be `wished` letters wide, none less than its words."""
    words = _words(header, rows)
    unshrunk = TABLE_TEXT / _text_size(words)  # edges are not smaller where the text is
    needed = [max(word + _EDGES * unshrunk, _NARROWEST * unshrunk) for word in words]
    wishes = [max(wish, need) for wish, need in zip(wished, needed, strict=True)]
    left, more = _PAGE - sum(needed), sum(wishes) - sum(needed)
    part = 1.0 if more <= left else max(left, 0) / more
    return tuple(
        round(_PARTS * (need + part * (wish - need))) for need, wish in zip(needed, wishes, strict=True)
    )


def text_size(header: Sequence[str], rows: Sequence[Sequence[str]]) -> float:
    """Returns the points of a table's text: fewer where its longest words do not fit side by side."""
    return _text_size(_words(header, rows))


def _text_size(words: Sequence[float]) -> float:
    room = (_PAGE - _EDGES * len(words)) / sum(words)
    return max(_LEAST_TEXT, min(TABLE_TEXT, int(2 * TABLE_TEXT * room) / 2))


def _words(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Returns the width of each column's widest word, in letters; those of the header are bold."""
    columns = zip(header, *rows, strict=True)
    return [max(_widest_word([head]) * _BOLD, _widest_word(texts)) for head, *texts in columns]


def _widest_word(texts: Sequence[str]) -> float:
    """A hyphen ends a word: a line may break there."""
    words = {word for text in texts for word in re.split(r"\s+|(?<=-)", text)}
    return min(max(map(_letters, words), default=1.0), _WIDEST)


@lru_cache(maxsize=4096)
def _letters(word: str) -> float:
    """Returns the width of a word in usual letters, as in Arial."""
    narrow, wide, high = (len(found.findall(word)) for found in (_NARROW, _WIDE, _HIGH))
    return len(word) - 0.46 * narrow + 0.55 * wide + 0.24 * high


def _longest_word(texts: Sequence[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=1), _WIDEST)


def _usual(texts: Sequence[str]) -> int:
    """Returns the length that three in four texts do not exceed."""
    lengths = sorted(len(text) for text in texts)
    return min(lengths[len(lengths) * 3 // 4], _WIDEST) if lengths else 0
