"""One year of the demo: the clock advances, letters are sent by SMTP, people answer, the status grows."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from jobs.work import run_job
from tests.demo.answering import answers
from tests.demo.letter import Received
from tests.demo.people import PEOPLE
from tests.examples import is_thorough
from tests.servers import parsed
from tracker.clock import SWEDEN, FixedClock
from tracker.domain.calendar import is_working_day
from tracker.settings import Settings
from tracker.store.database import Database

TUESDAY, FRIDAY = 1, 4
WRITERS = {person.email: person for person in PEOPLE}


@dataclass(slots=True)
class PostOffice:
    """The people's mail: stores each letter as a file, and delivers their answers on time."""

    letters: Path
    bring: Callable[[bytes], object]
    clock: FixedClock
    waiting: list[tuple[datetime, bytes]] = field(default_factory=list)
    had: Counter[str] = field(default_factory=Counter)
    number: int = 0

    def receive(self, _sender: str, recipient: str, raw: bytes) -> str | None:
        """Called by the SMTP server for each letter."""
        now = self.clock.now()
        self.number += 1
        name = f"{now:%Y-%m-%d}-{self.number:03}-{recipient.partition('@')[0]}.eml"
        (self.letters / name).write_bytes(raw)
        if recipient in WRITERS:
            letter = Received(parsed(raw), WRITERS[recipient], now, self.had[recipient])
            self.had[recipient] += 1
            self.waiting += [(now + mail.after, mail.raw) for mail in answers(letter)]
        return None

    def deliver(self) -> None:
        """Delivers the answers that are due to the inbox that the program reads."""
        now = self.clock.now()
        due = [raw for when, raw in self.waiting if when <= now]
        self.waiting = [(when, raw) for when, raw in self.waiting if when > now]
        for raw in due:
            self.bring(raw)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


def working_days(first: date, last: date, *played: int) -> list[date]:
    """Returns the working days that fall on the weekdays `played`; in `make thorough` all of them.

    A program that mostly is switched off sends, reads and writes the same, in fewer runs.
    """
    found = [day for day in days(first, last) if is_working_day(day)]
    return found if is_thorough() else [day for day in found if day.weekday() in played]


def live(
    post: PostOffice,
    database: Database,
    settings: Settings,
    calendar: list[date],
    coordinate: Callable[[], None] = lambda: None,
) -> Iterator[date]:
    """Each day at eight, collects answers, sends letters and writes sections; yields the day.

    The coordinator goes through what waits on Tuesdays, after the weekly letter.
    """
    for day in calendar:
        post.clock.moment = datetime.combine(day, time(8), SWEDEN).astimezone(UTC)
        post.deliver()
        for job in ("collect", "reminders", "sections"):
            run_job(job, database, settings, post.clock)
        if day.weekday() == TUESDAY:
            coordinate()
        yield day
