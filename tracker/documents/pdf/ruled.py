"""Tables with drawn borders on a PDF page: pdfplumber finds the cells, this module assigns their text."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from tracker.documents.pdf.table import right_of, text_of_cell
from tracker.documents.pdf.words import Char, TextLine, lines_of, text_on_side
from tracker.reading.plan.letters import starts_large

_SAME_POSITION = 3.0
_CROOKED = 0.2
_FEWEST_RULES = 2
_FEWEST_PARTED = 2
_PADDING = 9.0
_FEWEST_UPRIGHTS = 3
_MOST_OPEN = 2  # per page: at the beginning and at the end
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class RuledTable:
    """The borders of columns and rows, and the cell at each position of that grid."""

    xs: list[float]
    ys: list[float]
    owners: dict[tuple[int, int], int]
    cells: Sequence[Box]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def cell_at(self, x: float, y: float) -> int | None:
        """Returns the cell that contains a point, None if there is none."""
        return self.owners.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def rows(self, chars: dict[int, list[Char]], turned: dict[int, list[Char]]) -> list[list[str]]:
        """Returns the texts by grid position; a merged cell is repeated in every position that it covers.

        `turned` characters are read if a cell has no others.
        """
        texts = {cell: text_on_side(inside) for cell, inside in turned.items()}
        lines = {cell: lines_of(inside) for cell, inside in chars.items()}
        ends = self._ends(lines)
        texts |= {cell: text_of_cell(inside, ends[self._sides(cell)]) for cell, inside in lines.items()}
        parted = {cell: self._parted(inside) for cell, inside in lines.items() if self._is_wide(cell)}
        rows = []
        for row in range(len(self.ys) - 1):
            cells = [self.owners.get((row, column), -1) for column in range(len(self.xs) - 1)]
            rows.append(parted.get(cells[0]) or [texts.get(cell, "") for cell in cells])
        return rows

    def _is_wide(self, cell: int) -> bool:
        """Returns whether a cell covers all columns of exactly one row."""
        x0, top, x1, bottom = self.cells[cell]
        one_row = _index(self.ys, bottom) - _index(self.ys, top) == 1
        return one_row and x0 < self.xs[1] - _SAME_POSITION and x1 > self.xs[-2] + _SAME_POSITION

    def _parted(self, lines: Sequence[TextLine]) -> list[str] | None:
        """Returns the texts by column, if a row without borders is aligned with those of the other rows."""
        columns: list[list[TextLine]] = [[] for _ in self.xs[1:]]
        for line in lines:
            words = [(bisect_right(self.xs, word.x0) - 1, word) for word in line.words]
            for column, group in groupby(words, key=lambda item: item[0]):
                some = [word for _, word in group]
                begins = some[0].x0 - self.xs[column] < _PADDING if 0 <= column < len(columns) else False
                if not begins or some[-1].x1 > self.xs[column + 1]:
                    return None
                columns[column].append(line.only(some))
        if sum(map(bool, columns)) < _FEWEST_PARTED and not _is_rest(lines):
            return None
        borders = pairwise(self.xs)
        return [text_of_cell(some, right_of(some, *x)) for some, x in zip(columns, borders, strict=True)]

    def _sides(self, cell: int) -> tuple[int, int]:
        x0, _, x1, _ = self.cells[cell]
        return _index(self.xs, x0), _index(self.xs, x1)

    def _ends(self, lines: dict[int, list[TextLine]]) -> dict[tuple[int, int], float]:
        """Returns how far text can reach in the cells of each column, judged by all of them."""
        columns: dict[tuple[int, int], list[TextLine]] = defaultdict(list)
        for cell, inside in lines.items():
            columns[self._sides(cell)].extend(inside)
        return {
            (left, right): right_of(inside, self.xs[left], self.xs[right])
            for (left, right), inside in columns.items()
        }


def _is_rest(lines: Sequence[TextLine]) -> bool:
    """Returns whether text in one column alone is the rest of a cell: a title is not broken so early."""
    return len(lines) > 1 or (bool(lines) and not starts_large(lines[0].text))


def straighten(page: Any) -> None:
    """Makes lines that are level or upright but for a rounding error exactly so, as on a turned page."""
    for line in page.objects.get("line", ()):
        for start, end in (("x0", "x1"), ("top", "bottom")):
            if 0 < abs(line[end] - line[start]) < _CROOKED:
                line[end] = line[start]


def ruled_tables(page: Any) -> list[RuledTable]:
    """Returns the tables of the page with borders between at least two columns."""
    found = page.find_tables(
        {"explicit_vertical_lines": _open_sides(page), "explicit_horizontal_lines": _open_ends(page)}
    )
    tables = (_table([cell for cell in table.cells if cell]) for table in found)
    return [table for table in tables if len(table.xs) > 2]


def _table(cells: Sequence[Box]) -> RuledTable:
    xs = _borders(x for cell in cells for x in (cell[0], cell[2]))
    ys = _borders(y for cell in cells for y in (cell[1], cell[3]))
    owners = {}
    for number, (x0, top, x1, bottom) in enumerate(cells):
        for row in range(_index(ys, top), _index(ys, bottom)):
            for column in range(_index(xs, x0), _index(xs, x1)):
                owners[row, column] = number
    return RuledTable(xs, ys, owners, cells)


def _borders(positions: Iterable[float]) -> list[float]:
    borders: list[float] = []
    for position in sorted(positions):
        if not borders or position - borders[-1] > _SAME_POSITION:
            borders.append(position)
    return borders


def _index(borders: Sequence[float], value: float) -> int:
    return min(range(len(borders)), key=lambda at: abs(borders[at] - value))


def horizontal_rules(page: Any) -> list[tuple[float, float, float]]:
    """Returns the horizontal lines of the page as (y, x0, x1), with the pieces of a line joined."""
    pieces = sorted((round(edge["top"]), edge["x0"], edge["x1"]) for edge in page.horizontal_edges)
    rules: list[tuple[float, float, float]] = []
    for y, x0, x1 in pieces:
        if rules and abs(rules[-1][0] - y) <= 1 and x0 <= rules[-1][2] + _SAME_POSITION:
            rules[-1] = (rules[-1][0], rules[-1][1], max(x1, rules[-1][2]))
        else:
            rules.append((y, x0, x1))
    return rules


def _open_sides(page: Any) -> list[dict[str, Any]]:
    """Returns the missing left and right borders of tables that have borders between their columns."""
    ends: dict[tuple[int, int], set[float]] = defaultdict(set)
    for y, x0, x1 in horizontal_rules(page):
        ends[round(x0), round(x1)].add(y)
    uprights = [(edge["x0"], edge["top"], edge["bottom"]) for edge in page.vertical_edges]
    return [
        _upright(x, top, bottom)
        for (x0, x1), ys in ends.items()
        for top, bottom in pairwise(sorted(ys))
        for x in _missing(x0, x1, [x for x, start, end in uprights if start < top + 2 and end > bottom - 2])
    ]


def _missing(x0: float, x1: float, crossing: Sequence[float]) -> list[float]:
    """Returns the sides of a row without a border, if there is a border between its columns."""
    if not any(x0 + _SAME_POSITION < x < x1 - _SAME_POSITION for x in crossing):
        return []
    return [x for x in (x0, x1) if all(abs(x - other) > _SAME_POSITION for other in crossing)]


def _upright(x: float, top: float, bottom: float) -> dict[str, Any]:
    return {
        "object_type": "line", "x0": x, "x1": x, "top": top, "bottom": bottom, "width": 0,
        "height": bottom - top,
    }  # fmt: skip


def _open_ends(page: Any) -> list[dict[str, Any]]:
    """Returns the missing horizontal borders where a row breaks across a page and its vertical borders end.

    Considers only vertical borders that horizontal rules divide into rows elsewhere; otherwise no border is
    missing. Below a repeated header, such a row is detected where the pieces of the vertical borders meet.
    """
    rules = horizontal_rules(page)
    uprights = _joined(page.vertical_edges)
    parted = [upright for upright in uprights if _rules_across(upright, rules) >= _FEWEST_RULES]
    positions = {x for x, _, _ in parted}
    pieces = [(round(edge["x0"]), edge["top"], edge["bottom"]) for edge in page.vertical_edges]
    outer = _ends_without_rule(parted, rules)
    inner = _ends_without_rule([piece for piece in pieces if piece[0] in positions], rules)
    found = inner if len(inner) <= _MOST_OPEN else outer  # if there are more, they are dashed lines
    return [_level(y, min(xs), max(xs)) for y, xs in found.items()]


def _rules_across(upright: tuple[float, float, float], rules: Sequence[tuple[float, float, float]]) -> int:
    x, top, bottom = upright
    return sum(
        top - 2 < y < bottom + 2 and x0 - _SAME_POSITION < x < x1 + _SAME_POSITION for y, x0, x1 in rules
    )


def _ends_without_rule(
    uprights: Iterable[tuple[float, float, float]], rules: Sequence[tuple[float, float, float]]
) -> dict[int, set[float]]:
    """Returns y → x of vertical lines, where several of them, or both sides, end without a level one."""
    ends: dict[int, set[float]] = defaultdict(set)
    for x, top, bottom in uprights:
        ends[round(top)].add(x)
        ends[round(bottom)].add(x)
    return {
        y: xs
        for y, xs in ends.items()
        if (len(xs) >= _FEWEST_UPRIGHTS or _are_sides(xs, rules))
        and all(abs(y - rule) > _SAME_POSITION for rule, _, _ in rules)
    }


def _are_sides(xs: set[float], rules: Sequence[tuple[float, float, float]]) -> bool:
    """Returns whether vertical lines stand at both ends of several rules: the sides of a table."""
    left, right = min(xs), max(xs)
    spanned = [
        y for y, x0, x1 in rules if abs(x0 - left) <= _SAME_POSITION and abs(x1 - right) <= _SAME_POSITION
    ]
    return len(spanned) >= _FEWEST_RULES


def _joined(edges: Sequence[dict[str, Any]]) -> list[tuple[float, float, float]]:
    """Returns the vertical lines as (x, top, bottom), with the pieces of a line joined."""
    uprights: list[tuple[float, float, float]] = []
    for x, top, bottom in sorted((round(edge["x0"]), edge["top"], edge["bottom"]) for edge in edges):
        if uprights and uprights[-1][0] == x and top <= uprights[-1][2] + _SAME_POSITION:
            uprights[-1] = (x, uprights[-1][1], max(bottom, uprights[-1][2]))
        else:
            uprights.append((x, top, bottom))
    return uprights


def _level(y: float, x0: float, x1: float) -> dict[str, Any]:
    return {
        "object_type": "line", "x0": x0, "x1": x1, "top": y, "bottom": y, "width": x1 - x0, "height": 0,
    }  # fmt: skip


def sorted_into(
    tables: Sequence[RuledTable], chars: Sequence[Char]
) -> tuple[list[dict[int, list[Char]]], list[Char]]:
    """Returns the characters of each table by cell, and those outside all tables."""
    inside: list[dict[int, list[Char]]] = [defaultdict(list) for _ in tables]
    outside: list[Char] = []
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        for table, cells in zip(tables, inside, strict=True):
            cell = table.cell_at(x, y)
            if cell is not None:
                cells[cell].append(char)
                break
        else:
            outside.append(char)
    return inside, outside
