"""The letters to the people of some districts: those in the outbox, and those that are foreseen."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.services.letters.forecast import UpcomingLetter, forecast_requests
from tracker.services.letters.outbox_list import OutboxRow, outbox_of
from tracker.services.people.own_people import seated_people
from tracker.settings import Settings


@dataclass(frozen=True, slots=True)
class ComingLetters:
    """The outbox's unfinished letters, and the first letters of a period if nobody answers.

    `seated` are the ids of those who hold a seat; the coordinator has none. `count` is that of all letters.
    """

    seated: frozenset[int]
    outbox: tuple[OutboxRow, ...]
    foreseen: tuple[UpcomingLetter, ...]
    count: int


def coming_letters(
    session: Session, today: date, settings: Settings, districts: Collection[str], last: date, most: int
) -> ComingLetters:
    """Returns the letters until `last` about the districts, at most so many of those that are foreseen."""
    foreseen = forecast_requests(session, today, settings, (today, last), districts)
    return ComingLetters(
        seated=frozenset(seated_people(session, districts)),
        outbox=outbox_of(session, today, districts),
        foreseen=foreseen[:most],
        count=len(foreseen),
    )
