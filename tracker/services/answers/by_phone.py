"""Records an answer by phone, takes one back, and finds the activity that it is about."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.districts import find_district
from tracker.domain.forms import OccasionKind
from tracker.domain.records import StoredActivity
from tracker.domain.status import Channel
from tracker.errors import NotFoundError, UsageError
from tracker.services.answers.record_answer import Answer, check_comment, record_answer, seats_of
from tracker.services.people.find_person import find_person
from tracker.services.plans.find_activity import find_activity
from tracker.settings import Settings
from tracker.store import events, occasions, plans, reports

LAST_YEAR_OPEN = timedelta(days=60)  # after the day of the VB: answers about that year may still come


def report_by_hand(
    session: Session, actor: Actor, now: datetime, settings: Settings, answer: Answer, who: str | None
) -> int:
    """Records an answer given by phone, for the whole activity or for the seats of a person.

    `who` is a name or an address. Raises NotFoundError if that person is unknown or does not answer for the
    activity, and UsageError if several have the name or the comment contains a personal number.
    """
    check_comment(answer.comment)
    if who is None:
        return record_answer(session, actor, now, settings, answer, None, Channel.PHONE)
    person = find_person(session, who)
    seats = seats_of(session, answer.activity.id, person.id)
    if not seats:
        raise NotFoundError(
            f"{who} svarar inte för {answer.activity}: utelämna --person eller välj en annan."
        )
    mine = replace(answer, seat_ids=seats)
    return record_answer(session, actor, now, settings, mine, person, Channel.PHONE)


def withdraw_report(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    stored: StoredActivity,
    who: str | None,
) -> None:
    """Takes back the last answer by phone about an activity, and reopens the occasions that it closed.

    `who` limits it to the answers of a person. Raises NotFoundError if there is none.
    """
    person = find_person(session, who) if who else None
    events.lock_log(session)
    undone = reports.undo_last_by_hand(session, stored.id, person.id if person else None, swedish_day(now))
    if not undone:
        by = f" av {who}" if who else ""
        raise NotFoundError(f"Inget svar på telefon{by} finns om {stored}: se tracker log.")
    window = settings.rules_for(stored.plan.district).window
    for report_id, person_id in undone:
        occasions.reopen_closed_by(session, report_id, window)
        detail = f"svar {report_id} på telefon"
        events.log(session, now, "undone", actor, activity_id=stored.id, person_id=person_id, detail=detail)


def find_reported(
    session: Session,
    settings: Settings,
    reference: str,
    district: str | None,
    year: int | None,
    today: date,
) -> StoredActivity:
    """Returns the activity that an answer is about.

    Raises UsageError, with all of them, if the year is not given and the plans of several years could be
    meant: last year's until 60 days after its VB, and any later one. Raises what `find_activity` raises.
    """
    if year is not None or not reference.strip().isdecimal():
        return find_activity(session, settings, reference, district, year)
    slug = find_district(district, settings.districts).slug if district else None
    refs = [plan.ref for plan in plans.plans(session) if slug in (None, plan.ref.district)]
    possible = [ref for ref in refs if today <= _closes(settings, ref.district, ref.year)]
    if not possible or len({ref.district for ref in refs}) > 1:
        return find_activity(session, settings, reference, district, None)
    numbered = [
        stored
        for ref in possible
        for stored in plans.activities(session, ref)
        if stored.activity.number == int(reference)
    ]
    if len(numbered) > 1:
        listed = " eller ".join(f"{stored} ({stored.activity.row.aktivitet[:40]})" for stored in numbered)
        raise UsageError(f"Aktivitet {reference} finns i flera års planer. Skriv vilken som menas: {listed}.")
    only = possible[0].year if len(possible) == 1 else None
    return numbered[0] if numbered else find_activity(session, settings, reference, district, only)


def _closes(settings: Settings, district: str, year: int) -> date:
    """Returns the last day on which an answer without a year can be about the plan of that year."""
    return settings.rules_for(district).report_day(OccasionKind.VB, year) + LAST_YEAR_OPEN
