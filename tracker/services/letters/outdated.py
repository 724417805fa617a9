"""A letter that waited (no server, no hours) is judged anew before it leaves: is it still the right one?"""

from datetime import datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.letter import LetterKind
from tracker.services.letters.hours import within_hours
from tracker.services.letters.outstanding import who_answers
from tracker.settings import Settings
from tracker.store import letters, people, plans
from tracker.store.letters import Letter

LOOK_AGAIN = timedelta(minutes=15)


def out_of_date(session: Session, letter: Letter, settings: Settings, now: datetime) -> str | None:
    """Why the letter is not to leave any more, in Swedish; None when it is. A fresh one takes its place."""
    if letter.kind != LetterKind.REMINDER:
        return None
    person = people.people_of(session, [letter.person_id])[letter.person_id]
    if person.on_hold or (person.paused_until and swedish_day(now) < person.paused_until):
        return "personen är borta"
    if person.unreachable_since:
        return "adressen fungerar inte"
    if letters.newer_than(session, letter):
        return "ett nyare brev har tagit dess plats"
    answering = who_answers(session, {line.occasion_id for line in letter.lines}, settings)
    if not any(letter.person_id in persons for persons in answering.values()):
        return "personen har inte längre befattningen"
    return None


def out_of_hours(session: Session, letter: Letter, settings: Settings, now: datetime) -> datetime | None:
    """When to look again, where none of the letter's districts has its hours now; None when it may leave."""
    districts = plans.districts_of(session, {line.activity_id for line in letter.lines})
    rules = [settings.rules_for(district) for district in districts] or [settings.rules]
    return None if any(within_hours(one, now) for one in rules) else now + LOOK_AGAIN
