"""Made-up answers for every seat of a plan, the same each time: tests/data/section_answers.txt, dealt out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from zlib import crc32

from tracker.domain.closing import closes_later
from tracker.domain.people import Seat
from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.status import Channel, Status, StatusReport
from tracker.domain.year_forecast import Forecast

FILE = Path(__file__).parents[1] / "data" / "section_answers.txt"
# What a head of unit writes of whom is nobody's business in the text: all who answer have one name.
NAME = "Vilma Provsvar"
_SPANS = (((4, 12), 18), ((8, 16), 14), ((12, 1), 42))  # the first day of each round, and how many follow
_SAID = re.compile(
    r"(?P<words>.*?) \| (?P<status>\w+)(?: (?P<value>[\d,]+)(?:/(?P<target>\d+))?)?"
    r"(?: (?P<forecast>ja|nej|osakert))?$"
)


@cache
def sayings() -> Mapping[QuestionKind, Sequence[Sequence[str]]]:
    """Returns the years of answers by kind of question."""
    found: dict[QuestionKind, list[list[str]]] = {}
    kind = QuestionKind.ONGOING
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = QuestionKind(line.strip("[]"))
        elif line.strip() and not line.startswith("#"):
            found.setdefault(kind, []).append([part.strip() for part in line.split("||")])
    return found


def made_up(activities: Sequence[StoredActivity], seats: Mapping[int, Sequence[Seat]]) -> list[StatusReport]:
    """Returns answers to every round of the year, oldest first, numbered from 1."""
    found = [
        report
        for stored in activities
        for place, seat in enumerate(seats[stored.id])
        for report in _of_a_seat(stored, seat, place)
    ]
    found.sort(key=lambda one: (one.reported_on, one.activity_id, one.seat_id or 0))
    return [one._replace(id=number) for number, one in enumerate(found, start=1)]


def _of_a_seat(stored: StoredActivity, seat: Seat, place: int) -> Iterator[StatusReport]:
    kind = stored.activity.question.kind
    years, key = sayings()[kind], f"{stored}"
    alike = crc32(key.encode()) % 3 == 0  # all of one mind, but the last
    turn = _dealt(key, 0 if alike and place < 3 else place, len(years))
    staff = 9 + _dealt(f"{seat.id}", 0, 20)
    for (first, span), said in zip(_SPANS, years[turn], strict=True):
        day = date(stored.plan.year, *first) + timedelta(days=_dealt(key, seat.id, span))
        if said != "-":
            yield _report(stored, seat, day, said.replace("{n}", str(staff)))


def _dealt(key: str, place: int, count: int) -> int:
    return crc32(f"{key} {place}".encode()) % count


def _report(stored: StoredActivity, seat: Seat, day: date, said: str) -> StatusReport:
    found = _SAID.match(said)
    assert found is not None, said
    value, target = (float(found[name]) if found[name] else None for name in ("value", "target"))
    status, question = Status(found["status"]), stored.activity.question
    return StatusReport(
        0,
        stored.id,
        seat.id,
        NAME,
        status,
        found["words"],
        day,
        Channel.MAIL,
        value,
        target,
        closes_later(status, question.kind, value, target),
        Forecast(found["forecast"]) if found["forecast"] else None,
    )
