"""Finds the ruled lines of a table in the image of a page, and erases them before OCR.

Words that touch a line are recognised badly. The lines are drawn again afterwards, because a table without
them is harder to reconstruct.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels; right and bottom are exclusive
_PIECE = 40  # pixels: a piece of a line of this length is entirely dark; no character is
_FEWEST_PIECES = 6
_TIMES_AS_LONG_AS_THICK = 30
_THICKEST = 14  # pixels; anything thicker is a shaded cell or an image
_DARK = 80
_INK = 128
_DRIFT = 2  # pixels that a line of a slanted scan drifts from one piece to the next


def lines_in(picture: "Image") -> list[Box]:
    """Returns the horizontal and vertical lines of a greyscale image."""
    from PIL.Image import Transpose

    across = _long_runs(picture)
    down = _long_runs(picture.transpose(Transpose.TRANSPOSE))
    return across + [(top, left, bottom, right) for left, top, right, bottom in down]


def wipe_out(picture: "Image", lines: list[Box]) -> None:
    """Paints the lines white, including their blurred edges."""
    for left, top, right, bottom in lines:
        picture.paste(255, (max(left - 2, 0), max(top - 2, 0), right + 2, bottom + 2))


def _long_runs(picture: "Image") -> list[Box]:
    """Returns horizontal lines: thin runs of consecutive dark pieces."""
    reduced = picture.reduce((_PIECE, 1))
    width, height = reduced.size
    dark = reduced.tobytes()
    open_lines: list[list[int]] = []
    found: list[Box] = []
    for y in range(height):
        row = dark[y * width : (y + 1) * width]
        runs = list(_runs(row)) if min(row) < _DARK else []
        still = []
        for line in open_lines:
            if line[3] >= y - _DRIFT:
                still.append(line)
            else:
                found += _as_line(line, picture)
        open_lines = still
        for left, right in runs:
            _grow(open_lines, left, right, y)
    for line in open_lines:
        found += _as_line(line, picture)
    return found


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Yields runs of adjacent dark pieces as (first, end), `end` exclusive."""
    start = None
    for index, grey in enumerate(row):
        if grey < _DARK:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(row)


def _grow(lines: list[list[int]], left: int, right: int, y: int) -> None:
    """Adds the run to a line just above or beside it, or starts a new line."""
    for line in lines:
        if left <= line[2] and right >= line[0]:
            line[0], line[2], line[3] = min(line[0], left), max(line[2], right), y + 1
            return
    lines.append([left, y, right, y + 1])


def _as_line(pieces: list[int], picture: "Image") -> list[Box]:
    """Returns the line in pixels, extended to its real ends; [] if it is no line."""
    left, top, right, bottom = pieces
    thick, long = bottom - top, (right - left) * _PIECE
    if right - left < _FEWEST_PIECES or thick > _THICKEST or long < thick * _TIMES_AS_LONG_AS_THICK:
        return []
    start, end = left * _PIECE, min(right * _PIECE, picture.width)
    return [(_end(picture, start, top, bottom, -1), top, _end(picture, end - 1, top, bottom, 1) + 1, bottom)]


def _end(picture: "Image", x: int, top: int, bottom: int, step: int) -> int:
    """Returns the last dark pixel of the line in this direction, within one piece."""
    for _ in range(_PIECE):
        ahead = x + step
        inside = 0 <= ahead < picture.width
        if not inside or min(picture.crop((ahead, top, ahead + 1, bottom)).tobytes()) > _INK:
            break
        x = ahead
    return x
