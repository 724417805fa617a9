"""Made-up plans, and the accidents that happen to plans: the same rows rendered in damaged ways."""

import random
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

Row = dict[str, str]
HEADERS = {
    "omrade": "Fokusområde",
    "aktivitet": "Aktivitet",
    "syfte": "Syfte",
    "ansvarig": "Ansvarig",
    "berorda": "Samverkan",
    "tidplan": "Tidplan",
    "uppfoljning": "Uppföljning",
}
COLUMNS = ("aktivitet", "syfte", "ansvarig", "berorda", "tidplan", "uppfoljning")


def _rows_of(name: str) -> list[Row]:
    text = (Path(__file__).resolve().parents[1] / "data" / name).read_text(encoding="utf-8")
    return [dict(zip(COLUMNS, line.split("|"), strict=True)) for line in text.strip().splitlines()]


ROWS = _rows_of("plan_rows.txt")
# Rows that nothing in the program was weighed on: they only measure. Never look at one to mend its reading.
UNSEEN_ROWS = _rows_of("plan_rows_side.txt")
PROSE = (
    "Nämnden beslutade i mars att arbetet ska samordnas med det övriga trygghetsarbetet i kommunen. Under "
    "året har verksamheterna lämnat underlag om vad som fungerar väl och vad som behöver förändras. Planen "
    "gäller tills en ny har antagits och ses över varje höst."
)
WIDTHS = {
    "omrade": 14,
    "aktivitet": 38,
    "syfte": 26,
    "ansvarig": 19,
    "berorda": 17,
    "tidplan": 16,
    "uppfoljning": 16,
}


def pick(seed: int, columns: Sequence[str], count: int = 5, rows: Sequence[Row] = ROWS) -> list[Row]:
    """Some of the rows with only these columns."""
    rows = random.Random(seed).sample(rows, count)
    return [{kind: row[kind] for kind in columns} for row in rows]


def framed(body: str, heading: str = "Aktiviteter för ett tryggare område") -> str:
    """The table inside a document with running text before and after it."""
    prose = textwrap.fill(PROSE, 96)
    return f"Inledning\n\n{prose}\n\n{heading}\n\n{body}\n\nNästa steg\n\n{prose}\n"


def tabbed(rows: Sequence[Row], columns: Sequence[str]) -> str:
    lines = ["\t".join(HEADERS[kind] for kind in columns)]
    return "\n".join(lines + ["\t".join(row[kind] for kind in columns) for row in rows])


def wrapped(text: str, width: int, break_words: bool = False) -> list[str]:
    """The text as a column of the width shows it; with `break_words` long words are cut without a hyphen."""
    return textwrap.wrap(text, width, break_long_words=break_words, break_on_hyphens=False) or [""]


def stacked(
    rows: Sequence[Row],
    columns: Sequence[str],
    widths: dict[str, int] | None = None,
    share: bool = False,
    spaces: bool = False,
) -> str:
    """Cells under each other, blank lines between; with `share` the last two columns share a block."""
    widths = WIDTHS | (widths or {})
    blocks = [[" ".join(HEADERS[kind] for kind in columns)]]
    for row in rows:
        cells = [_marked(wrapped(row[kind], widths[kind], True), row[kind], spaces) for kind in columns]
        if share and len(cells[-2]) == 1:
            shared = [f"{cells[-2][0].rstrip()} {cells[-1][0]}", *cells[-1][1:]]
            cells = [*cells[:-2], shared]
        blocks.extend(cell for cell in cells if cell != [""])
    return "\n\n".join("\n".join(block) for block in blocks)


def _marked(lines: list[str], text: str, spaces: bool) -> list[str]:
    """A space at each line's end except where a word was cut, as some programs leave it."""
    if not spaces:
        return lines
    words = set(text.split())
    return [
        line if at + 1 < len(lines) and line.split()[-1] not in words else line + " "
        for at, line in enumerate(lines)
    ]


def paragraphs(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Header and cells each a paragraph."""
    cells = [HEADERS[kind] for kind in columns]
    for row in rows:
        cells.extend("\n".join(wrapped(row[kind], WIDTHS[kind] + 4)) for kind in columns)
    return "\n\n".join(cells)


_LETTER_WIDTHS = dict.fromkeys("iljtfr.,:;I()/ ", 0.28) | dict.fromkeys("mwMW", 0.78)


def printed(text: str, width: int) -> list[str]:
    """The text as a column of print shows it, where an i is narrower than an m; `width` in usual letters."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else ""
        if lines and sum(_LETTER_WIDTHS.get(sign, 0.5) for sign in longer) <= 0.49 * width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def side_by_side(
    rows: Sequence[Row],
    columns: Sequence[str],
    widths: dict[str, int] | None = None,
    border: str = " ",
    wrap: Callable[[str, int], list[str]] = wrapped,
) -> str:
    """Columns beside each other on each line with their borders lost."""
    widths = WIDTHS | (widths or {})
    lines = [" ".join(HEADERS[kind] for kind in columns)]
    for row in rows:
        cells = [wrap(row[kind], widths[kind]) for kind in columns]
        for at in range(max(map(len, cells))):
            lines.append(border.join(cell[at] for cell in cells if at < len(cell) and cell[at]))
    return "\n".join(lines)
