"""Runs the demo, from nothing to a finished year, then shows the results and where they are."""

import os
import shutil
import subprocess
import sys
from datetime import date
from mailbox import Maildir
from pathlib import Path

import click

from tests.demo.plans import YEAR, write_all
from tests.demo.year import PostOffice, days, live
from tests.servers import smtp_server
from tracker.clock import FixedClock, parse_moment
from tracker.settings import load_settings
from tracker.store.database import open_database

OUT = Path("demo-out")
END = "2022-01-31"
SETTINGS = """\
[tracker]
data = "{data}"
municipality = "Exempelkommunen"
coordinator_name = "Sam Ordnare"
coordinator_email = "samordnare@kommun.example"

[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "uppfoljning@kommun.example"
"""


def main() -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    (OUT / "brev").mkdir(parents=True)
    files = write_all(OUT / "planer")
    clock = FixedClock(parse_moment("2021-01-04"))
    inbox = OUT / "data" / "mail" / "in"
    inbox.parent.mkdir(parents=True)
    post = PostOffice(OUT / "brev", Maildir(inbox, create=True).add, clock)
    with smtp_server(post.receive) as port:
        config = OUT / "tracker.toml"
        config.write_text(SETTINGS.format(data=(OUT / "data").resolve(), port=port), encoding="utf-8")
        for district in ("kungsholmen", "ostermalm", "norrmalm"):
            tracker(
                "import",
                str(files[district]),
                "--district",
                district,
                "--year",
                str(YEAR),
                "--yes",
                last=True,
            )
        tracker("people", "import", str(files["people"]))
        tracker("people", "missing")
        # The coordinator decides once what the program will not guess.
        tracker("people", "assign", "norrmalm-2021/4", "tina@kommun.example")
        calendar = days(date(YEAR, 1, 4), date.fromisoformat(END))
        settings = load_settings(config)
        with click.progressbar(
            live(post, open_database(settings), settings, calendar),
            length=len(calendar),
            label=f"Året {YEAR}",
        ) as year:
            for _ in year:
                pass
    for district in ("kungsholmen", "ostermalm", "norrmalm"):
        tracker("status", "--district", district, now=END)
    tracker(
        "compile",
        "--district",
        "kungsholmen",
        "--year",
        str(YEAR),
        "--form",
        "VB",
        "-o",
        str(OUT / "kungsholmen-vb.docx"),
        now=END,
    )
    show_counts(post)


def tracker(*words: str, now: str = "2021-01-04", last: bool = False) -> None:
    """Runs the real program and prints the command with its output (only the last line, if it is long)."""
    click.secho(f"\n$ tracker {' '.join(words)}", bold=True)
    command = [sys.executable, "-m", "tracker", "--config", str(OUT / "tracker.toml"), "--now", now, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    said = done.stdout.rstrip()
    click.echo(said.rsplit("\n", 1)[-1] if last else said)
    if done.returncode:
        raise SystemExit(f"{done.stderr}(slutkod {done.returncode})")


def show_counts(post: PostOffice) -> None:
    from tests.demo.counting import count

    numbers = count(load_settings(OUT / "tracker.toml"))
    click.secho("\nÅret i siffror", bold=True)
    for name, number in numbers.items():
        click.echo(f"  {number:4}  {name}")
    click.secho("\nSe efter själv", bold=True)
    for what, where in (
        ("breven som .eml", OUT / "brev"),
        ("avsnittet i Word", OUT / "kungsholmen-vb.docx"),
        ("avsnitt som skrevs av sig själva", OUT / "data" / "avsnitt"),
        ("databasen", OUT / "data" / "tracker.db"),
        ("planerna", OUT / "planer"),
    ):
        click.echo(f"  {what}: {where}")
    click.echo(f"\nFortsätt själv: .venv/bin/tracker --config {OUT}/tracker.toml --now {END} review list")


if __name__ == "__main__":
    main()
