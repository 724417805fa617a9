"""Output as tables that fit 80 columns, JSON and CSV."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from tracker.domain.text import UNCLEAN, formula_safe, harmless

WIDTH = 80
Column = tuple[str, int]  # title and width in characters


def show_json(value: object) -> None:
    _echo_json(value, indent=2)


def show_json_line(value: object) -> None:
    _echo_json(value, indent=None)


def _echo_json(value: object, indent: int | None) -> None:
    import json

    text = json.dumps(value, ensure_ascii=not _has_every_letter(), indent=indent)
    # What json leaves and a terminal would obey: C1, and marks that turn the direction of writing.
    click.echo(UNCLEAN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))


def _has_every_letter() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().startswith("utf")


def show_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Prints CSV with semicolons, which Swedish Excel expects.

    Neutralises texts that Excel would run as formulas.
    """
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_disarmed(row[column]) for column in columns])
    click.echo(out.getvalue(), nl=False)


def _disarmed(value: object) -> object:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return formula_safe("" if value is None else harmless(str(value)))


def table(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> str:
    """Returns columns of fixed width. Longer cells are truncated with an ellipsis."""
    lines = [_line(columns, [title for title, _ in columns])]
    lines.append(_line(columns, ["─" * width for _, width in columns]))
    lines += [_line(columns, row) for row in rows]
    return "\n".join(lines)


def _line(columns: Sequence[Column], cells: Sequence[object]) -> str:
    fitted = (_fit(cell, width) for cell, (_, width) in zip(cells, columns, strict=True))
    return " ".join(fitted).rstrip()


def _fit(cell: object, width: int) -> str:
    text = "" if cell is None else " ".join(harmless(str(cell)).split())
    return f"{text[: width - 1]}…" if len(text) > width else text.ljust(width)


def paragraph(text: str, indent: int = 0, hanging: int = 0) -> str:
    """Returns text wrapped at WIDTH; `hanging` is the extra indent from the second line on."""
    import textwrap

    return textwrap.fill(
        " ".join(harmless(text).split()),
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_on_hyphens=False,
    )
