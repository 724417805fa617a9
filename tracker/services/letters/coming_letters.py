"""The letters to the people of some districts: those in the outbox, and those that are foreseen."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.services.letters.forecast import UpcomingLetter, forecast
from tracker.services.letters.outbox_list import OutboxRow, outbox_of
from tracker.services.people.own_people import seated_people
from tracker.settings import Settings


@dataclass(frozen=True, slots=True)
class ComingLetters:
    """The outbox's unfinished letters, and the letters of a period if nobody answers.

    `seated` are the ids of those who hold a seat; the coordinator has none.
    """

    seated: frozenset[int]
    outbox: tuple[OutboxRow, ...]
    foreseen: tuple[UpcomingLetter, ...]


def coming_letters(
    session: Session, now: datetime, settings: Settings, districts: Collection[str], last: date
) -> ComingLetters:
    """Returns the letters until `last` to those who hold a seat in the districts."""
    seated = seated_people(session, districts)
    today = swedish_day(now)
    return ComingLetters(
        seated=frozenset(seated),
        outbox=outbox_of(session, now.date(), districts),
        foreseen=tuple(
            one
            for one in forecast(session, today, settings, (today, last))
            if one.lines and {stored.plan.district for stored, _ in one.lines} & set(districts)
        ),
    )
