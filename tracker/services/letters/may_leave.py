"""Decides whether letters may be sent now: open days, sending hours, and letters that are out of date."""

from datetime import datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_day, swedish_time
from tracker.domain.calendar import is_open
from tracker.domain.letter import WITHOUT_LINES, LetterKind
from tracker.domain.rules import Rules
from tracker.services.access.own_districts import own_districts
from tracker.services.letters.outstanding import who_answers
from tracker.services.people.coordinators import coordinated
from tracker.settings import Settings
from tracker.store import letters, people, plans
from tracker.store.access import access_of
from tracker.store.letters import Letter
from tracker.store.replied import replied_to


def may_send(settings: Settings, now: datetime) -> bool:
    """Returns True on an open day within the sending hours (Swedish time) of at least one district."""
    return any(within_hours(rules, now) for rules in (settings.rules, *settings.district_rules.values()))


def within_hours(rules: Rules, now: datetime) -> bool:
    here = swedish_time(now)
    return is_open(here.date(), rules) and rules.send_from <= here.time() < rules.send_until


LOOK_AGAIN = timedelta(minutes=15)


def out_of_date(session: Session, letter: Letter, settings: Settings, now: datetime) -> str | None:
    """Returns why a waiting letter must not be sent any more, in Swedish; None if it may be sent."""
    if letter.kind != LetterKind.REMINDER or not letter.lines:
        return None
    person = people.people_of(session, [letter.person_id])[letter.person_id]
    if person.is_away(swedish_day(now)):
        return "personen är borta"
    if person.unreachable_since:
        return "adressen fungerar inte"
    if letters.newer_than(session, letter):
        return "ett nyare brev har tagit dess plats"
    answering = who_answers(session, {line.occasion_id for line in letter.lines}, settings)
    if not any(letter.person_id in persons for persons in answering.values()):
        return "personen har inte längre befattningen"
    return None


def answered_reason(session: Session, letter: Letter) -> str:
    """Returns why nothing is left to ask in a letter, in Swedish; `letter` is as it was planned."""
    if letter.kind == LetterKind.DIGEST:
        return "inget väntar längre"
    if letter.kind == LetterKind.GIVEN:
        return "svaren är inte kvar hos personen"
    if letter.kind == LetterKind.SECTION:
        return "avsnittet är redan fastställt"
    if replied_to(session, {line.occasion_id for line in letter.lines}):
        return "ett svar är på väg eller väntar på granskning"
    return "besvarat innan brevet gick"


def out_of_hours(session: Session, letter: Letter, settings: Settings, now: datetime) -> datetime | None:
    """Returns when to try again if it is outside the hours of all the letter's districts;

    None if it may be sent.
    """
    districts = plans.districts_of(session, {line.activity_id for line in letter.lines})
    if letter.kind == LetterKind.GIVEN:
        districts = own_districts(session, access_of(session, letter.person_id))
    elif letter.kind in WITHOUT_LINES:
        districts = coordinated(session, settings).get(letter.person_id, ())
    rules = [settings.rules_for(district) for district in districts] or [settings.rules]
    return None if any(within_hours(one, now) for one in rules) else now + LOOK_AGAIN
