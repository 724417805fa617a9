"""The computer's clock jumps, forward by years and back: the jobs go on, and it is said."""

from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from apscheduler.schedulers.background import BackgroundScheduler

from jobs import ticks
from jobs.ticks import ClockWatch, Times, set_anew
from tests.cases import each
from tests.waiting import wait_until
from tracker.clock import SWEDEN, FixedClock, swedish_time

NOW = datetime(2021, 3, 1, 9, 0, tzinfo=UTC)
MINUTE, YEAR = timedelta(minutes=1), timedelta(days=365)


@each(
    ("jump", "told"),
    [
        (12 * YEAR, "hoppat fram"),
        (-12 * YEAR, "hoppat tillbaka"),
        (timedelta(hours=1), "hoppat fram"),
        (-3 * MINUTE, "hoppat tillbaka"),
        (MINUTE, None),
        (-MINUTE, None),
    ],
)
def test_a_jump_is_said_once(jump: timedelta, told: str | None) -> None:
    """With both times; a clock that is only set right is not one."""
    clock, passed = FixedClock(NOW), [0.0]
    watched = ClockWatch(clock, lambda: passed[0])
    clock.moment, passed[0] = NOW + 20 * MINUTE, 1200.0
    assert watched.look() is None

    clock.moment += jump

    line = watched.look()
    assert (line is None) == (told is None)
    assert told is None or (told in str(line) and "2021-03-01 10:20" in str(line))
    assert watched.look() is None


def test_missed_times_of_years_are_not_gone_through() -> None:
    """Of a job of every minute twelve years are six million times; it is run once."""
    scheduler = BackgroundScheduler(timezone=SWEDEN)
    job = scheduler.add_job(print, Times.from_crontab("* * * * *", timezone=SWEDEN))
    job._modify(next_run_time=NOW.astimezone(SWEDEN))

    assert len(job._get_run_times((NOW + 12 * YEAR).astimezone(SWEDEN))) <= 2
    assert len(job._get_run_times((NOW + 5 * MINUTE).astimezone(SWEDEN))) == 6


def test_after_a_jump_back_the_jobs_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their next time was twelve years ahead; the watch notices within its next look."""
    monkeypatch.setattr(ticks, "_LOOK_EVERY", 0.02)
    clock, said, over = FixedClock(NOW), [], Event()
    scheduler = BackgroundScheduler(timezone=SWEDEN)
    job = scheduler.add_job(print, Times.from_crontab("*/2 * * * *", timezone=SWEDEN), id="one")
    scheduler.start(paused=True)
    clock.moment = NOW + 12 * YEAR
    job.modify(next_run_time=swedish_time(clock.now() + MINUTE))
    watching = ticks.watch(scheduler, clock, said.append, over)

    clock.moment = NOW

    wait_until(lambda: scheduler.get_job("one").next_run_time.year == 2021)
    over.set()
    watching.join(30)
    due = scheduler.get_job("one").next_run_time
    set_anew(scheduler, NOW + YEAR)  # as after a sleep: what was missed is run
    assert scheduler.get_job("one").next_run_time == due
    scheduler.shutdown()
    assert len(said) == 1
    assert "hoppat tillbaka" in said[0]
