"""Renders the audit log (bevakningslogg): the evidence that everyone was reminded often enough."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day, swedish_time
from tracker.domain.events import EventKind
from tracker.domain.letter import LetterKind
from tracker.domain.plan_ref import activity_reference
from tracker.domain.records import StoredActivity
from tracker.render import render
from tracker.services.reports.event_log import check_log
from tracker.services.reports.status import Wanted, status
from tracker.settings import Settings
from tracker.store import plans
from tracker.store.event_list import Event, event_list

_IN_WORDS = {1: "en", 2: "två", 3: "tre", 4: "fyra"}


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """One line of the page, as text."""

    when: str
    label: str
    who: str
    message_id: str
    detail: str


@dataclass(frozen=True, slots=True)
class LoggedActivity:
    """An activity with all its events; `requests` are the times when the mail server accepted a reminder."""

    reference: str
    title: str
    ansvarig: str
    requests: tuple[datetime, ...]
    verdict: str
    events: tuple[LoggedEvent, ...]


def audit_page(session: Session, now: datetime, settings: Settings, district: str | None) -> str:
    """Returns the log of a district, or of all, as a printable HTML page."""
    found = event_list(session, district, None, None)
    activities = plans.activities(session, district=district)
    done = _done(session, settings, activities, now)
    events_of: dict[str, list[Event]] = defaultdict(list)  # key "": events without an activity
    for event in found:
        events_of[event.activity].append(event)
    rules = settings.rules_for(district) if district else settings.rules
    name = settings.districts[district].name if district else settings.municipality
    return render(
        "log/bevakningslogg.html",
        {
            "title": f"Bevakningslogg: {name}",
            "written": f"{swedish_time(now):%Y-%m-%d %H:%M}",
            "chain": _chain(session),
            "plans": list(dict.fromkeys(f"{stored.plan}: {stored.plan_name}" for stored in activities)),
            "wanted": _IN_WORDS.get(rules.requests_a_year, str(rules.requests_a_year)),
            "activities": [
                _logged(stored, events_of[str(stored)], settings, str(stored) in done, now)
                for stored in activities
            ],
            "others": [_line(event) for event in events_of[""]],
        },
    )


def _logged(
    stored: StoredActivity, mine: Sequence[Event], settings: Settings, done: bool, now: datetime
) -> LoggedActivity:
    year = stored.plan.year
    requests = tuple(
        event.at
        for event in mine
        if event.what == EventKind.ACCEPTED
        and event.kind == LetterKind.REMINDER
        and swedish_day(event.at).year == year
    )
    wanted = settings.rules_for(stored.plan.district).requests_a_year
    row = stored.activity.row
    return LoggedActivity(
        reference=str(stored),
        title=row.aktivitet,
        ansvarig=row.ansvarig,
        requests=requests,
        verdict=_verdict(requests, wanted, done, swedish_day(now).year > year),
        events=tuple(_line(event) for event in mine),
    )


def _verdict(requests: Sequence[datetime], wanted: int, done: bool, year_is_over: bool) -> str:
    days = ", ".join(dict.fromkeys(f"{swedish_time(at):%-d/%-m}" for at in requests))
    dates = f" ({days})" if days else ""
    if len(requests) >= wanted:
        return f"Ja{dates}"
    if done:
        return f"Slutrapporterad efter {len(requests)}{dates}"
    return f"Nej, {len(requests)}{dates}" if year_is_over else f"Hittills {len(requests)}{dates}"


def _done(
    session: Session, settings: Settings, activities: Sequence[StoredActivity], now: datetime
) -> frozenset[str]:
    """Returns the references of the activities reported as done or cancelled: they need no more reminders."""
    today = swedish_day(now)
    years = {stored.plan.year for stored in activities}
    rows = [row for year in years for row in status(session, settings, today, Wanted(year=year)).rows]
    return frozenset(activity_reference(row.plan, row.number) for row in rows if row.is_finished)


def _line(event: Event) -> LoggedEvent:
    when = f"{swedish_time(event.at):%Y-%m-%d %H:%M}"
    who = f"{event.person} <{event.email}>" if event.person else event.who
    return LoggedEvent(when, event.label, who + event.done_by, event.message_id, event.detail)


def _chain(session: Session) -> str:
    """Returns a Swedish sentence: the log's hash chain is intact, or broken at a row."""
    check = check_log(session)
    if check.bad_row is not None:
        return f"Loggen är inte hel: rad {check.bad_row} är ändrad, eller en rad före den är borttagen."
    return f"Loggen är hel: {check.rows} rader, den sista med kontrollsumman {check.head}."
