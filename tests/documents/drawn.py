"""Tables drawn line by line on PDF pages: rows that break over a page, words cut or hyphenated, rules."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

SIZE, LEADING, PADDING = 9.0, 11.0, 5.0
LEFT, TOP, BOTTOM = 40.0, 70.0, 90.0


def wrapped(text: str, width: float, hyphen: str = "-") -> list[str]:
    """The lines of a text; a word that is too long is cut, with the hyphen where it is one."""
    lines = [""]
    for word in text.split():
        if lines[-1] and _width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
            continue
        if lines[-1]:
            lines.append("")
        lines[-1:] = _cut(word, width, hyphen)
    return lines


def _cut(word: str, width: float, hyphen: str) -> list[str]:
    if _width(word) <= width:
        return [word]
    most = max(at for at in range(1, len(word)) if _width(word[:at] + hyphen) <= width)
    cut = most if len(word) - most > 2 or not hyphen else most - 3
    return [word[:cut] + hyphen, *_cut(word[cut:], width, hyphen)]


def _width(text: str) -> float:
    return stringWidth(text, "Helvetica", SIZE)


@dataclass
class Drawn:
    """A PDF at work; `borders` is "all", "rows", "open" (no outer sides) or "none"."""

    path: Path
    widths: Sequence[float]
    borders: str = "all"
    hyphen: str = "-"
    repeat: bool = True
    header: Sequence[str] = ()
    page: int = 1
    broken_rows: int = 0
    y: float = TOP
    canvas: Canvas = field(init=False)

    def __post_init__(self) -> None:
        self.canvas = Canvas(str(self.path), pagesize=A4)
        self._furniture()

    def heading(self, text: str) -> None:
        self.y += 24
        self.canvas.setFont("Helvetica-Bold", 14)
        self.canvas.drawString(LEFT, A4[1] - self.y, text)
        self.y += 10

    def prose(self, text: str) -> None:
        self.y += 6
        for line in wrapped(text, 510, ""):
            self.y += LEADING
            self._say(LEFT, line)
        self.y += 14

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.header = header
        self._row(header, "Helvetica-Bold")
        for row in rows:
            self._row(row)

    def save(self) -> Path:
        self.canvas.save()
        return self.path

    def _row(self, row: Sequence[str], font: str = "Helvetica") -> None:
        cells = [
            wrapped(text, width - 2 * PADDING, self.hyphen)
            for text, width in zip(row, self.widths, strict=True)
        ]
        height = max(map(len, cells))
        start = 0
        while start < height:
            room = int((A4[1] - BOTTOM - self.y - 6) // LEADING)
            if room < 1:
                self._new_page()
                continue
            self.broken_rows += start > 0
            self._piece([cell[start : start + room] for cell in cells], min(room, height - start), font)
            start += room

    def _piece(self, cells: Sequence[Sequence[str]], height: int, font: str) -> None:
        x, top = LEFT, self.y
        for lines, width in zip(cells, self.widths, strict=True):
            for at, line in enumerate(lines, start=1):
                self._say(x + PADDING, line, top + at * LEADING, font)
            x += width
        self.y = top + height * LEADING + 5
        self._rules(top, self.y)

    def _rules(self, top: float, bottom: float) -> None:
        right = LEFT + sum(self.widths)
        if self.borders != "none":
            for y in (top, bottom):
                self.canvas.line(LEFT, A4[1] - y, right, A4[1] - y)
        if self.borders in ("all", "open"):
            xs = [LEFT + sum(self.widths[:at]) for at in range(len(self.widths) + 1)]
            for x in xs if self.borders == "all" else xs[1:-1]:
                self.canvas.line(x, A4[1] - top, x, A4[1] - bottom)

    def _say(self, x: float, text: str, y: float | None = None, font: str = "Helvetica") -> None:
        self.canvas.setFont(font, SIZE)
        self.canvas.drawString(x, A4[1] - (self.y if y is None else y), text)

    def _furniture(self) -> None:
        self._say(LEFT, "Dammsjö kommun, handlingsplan", 40)
        self._say(LEFT, "Dnr SN 2024/117", A4[1] - 40)
        self._say(500, f"{self.page} (9)", A4[1] - 40)

    def new_page(self) -> None:
        """A page that begins with something else than the table."""
        self.header = ()
        self._new_page()

    def _new_page(self) -> None:
        self.canvas.showPage()
        self.page += 1
        self.y = TOP
        self._furniture()
        if self.repeat and self.header:
            self._row(self.header, "Helvetica-Bold")
