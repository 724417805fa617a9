"""Whom a ring letter or a summary leaves out although no answer is recorded: who is away or has replied."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlmodel import Session

from tracker.domain.asking import OpenOccasion, is_confirmed, long_overdue
from tracker.domain.letter import LetterKind
from tracker.domain.records import Person
from tracker.domain.reminder import DistrictOccasions, others_to_notify
from tracker.domain.swedish import swedish_near_day
from tracker.services.letters.outstanding import Outstanding, outstanding_occasions
from tracker.settings import Settings
from tracker.store.letters import Letter
from tracker.store.replied import replied_to


def left_out(session: Session, letter: Letter, settings: Settings, today: date) -> tuple[str, ...]:
    """Returns a Swedish sentence without its full stop for each person whom the letter leaves out, sorted.

    None for letters of other kinds.
    """
    if letter.kind not in (LetterKind.RING, LetterKind.SUMMARY):
        return ()
    outstanding = outstanding_occasions(session, settings, today, today, replied=True)
    replied = replied_to(session)
    there = {line.occasion_id for line in letter.lines}
    found: dict[int, str] = {}
    for group in outstanding.groups:
        for one in _overdue(group, outstanding, letter, today):
            person = outstanding.people[one.person_id]
            reason = _reason(person, one.id in replied, today)
            if reason and one.id not in there:
                found.setdefault(person.id, f"{person.name} {reason}")
    return tuple(sorted(found.values()))


def _overdue(
    group: DistrictOccasions, outstanding: Outstanding, letter: Letter, today: date
) -> Iterator[OpenOccasion]:
    """Yields what the recipient would be notified of, had the person neither replied nor been away."""
    owed: dict[int, list[OpenOccasion]] = defaultdict(list)
    for one in group.occasions:
        if one.due >= one.since:
            owed[one.person_id].append(one)
    for person, mine in owed.items():
        who = outstanding.recipients[person]
        for one in long_overdue(mine, group.rules, today):
            notice = (letter.person_id, letter.kind)
            if not is_confirmed(one, group.rules) and notice in others_to_notify(one, who, group.rules):
                yield one


def _reason(person: Person, has_replied: bool, today: date) -> str:
    if has_replied:
        return "har svarat, svaret väntar på granskning"
    if person.on_hold:
        return "får inga brev förrän de släpps"
    if person.is_away(today) and person.paused_until:
        return f"är borta till {swedish_near_day(person.paused_until)}"
    return ""
