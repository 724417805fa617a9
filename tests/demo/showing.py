"""Prints the demo: commands with what they say, letters, and counts."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from tests.servers import parsed


@dataclass(frozen=True, slots=True)
class Terminal:
    """Runs the real program, as a coordinator would."""

    config: Path

    def run(self, now: str, *words: str, first: int | None = None, last: int = 0) -> None:
        """Prints the command and its output, or only the first and last lines of it."""
        shown = " ".join(f'"{word}"' if " " in word else word for word in words)
        click.secho(f"\n$ tracker {shown}", bold=True)
        command = [sys.executable, "-m", "tracker", "--config", str(self.config), "--now", now, *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
        if done.returncode:
            raise SystemExit(f"{done.stderr}(slutkod {done.returncode})")
        click.echo("\n".join(_cut(done.stdout.strip("\n").splitlines(), first, last)))


def _cut(lines: list[str], first: int | None, last: int) -> list[str]:
    """Returns the first and the last lines, and how many are left out between; all if neither is given."""
    if first is None and not last:
        return lines
    begin, end = lines[: first or 0], lines[len(lines) - last :]
    left = len(lines) - len(begin) - len(end)
    return [*begin, f"  … {left} rader till …", *end] if begin and left > 0 else [*begin, *end]


def heading(text: str) -> None:
    click.secho(f"\n{text}", bold=True, underline=True)


def show_counts(title: str, counts: Mapping[str, int]) -> None:
    heading(title)
    for name, number in counts.items():
        click.echo(f"  {number:4}  {name}")


def show_letter(title: str, folder: Path, recipient: str) -> None:
    """Prints the last letter that this recipient has got."""
    file = max(folder.glob(f"*-{recipient}.eml"))
    letter = parsed(file.read_bytes())
    heading(title)
    click.echo(f"Till: {letter['To']}\nÄmne: {letter['Subject']}\n\n{body_of(file).strip()}")


def body_of(file: Path) -> str:
    """Returns the plain text of a letter."""
    body = parsed(file.read_bytes()).get_body(("plain",))
    assert body is not None
    return str(body.get_content())
