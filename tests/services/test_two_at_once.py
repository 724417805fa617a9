"""Several programs at work on one database at the same time double nothing and lose nothing."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import text

from tests import nursery
from tests.conftest import Ran, run_program, write_settings
from tests.examples import sample
from tests.faults.processes import PROCESSES
from tests.servers import parsed, smtp_server
from tests.services.year import clock, set_up
from tracker.documents import worker
from tracker.services.upkeep.job_runs import record_job
from tracker.settings import Settings
from tracker.store import database as opening
from tracker.store.database import Database
from tracker.store.jobs import runs

pytestmark = pytest.mark.each_database

MANY = 4
SERVERS = """
[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "uppfoljning@kommun.example"
[database]
url = "{url}"
"""


def at_once(config: Path, *words: str) -> list[Ran]:
    """The same command in several processes at the same time; they begin when all of them are there."""
    together = PROCESSES.Barrier(MANY)
    pipes = [PROCESSES.Pipe(duplex=False) for _ in range(MANY)]
    arguments = ["--config", str(config), *words]
    started = [PROCESSES.Process(target=_run, args=(together, here, arguments)) for _, here in pipes]
    for process in started:
        process.start()
    ran = [_received(end) for end, _ in pipes]
    for process in started:
        process.join(60)
    return ran


def _received(end: Connection) -> Ran:
    assert end.poll(120), "it died, or never came"
    ran: Ran = end.recv()
    return ran


def _run(together: Any, answer: Connection, arguments: list[str]) -> None:
    opening.LOCK_WAIT = 60.0  # seconds: four at once on a busy machine
    worker.run_module = nursery.run_module  # type: ignore[attr-defined]  # a fork of its own reads the plan
    together.wait(60)
    answer.send(run_program(arguments))


def test_four_programs_send_each_letter_once(database: Database, settings: Settings, home: Path) -> None:
    """Four `tracker remind` in the same second: one row and one mail a person."""
    set_up(database, settings, home)
    received: list[bytes] = []
    with smtp_server(lambda _sender, _recipient, raw: received.append(raw)) as port:
        config = write_settings(home, SERVERS.format(port=port, url=settings.database_url))
        for day in sample(("2021-05-03", "2021-05-17"), every=2, first=1):
            done = at_once(config, "--now", day, "remind")
            assert [one.code for one in done] == [0] * MANY, [one.err for one in done]

    with database.session() as session:
        rows = session.connection().execute(text("SELECT count(*) FROM letter WHERE state = 'sent'")).scalar()
    asked = Counter((message["To"], message["Date"]) for message in map(parsed, received))
    assert len(received) == rows >= 5
    assert set(asked.values()) == {1}


def test_four_programs_import_a_plan_once(database: Database, settings: Settings, home: Path) -> None:
    """One stores it; the others find it stored, or say in a sentence that they could not."""
    from tests.small_plans import write_all

    config = write_settings(home, f'[database]\nurl = "{settings.database_url}"')
    plan = str(write_all(home / "planer")["kungsholmen"])

    done = at_once(config, "import", plan, "--district", "kungsholmen", "--year", "2021", "--yes")

    assert any("Sparat" in one.out for one in done)
    assert all("Traceback" not in one.err for one in done)
    with database.session() as session:
        ask = session.connection().execute
        assert ask(text("SELECT count(*) FROM plan")).scalar() == 1
        assert ask(text("SELECT count(*) FROM activity")).scalar() == 9
        assert ask(
            text("SELECT count(*) FROM occasion GROUP BY activity_id, seat_id, kind, due")
        ).first() == (1,)


def test_the_first_run_of_a_job_is_recorded_by_all_who_end_it(database: Database) -> None:
    """Two schedulers that start together end their first run at the same time: neither fails."""
    now, together, jobs = clock().now(), Barrier(MANY), [f"job {n}" for n in range(10)]

    def end(_place: int) -> None:
        for job in jobs:
            together.wait(10)
            record_job(database, now, job, now, True, "")

    with ThreadPoolExecutor(MANY) as pool:
        list(pool.map(end, range(MANY)))

    with database.session() as session:
        assert {run.job for run in runs(session)} >= set(jobs)
