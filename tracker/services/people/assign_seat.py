"""The coordinator says who a role of the plan means; remembered for that text in that district."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.records import SeatWithHolders, StoredActivity
from tracker.errors import NotFoundError, UsageError
from tracker.services.people.match_seats import COORDINATOR, match_seats, questions
from tracker.settings import Settings
from tracker.store import events, people, role_decisions


def assign_seat(
    session: Session,
    stored: StoredActivity,
    emails: Sequence[str],
    role: str | None,
    settings: Settings,
    now: datetime,
) -> str:
    """From now on the role text means the seats that these people hold; gives the role text.

    `role` says which of the activity's open roles, where there are several. NotFoundError for a person
    without a seat in the district.
    """
    district = stored.plan.district
    text = _open_role(session, stored, role)
    seats = [_seat_of(email, people.seats(session, district), district) for email in emails]
    role_decisions.remember_decision(session, district, text, [held.seat.id for held in seats])
    match_seats(session, district, settings, swedish_day(now))
    detail = f"{text}: {', '.join(held.seat.title for held in seats)}"
    events.log(session, now, "assigned", "samordnaren", activity_id=stored.id, detail=detail)
    return text


def _open_role(session: Session, stored: StoredActivity, role: str | None) -> str:
    if role is not None:
        return role
    waiting = [
        question.text
        for question in questions(session, stored.plan.district)
        if stored.id in {activity.id for activity in question.activities}
    ]
    if len(waiting) == 1:
        return waiting[0]
    if not waiting:
        raise UsageError(
            f"{stored} har redan ansvariga för alla sina roller; ange --role TEXT för att byta en av dem."
        )
    raise UsageError(f"{stored} har flera öppna roller: ange --role med en av ”{'”, ”'.join(waiting)}”.")


def _seat_of(email: str, seats: Sequence[SeatWithHolders], district: str) -> SeatWithHolders:
    wanted = email.strip().lower()
    for held in seats:
        if held.seat.role != COORDINATOR and wanted in {person.email for person in held.holders}:
            return held
    raise NotFoundError(
        f"{email} har ingen befattning i {district}: lägg till personen med tracker people import."
    )
