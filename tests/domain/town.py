"""A small made-up municipality, as plain tuples: plans, people, absences, answers, days when all is off."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

Settings = Mapping[str, Any]  # the section [followup], as plain values
MonthDay = tuple[int, int]

# What DESIGN.md says where a district has said nothing else; a test holds Rules() to it.
DESIGN: Settings = {
    "steps": (30, 7, 1, -3, -10),
    "ring_after": 17,
    "ring": True,
    "escalate": False,
    "days_between": 7,
    "last_days": 2,
    "requests_a_year": 2,
    "group_days": 45,
    "checkpoint_skips": (1, -10),
    "vb_from": (12, 1),
    "confirm_from": (10, 1),
    "t1_due": (4, 24),
    "t2_due": (8, 28),
    "vb_due": (1, 12),
    "revision_due": (11, 15),
    "extra_checkpoints": ((6, 14), (11, 14)),
    "quiet": (((7, 1), (7, 31)), ((12, 23), (1, 6))),
    "default_form": "VB",
}
COORDINATORS = (90, 91)


class Row(NamedTuple):
    """One activity of a plan; `since` is the day the plan came in, `holders` are (person, from, before)."""

    district: int
    kind: str
    due: tuple[date, ...]
    times: float | None
    forms: tuple[str, ...]
    since: date
    holders: tuple[tuple[int, date, date], ...]


class Answer(NamedTuple):
    """An answer of a day about a row: closes what is due up to `until`, everything where that is None."""

    row: int
    day: date
    until: date | None


class Town(NamedTuple):
    """`away` and `broken` are (person, from, before). What a person is asked follows one district's rules."""

    year: int
    first: date
    days: int
    rows: tuple[Row, ...]
    districts: tuple[Settings, ...]
    district_of: Mapping[int, int]
    coordinators: tuple[int | None, ...]
    superiors: Mapping[int, int]
    away: tuple[tuple[int, date, date], ...] = ()
    broken: tuple[tuple[int, date, date], ...] = ()
    answers: tuple[Answer, ...] = ()
    off: tuple[tuple[date, date], ...] = ()

    def calendar(self) -> list[date]:
        """The days that the program lives: all but those when it is off (both ends are off)."""
        every = [self.first + timedelta(days=n) for n in range(self.days)]
        return [day for day in every if not any(a <= day <= b for a, b in self.off)]


def random_town(rng: Random, usual: bool = False) -> Town:
    """A town of up to four people and five activities, its rules made up too unless they are `usual`."""
    year = rng.randint(2017, 2040)
    first = date(year, 1, 1) + timedelta(days=rng.randint(-40, 60))
    days = 430
    people = range(1, rng.randint(2, 5))
    return Town(
        year,
        first,
        days,
        tuple(_row(rng, year, first, people) for _ in range(rng.randint(1, 5))),
        (DESIGN, DESIGN) if usual else (settings(rng), settings(rng)),
        {person: rng.randint(0, 1) for person in (*people, *COORDINATORS)},
        tuple(rng.choice((None, *COORDINATORS, 90, 1)) for _ in range(2)),
        {person: rng.choice((*people, *COORDINATORS, 80)) for person in people if rng.random() < 0.7},
        away=tuple(_span(rng, first, 90, rng.choice((*people, 90))) for _ in range(rng.randint(0, 3))),
        broken=tuple(_span(rng, first, 300, rng.choice((*people, 90))) for _ in range(rng.randint(0, 2))),
        answers=tuple(_answer(rng, first, n) for n in range(rng.randint(0, 4))),
        off=tuple(_span(rng, first, 60, 0)[1:] for _ in range(rng.randint(0, 1))),  # type: ignore[misc]
    )


def settings(rng: Random) -> Settings:
    """Rules as a municipality may set them."""
    return {
        **DESIGN,
        "steps": rng.choice((DESIGN["steps"], (14,), (45, 20, 10, 3, 0, -5), (21, 7, 0), (-2, -9))),
        "ring_after": rng.choice((17, 5, 10, 30)),
        "ring": rng.random() < 0.8,
        "escalate": rng.random() < 0.5,
        "days_between": rng.choice((7, 7, 1, 0, 3, 14)),
        "last_days": rng.choice((2, 2, 0, 1, 5)),
        "requests_a_year": rng.choice((2, 2, 0, 1, 3)),
        "group_days": rng.choice((45, 45, 0, 10, 90)),
        "checkpoint_skips": rng.choice(((1, -10), (1, -10), (), (7, -3, 20), (30, 7, 1, -3, -10))),
        "vb_from": rng.choice(((12, 1), (1, 5), (12, 20), (10, 10))),
        "confirm_from": rng.choice(((10, 1), (10, 1), (6, 1), (12, 24))),
        "extra_checkpoints": rng.choice((DESIGN["extra_checkpoints"], ((6, 14),), ((3, 1), (10, 1)))),
        "quiet": rng.choice((DESIGN["quiet"], (), (((6, 20), (8, 10)),), (((12, 20), (1, 10)),))),
        "default_form": rng.choice(("VB", "VB", "T2")),
    }


def _row(rng: Random, year: int, first: date, people: range) -> Row:
    kind = rng.choice(("deadline", "period", "ongoing", "recurring", "recurring", "conditional", "mixed"))
    due = tuple(sorted(date(year, 1, 1) + timedelta(days=rng.randint(-30, 420)) for _ in range(_few(rng))))
    times = rng.choice((1, 1, 2, 3, 4, 4, 12, 0.5)) if kind in ("recurring", "mixed") else None
    known = ("VB", "T1", "T2", "protokoll", "handlingsplan", "årsredovisning", "delårsrapport", "annat")
    forms = tuple(form for form in known if rng.random() < 0.25)
    since = _import(rng, first, due)
    return Row(rng.randint(0, 1), kind, due, times, forms, since, tuple(_holders(rng, first, people)))


def _import(rng: Random, first: date, due: tuple[date, ...]) -> date:
    """When the plan comes in: most often first of all; else any day, or just before the first thing due."""
    if rng.random() < 0.6:
        return first
    if due and rng.random() < 0.5:
        return max(first, due[0] - timedelta(days=rng.choice((0, 0, 1, 10))))
    return first + timedelta(days=rng.randint(0, 330))


def _few(rng: Random) -> int:
    return rng.choice((0, 1, 1, 2, 3))


def _holders(rng: Random, first: date, people: range) -> list[tuple[int, date, date]]:
    """One person, two together, or one after the other."""
    one, two = rng.choice(people), rng.choice((*people, 90))
    always = (date.min, date.max)
    change = first + timedelta(days=rng.randint(20, 400))
    how = rng.random()
    if how < 0.6 or one == two:
        return [(one, *always)]
    if how < 0.8:
        return [(one, *always), (two, *always)]
    return [(one, date.min, change), (two, change, date.max)]


def _span(rng: Random, first: date, longest: int, person: int) -> tuple[int, date, date]:
    start = first + timedelta(days=rng.randint(0, 400))
    return person, start, start + timedelta(days=rng.randint(1, longest))


def _answer(rng: Random, first: date, row: int) -> Answer:
    day = first + timedelta(days=rng.randint(0, 420))
    if rng.random() < 0.2:
        day = date((first + timedelta(days=60)).year, 10, 1)  # from this day on an answer stands for VB
    return Answer(row, day, rng.choice((None, day, day + timedelta(days=30))))
