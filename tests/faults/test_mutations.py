"""The checks detect faults: each deliberate defect of the outbox makes one of them fail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from alembic import op
from apscheduler.events import EVENT_JOB_EXECUTED, EVENT_JOB_MISSED, JobEvent
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import UniqueConstraint

from jobs import scheduler
from tests.examples import sample
from tests.faults import answers, crowds, kills, stores
from tests.faults import place as places
from tests.faults.mutations import MUTATIONS
from tests.faults.place import place
from tests.faults.town import town_settings
from tests.faults.witness import Rule, met
from tests.faults.worker import start
from tests.waiting import wait_until
from tracker.clock import SystemClock
from tracker.store.database import Database, open_database

Check = Callable[[Path, str], object]


def crash(point: str) -> Check:
    return lambda folder, mutation: kills.crash_points(folder, "", 1, (point,), mutation)


def sick(rule: Rule) -> Check:
    return lambda folder, mutation: answers.sick_server(folder, "", rule, mutation=mutation, letters=3)


def slow_server(folder: Path, mutation: str) -> None:
    """A letter whose claim expires while the server hangs is not sent again by its first worker."""
    gate = folder / "gate"
    rule = Rule("TEXT", f"wait:{gate}", answers.SICK, 1)
    with place(folder, "", rule, letters=3, mutation=mutation, connections=1, timeout=60) as here:
        slow = start(here.job())
        wait_until(met(gate).exists, "the slow worker at the server")
        here.run(kills.AFTER_LEASE)
        gate.touch()
        slow.join(30)
        here.run(3 * kills.AFTER_LEASE)
        assert (here.lost(), here.extra()) == (0, 0)
        assert here.states() == {"sent": 3}


CHECKS: dict[str, Check] = {
    "mark before send": crash("before send"),
    "yagmails own send": sick(Rule("TEXT", "lose", answers.SICK)),
    "claims never run out": crash("after claim"),
    "the lease is over at once": lambda folder, mutation: crowds.four_at_once(
        folder, "", 30, 1, mutation=mutation
    ),
    "no fence": slow_server,
    "a new message id each time": crash("before mark"),
    "a refusal is tried for ever": sick(Rule("RCPT", "550 5.1.1 okänd", answers.SICK)),
    "a delay is taken for a refusal": sick(Rule("RCPT", "451 4.7.1 senare", answers.SICK)),
    "what is delayed is dropped": sick(Rule("TEXT", "greylist:300")),
    "the claim is not committed": crash("before mark"),
    "one poison letter stops all": lambda folder, mutation: stores.poison(folder, "", 5, mutation),
    "no deadline": lambda folder, mutation: answers.sick_server(
        folder, "", Rule("TEXT", "trickle", answers.SICK), mutation=mutation, patience=4
    ),
    "a broken line is tried again at once": sick(Rule("TEXT", "lose", answers.SICK)),
}


def test_every_mutation_has_its_check() -> None:
    assert CHECKS.keys() == MUTATIONS.keys()


@pytest.mark.parametrize("mutation", sample(CHECKS, every=2))
def test_a_broken_outbox_is_caught(tmp_path: Path, mutation: str) -> None:
    with pytest.raises(AssertionError):
        CHECKS[mutation](tmp_path, mutation)


def test_a_slow_worker_is_fenced_off(tmp_path: Path) -> None:
    """The check that detects "no fence" passes for the program as it is."""
    slow_server(tmp_path, "")


def test_a_dropped_unique_key_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = op.create_table

    def without(name: str, *columns: object, **more: object) -> object:
        key = UniqueConstraint("person_id", "day", "kind")
        kept = [one for one in columns if type(one) is not type(key) or len(one._pending_colargs) != 3]
        return real(name, *(kept if name == "letter" else columns), **more)

    monkeypatch.setattr(op, "create_table", without)
    monkeypatch.setattr(
        places, "prepare", lambda _folder, _key, make, _url: make()
    )  # made with what it breaks

    with pytest.raises(AssertionError, match="a second letter"):
        crowds.four_at_once(tmp_path, "", 5, 1)


@pytest.mark.parametrize("default", [False, True])
def test_a_default_misfire_time_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, default: bool
) -> None:
    """A tick that comes an hour late is run; with apscheduler's default of one second it is not."""
    if default:
        monkeypatch.setattr(
            scheduler, "BackgroundScheduler", lambda timezone, **_: BackgroundScheduler(timezone=timezone)
        )

    assert late_tick_runs(tmp_path, monkeypatch) is not default


def late_tick_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    ran: list[str] = []
    monkeypatch.setattr(scheduler, "_run", lambda name, *_: ran.append(name))
    usual = town_settings(folder)
    # Once a year, so that no ordinary tick can fall within the test.
    settings = usual._replace(jobs=dict.fromkeys(usual.jobs, "0 3 1 1 *"))
    with opened(folder) as database:
        built = scheduler.build(database, settings, SystemClock(), ran.append)
        thread = Thread(target=built.start, daemon=True)
        for job in built.get_jobs():
            job.modify(next_run_time=SystemClock().now() - timedelta(hours=1))
        done: list[JobEvent] = []
        built.add_listener(done.append, EVENT_JOB_EXECUTED | EVENT_JOB_MISSED)
        thread.start()
        wait_until(lambda: len(done) == len(settings.jobs), "every job has run or was missed")
        built.shutdown(wait=True)
        thread.join(5)
    return bool(ran)


@contextmanager
def opened(folder: Path) -> Iterator[Database]:
    database = open_database(town_settings(folder))
    yield database
    database.engine.dispose()
