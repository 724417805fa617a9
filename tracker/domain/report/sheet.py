"""The activities as a table file: one row each, numbers as numbers; and how wide columns must be."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.report import phrases
from tracker.domain.report.values import Section, Told

Cell = str | int | float | None

_WIDEST = 40  # characters of a cell beyond which it had better be wrapped
_AIR = 4  # characters that the edges of a cell take
_LEAST_AIR = 2  # what they take at least, where the words fill the page
_PAGE = 90  # characters of a table across a page, edges included, in the widest of usual fonts


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
    columns = list(zip(header, *rows, strict=True))
    needed = [_longest_word(column) + _AIR for column in columns]
    wished = column_widths(header, rows)
    left, more = _PAGE - sum(needed), sum(wished) - sum(needed)
    if more <= left:
        return wished
    if left <= 0:
        return tuple(need - _AIR + _LEAST_AIR for need in needed)
    return tuple(round(need + left * (wish - need) / more) for need, wish in zip(needed, wished, strict=True))


def _longest_word(texts: Sequence[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=1), _WIDEST)


def _usual(texts: Sequence[str]) -> int:
    """Returns the length that three in four texts do not exceed."""
    lengths = sorted(len(text) for text in texts)
    return min(lengths[len(lengths) * 3 // 4], _WIDEST) if lengths else 0
