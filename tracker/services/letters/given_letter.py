"""The letter that tells a colleague of the replies that are theirs to decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from tracker.clock import start_of_swedish_day, swedish_day
from tracker.domain.letter import LetterKind
from tracker.domain.records import Person
from tracker.services.answers.review_queue import entry, given_to
from tracker.services.letters.keys import new_row
from tracker.settings import Settings
from tracker.store import new_letters

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GivenCase:
    """A reply as the letter tells of it: `note` is the giver's word, `link` its page; "" if there is none."""

    entry: str
    note: str
    link: str


def plan_given_letter(session: Session, now: datetime, settings: Settings, person: Person) -> int | None:
    """Writes the row of the letter. Returns its id; None if one that is not sent yet tells of it too.

    One a day: after that of today comes one of tomorrow. One that was withdrawn, or failed, has told nobody.
    """
    if new_letters.has_unsent(session, person.id, LetterKind.GIVEN):
        return None
    for leaves in (now, start_of_swedish_day(now + A_DAY)):
        row = new_row(person.id, swedish_day(leaves), LetterKind.GIVEN, "svar att avgöra", (), settings)
        written = new_letters.write_over(session, row, leaves)
        if written is not None:
            return written
    return None


def given_values(
    session: Session, person: Person, settings: Settings, today: date
) -> Mapping[str, Any] | None:
    """Returns the template values of the letter; None if no reply is with the person any more."""
    base = settings.web.base_url
    cases = tuple(
        GivenCase(entry(one), one.item.aside.note, f"{base}/granska/{one.number}" if base else "")
        for one in given_to(session, person.id, today)
    )
    return {"cases": cases, "count": len(cases)} if cases else None
