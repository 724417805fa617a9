"""Collects what waits for a coordinator: replies, addresses, seats, held letters and doubtful rows."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import Session

from tracker.domain.digest import MOST_NAMED, Section, is_overdue, section
from tracker.domain.doubts import doubts
from tracker.domain.swedish import quantity, swedish_near_day
from tracker.services.answers.outsiders import outsider_groups
from tracker.services.answers.review_queue import entry, given_to, review_queue
from tracker.services.people.match_seats import open_roles
from tracker.settings import Settings
from tracker.store import plans
from tracker.store import what_waits as rows


def what_waits(
    session: Session, settings: Settings, districts: Sequence[str], today: date, me: int | None
) -> tuple[Section, ...]:
    """Returns what waits for the coordinator of these districts, the most urgent first; empty if nothing.

    `me` is the coordinator: replies that rest, or are with a colleague, do not wait.
    """
    doubtful = rows.doubtful_activities(session, districts)
    found = (
        *_replies(session, settings, districts, today, me),
        section(
            "Adresser som inte fungerar",
            "Rätta adressen i people.csv och läs in den: tracker people import people.csv. Ring så länge.",
            _bounced(session, districts),
            "people",
        ),
        section(
            "Vakanta befattningar",
            "Skriv in den som har tagit över i people.csv och läs in den: tracker people import people.csv.",
            _vacant(session, districts),
            "people",
        ),
        section(
            "Roller i planen utan befattning",
            "Se förslagen med tracker people missing, och koppla med tracker people assign.",
            _unmatched(session, districts),
            "people",
        ),
        section(
            "Brev som hålls",
            "Släpp med tracker letters release E-POST.",
            _held(session, districts),
            "letters",
        ),
        section(
            "Tveksamma rader i planen",
            "Säg hur de ska läsas: tracker import FIL --district DISTRIKT --year ÅR --review.",
            _doubts(session, doubtful[:MOST_NAMED]),
            "plan",
            len(doubtful),
        ),
    )
    return tuple(one for one in found if one.count)


def _replies(
    session: Session, settings: Settings, districts: Sequence[str], today: date, me: int | None
) -> Iterator[Section]:
    """Yields the replies in review: given ones, those that have waited long, to review, to confirm."""
    rules = settings.rules_for(districts[0])
    given = given_to(session, me, today)
    yield section(
        "Svar som en kollega har lämnat till dig",
        "De är dina att avgöra: gå igenom dem med tracker review.",
        list(map(entry, given)),
        "given",
    )
    known = {one.number for one in given}
    waiting = [one for one in review_queue(session, districts) if one.item.aside.waits_for(me, today)]
    cases = [one for one in waiting if one.number not in known]
    overdue = [one for one in cases if is_overdue(one.received, today, rules)]
    yield section(
        f"Svar som har väntat i {rules.review_days} arbetsdagar eller mer",
        "Gå igenom dem med tracker review. Den som har svarat påminns inte så länge.",
        list(map(entry, overdue)),
        "review",
    )
    recent = [one for one in cases if one not in overdue]
    yield section(
        "Svar att granska",
        "Gå igenom dem med tracker review.",
        [entry(one) for one in recent if not one.is_complete],
        "review",
    )
    yield section(
        "Svar att bekräfta",
        "Se dem, och för in alla på en gång: tracker review confirm.",
        [entry(one) for one in recent if one.is_complete],
        "confirm",
    )
    yield section(
        "Mejl från okända avsändare",
        "Se dem sist i tracker review, och avfärda dem tillsammans: tracker review dismiss --unknown.",
        _outsiders(session),
        "outsiders",
    )


def _outsiders(session: Session) -> list[str]:
    """Returns one entry with the count: there may be thousands."""
    groups = outsider_groups(session)
    count, senders = sum(len(group.items) for group in groups), len({group.sentence for group in groups})
    return [f"{count} mejl från {senders} {'adress' if senders == 1 else 'adresser'}"] if groups else []


def _bounced(session: Session, districts: Sequence[str]) -> list[str]:
    return [
        f"{person.name} <{person.email}>, sedan {swedish_near_day(person.unreachable_since)}"
        for person in rows.unreachable_holders(session, districts)
        if person.unreachable_since
    ]


def _vacant(session: Session, districts: Sequence[str]) -> list[str]:
    """Returns the vacant seats that something is asked of, each with its number of activities."""
    return [
        f"{seat.title}: {quantity(count, 'aktivitet', 'aktiviteter')}"
        for seat, count in rows.vacant_seats(session, districts)
    ]


def _unmatched(session: Session, districts: Sequence[str]) -> list[str]:
    return [f"”{text}” i {first}" for text, first in open_roles(session, districts)]


def _held(session: Session, districts: Sequence[str]) -> list[str]:
    return [
        person.name + (f": {person.pause_reason}" if person.pause_reason else "")
        for person in rows.held_holders(session, districts)
    ]


def _doubts(session: Session, ids: Sequence[int]) -> list[str]:
    known = plans.activities_of(session, ids)
    return [f"{known[one]}: {doubts(known[one].activity)[0].sentence}" for one in ids]
