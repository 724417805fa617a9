"""A flood of forged mails: it hides nothing, is a screen of the review, and is one row of the log."""

import os
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import text

from tests.actors import SCHEDULER
from tests.conftest import run_program
from tests.faults_in import collector
from tests.faults_in.collector import Place
from tests.services.year import clock
from tracker.services.answers.collect import collect

MOST_LINES = 50
COUNT = "SELECT count(*) FROM event WHERE what IN ('review', 'failed')"


def forged_flood(folder: Path, url: str, count: int) -> dict[str, object]:
    lines, rows = flooded(collector.place(folder, collector.environment_of(url)), count)
    return {"förfalskade mejl": count, "rader i granskningen": lines, "rader i loggen": rows}


def forged(here: Place, count: int) -> list[bytes]:
    """Mails that know the letter's subject: every second from one address, the others from one each."""
    token = str(here.letter["Message-ID"]).encode()
    return [
        collector.reply(here.letter, f"1 klart, alla var med {number}", number)
        .replace(token, b"<x@example.se>")
        .replace(collector.ADDRESS.encode(), f"a{number if number % 2 else 0}@example.se".encode())
        .replace(str(here.letter["Reply-To"]).encode(), b"uppfoljning@kommun.example")
        for number in range(count)
    ]


def flooded(here: Place, count: int) -> tuple[int, int]:
    """Collects a doubtful answer of the letter's person, and forged mails.

    Returns the number of lines in the review and of rows in the log, having checked both.
    """
    collector.deliver(
        here, [collector.reply(here.letter, "Återkommer i nästa vecka.", -1), *forged(here, count)]
    )
    database = here.database()
    kinds = collect(database, SCHEDULER, clock(collector.LATER), here.settings()).kinds
    assert kinds == {"review": 1, "outsiders": count}, kinds
    with database.session() as session:
        rows = session.connection().execute(text(COUNT)).scalar_one()
    database.engine.dispose()
    with patch.dict(os.environ, here.environment):
        shown = run_program(["--config", str(here.config), "--now", collector.LATER, "review", "list"]).out
    lines = shown.splitlines()
    assert len(lines) <= MOST_LINES, f"{len(lines)} rader"
    assert collector.ADDRESS in "".join(lines[:5]), lines[:5]
    assert rows <= 20, rows
    return len(lines), int(rows)
