"""Tables without borders between their columns: a column border is where no line of the table has text.

Such a table is found by its header. Rows are separated by horizontal rules, by the distance between lines,
and by what is unlikely within a cell: text after a gap, or a break although the next word had room.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tracker.documents.pdf.words import COLUMN_GAP, TextLine, Word
from tracker.reading.plan.headers import is_header_tail
from tracker.reading.plan.headings import NOT_READ, kinds_of_row

_MOST_HEADER_LINES = 3
_SOME_LINES = 8
_FEWEST_UNKNOWN, _LINES_TO_JUDGE, _MOST_OF = 3, 24, 0.8  # of a table whose headings are unknown
_LINES_FOR_BORDERS = 60
_FAR = 3.0  # line heights between a table and text that is no longer part of it
_LONGEST_TITLE = 90
_MOST_LINES = 12  # lines of a row before the first one with text in several columns
_LARGER = 1.05
_SAME_START = 1.0
Cells = tuple[str, ...]


@dataclass(frozen=True)
class Columns:
    """The x of the borders between columns, and of the start of the text right of each border."""

    borders: tuple[float, ...]
    starts: tuple[float, ...]

    def column_of(self, word: Word) -> int:
        return sum(border <= (word.x0 + word.x1) / 2 for border in self.borders)

    def split(self, line: TextLine) -> list[tuple[Word, ...]]:
        cells: list[list[Word]] = [[] for _ in range(len(self.borders) + 1)]
        for word in line.words:
            cells[self.column_of(word)].append(word)
        return [tuple(cell) for cell in cells]

    def hold(self, line: TextLine) -> bool:
        """Returns whether the line respects the borders: no word and no running text crosses one."""
        crossed = any(
            word.x0 < border - 1 and word.x1 > border + 1 for word in line.words for border in self.borders
        )
        return not crossed and all(
            self._part(before, word, line.size) for before, word in pairwise(line.words)
        )

    def _part(self, before: Word, word: Word, size: float) -> bool:
        """Returns whether the words are in the same column, far apart, or the second starts its column."""
        column = self.column_of(word)
        if column == self.column_of(before) or word.x0 - before.x1 > COLUMN_GAP * size:
            return True
        return abs(word.x0 - self.starts[column - 1]) <= _SAME_START


@dataclass(frozen=True)
class Header:
    """A header: the lines from `start` to `end`, and the words of each of its cells."""

    start: int
    end: int
    cells: tuple[tuple[Word, ...], ...]

    @cached_property
    def texts(self) -> Cells:
        return tuple(" ".join(word.text for word in cell) for cell in self.cells)

    @cached_property
    def known(self) -> int:
        """The number of columns that are known by their words; 0 if this heads no plan."""
        kinds = kinds_of_row(self.texts, {}) if len(self.cells) > 2 else None
        return sum(kind != NOT_READ for kind in kinds or ())


def header_at(lines: Sequence[TextLine], index: int) -> Header | None:
    """Returns the header that begins at this line, of up to three lines; None if there is none."""
    for count in range(1, _MOST_HEADER_LINES + 1):
        some = lines[index : index + count]
        if len(some) < count or some[-1].bottom - some[0].top > 2 * count * some[0].size:
            return None
        header = Header(index, index + count, _cells_of(some))
        if header.known:
            return None if _begins_later(header, lines) else _with_tails(header, lines)
    return None


def unknown_header_at(lines: Sequence[TextLine], index: int) -> Header | None:
    """Returns a header of unknown words that begins at this line: most lines below stand in its columns."""
    header = Header(index, index + 1, _cells_of(lines[index : index + 1]))
    if len(header.cells) < _FEWEST_UNKNOWN:
        return None
    columns = columns_under(header, lines)
    below = lines[index + 1 : index + 1 + _LINES_TO_JUDGE]
    held = [line for line in below if columns.hold(line)]
    rows = [line for line in held if _filled(columns, line) > 1]
    table = len(rows) >= _FEWEST_UNKNOWN and len(held) > _MOST_OF * len(below)
    return _with_tails(header, lines) if table else None


def _begins_later(header: Header, lines: Sequence[TextLine]) -> bool:
    """Returns whether the first line is a heading above the header: it is larger, or hides a known column."""
    if header.end - header.start < 2:
        return False
    below = Header(header.start + 1, header.end, _cells_of(lines[header.start + 1 : header.end]))
    larger = lines[header.start].size > lines[header.end - 1].size * _LARGER
    return below.known > 0 and (larger or below.known > header.known)


def _with_tails(header: Header, lines: Sequence[TextLine]) -> Header:
    """Returns the header extended with lines that only continue it: "med åtgärden", or bold as the header."""
    bold = lines[header.start].bold and not all(line.bold for line in lines[header.end :][:_SOME_LINES])
    while header.end < len(lines) and header.end - header.start < _MOST_HEADER_LINES:
        line, last = lines[header.end], lines[header.end - 1]
        goes_on = is_header_tail(line.text) or (bold and line.bold)
        if line.top - last.bottom > 0.5 * line.size or not goes_on:
            break
        cells = _cells_of(lines[header.start : header.end + 1])
        if len(cells) != len(header.cells):
            break
        header = Header(header.start, header.end + 1, cells)
    return header


def _cells_of(lines: Sequence[TextLine]) -> tuple[tuple[Word, ...], ...]:
    """Returns the words of these lines, grouped by column."""
    words = [(word, number) for number, line in enumerate(lines) for word in line.words]
    groups: list[list[tuple[Word, int]]] = []
    end = 0.0
    for word, number in sorted(words, key=lambda item: item[0].x0):
        if not groups or word.x0 - end > COLUMN_GAP * lines[0].size:
            groups.append([])
        groups[-1].append((word, number))
        end = max(end, word.x1)
    return tuple(tuple(word for word, _ in sorted(group, key=lambda item: item[1])) for group in groups)


def _runs(line: TextLine, gap: float) -> list[tuple[float, float]]:
    """Returns the (x0, x1) of running text: consecutive words with the spaces between them."""
    runs: list[tuple[float, float]] = []
    for word in line.words:
        if runs and word.x0 - runs[-1][1] <= gap:
            runs[-1] = (runs[-1][0], word.x1)
        else:
            runs.append((word.x0, word.x1))
    return runs


def columns_under(header: Header, lines: Sequence[TextLine]) -> Columns:
    """Returns the borders between the header's cells: where the fewest lines below have text."""
    below = lines[header.start : header.end + _LINES_FOR_BORDERS]
    runs = [run for line in below for run in _runs(line, COLUMN_GAP * line.size)]
    borders = tuple(_border(left, right, runs) for left, right in pairwise(header.cells))
    return Columns(borders, tuple(min(word.x0 for word in cell) for cell in header.cells[1:]))


def _border(left: Sequence[Word], right: Sequence[Word], runs: Sequence[tuple[float, float]]) -> float:
    start = min(word.x0 for word in left) + 1
    end = max(word.x1 for word in right) - 1
    aim = min(word.x0 for word in right)
    crossed = {x: sum(x0 < x < x1 for x0, x1 in runs) for x in (*_steps(start, end), aim - 0.5)}
    fewest = min(crossed.values())
    return min((x for x, count in crossed.items() if count == fewest), key=lambda x: abs(x - aim + 0.5))


def _steps(start: float, end: float) -> Iterator[float]:
    x = start
    while x < end:
        yield x
        x += 1.0


def end_of_table(lines: Sequence[TextLine], start: int, columns: Columns, size: float) -> int:
    """Returns the index after the table's last line: before running text, a distant line, or another header.

    `size` is the font size of the table; larger text below it is a heading.
    """
    end = index = start
    while index < len(lines):
        line = lines[index]
        far = index > start and _is_far(lines[index - 1], line)
        if (far and not _begins_row(lines, index, columns)) or header_at(lines, index):
            break
        if columns.hold(line):
            end = index + 1
        elif not _is_title(lines, index, columns):
            break
        index += 1
    return _without_heading_below(lines, start, end, columns, size)


def _is_far(before: TextLine, line: TextLine) -> bool:
    return line.top - before.bottom > _FAR * line.size


def _begins_row(lines: Sequence[TextLine], index: int, columns: Columns) -> bool:
    """Returns whether the adjacent lines from here on have text in several columns."""
    for at in range(index, min(index + _MOST_LINES, len(lines))):
        if at > index and _is_far(lines[at - 1], lines[at]):
            break
        if columns.hold(lines[at]) and _filled(columns, lines[at]) > 1:
            return True
    return False


def _is_title(lines: Sequence[TextLine], index: int, columns: Columns) -> bool:
    """Returns whether a line across the columns is a title between rows: short, and followed by rows."""
    line = lines[index]
    short = len(line.text) <= _LONGEST_TITLE and not line.text.endswith((".", ","))
    follower = lines[index + 1] if index + 1 < len(lines) else None
    return short and follower is not None and columns.hold(follower) and _filled(columns, follower) > 1


def _filled(columns: Columns, line: TextLine) -> int:
    return sum(map(bool, columns.split(line)))


def _without_heading_below(
    lines: Sequence[TextLine], start: int, end: int, columns: Columns, size: float
) -> int:
    """Excludes trailing lines that are alone in the first column after a gap, or in another style."""
    usual = [lines[at].top - lines[at - 1].bottom for at in range(start + 1, end)]
    widest = sorted(usual)[int(0.9 * (len(usual) - 1))] if usual else 0.0
    for at in range(end - 1, start - 1, -1):
        cells = columns.split(lines[at])
        if not cells[0] or any(cells[1:]):
            break
        differs = lines[at].size > size * _LARGER or lines[at].bold
        if differs or (at > start and lines[at].top - lines[at - 1].bottom > 1.4 * widest + 2):
            return at
    return end
