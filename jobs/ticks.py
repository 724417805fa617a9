"""Keeps the scheduler going when the computer's clock jumps: its own ticks follow a clock that never does."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread
from time import monotonic
from typing import Any

from apscheduler.triggers.cron import CronTrigger

from tracker.clock import Clock, swedish_time

JUMP = timedelta(minutes=2)  # less is the clock being set right, or the computer being busy
LATE = timedelta(hours=1)  # a run that is later is run once, now; its missed times are not gone through
_LOOK_EVERY = 20.0  # seconds


class Times(CronTrigger):  # type: ignore[misc]
    """The times of a job. After a long gap the next one is the next from now, however many were missed."""

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        long_ago = previous_fire_time is not None and now - previous_fire_time > LATE
        found: datetime | None = super().get_next_fire_time(None if long_ago else previous_fire_time, now)
        return found


class ClockWatch:
    """Compares the clock with a monotonic one; `look` returns a Swedish line after a jump, else None."""

    def __init__(self, clock: Clock, steady: Callable[[], float] = monotonic) -> None:
        self._clock, self._steady = clock, steady
        self._seen = clock.now(), steady()

    def look(self) -> str | None:
        before, then = self._seen
        now, passed = self._clock.now(), timedelta(seconds=self._steady() - then)
        self._seen = now, self._steady()
        if abs(now - before - passed) <= JUMP:
            return None
        way = "fram" if now - before > passed else "tillbaka"
        return (
            f"klockan: datorns klocka har hoppat {way}, från {swedish_time(before + passed):%Y-%m-%d %H:%M} "
            f"till {swedish_time(now):%Y-%m-%d %H:%M}. Jobben går vidare efter den nya tiden."
        )


def watch(scheduler: Any, clock: Clock, say: Callable[[str], None], over: Event) -> Thread:
    """Looks at the clock until `over`, in its own thread; after a jump says so and sets the jobs anew."""
    seen = ClockWatch(clock)

    def look() -> None:
        while not over.wait(_LOOK_EVERY):
            line = seen.look()
            if line is not None:
                say(line)
                set_anew(scheduler, clock.now())

    thread = Thread(target=look, daemon=True)
    thread.start()
    return thread


def set_anew(scheduler: Any, now: datetime) -> None:
    """Reckons the next time of each job from now, since it may lie years ahead.

    One that has passed stays: it runs at once, as after a computer has slept.
    """
    for job in scheduler.get_jobs():
        if job.next_run_time is not None and job.next_run_time > now:
            job.modify(next_run_time=job.trigger.get_next_fire_time(None, swedish_time(now)))
    scheduler.wakeup()
