"""The letter's notes beside its questions: work taken over, and what happens if nobody answers."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from tracker.domain.asking import OpenOccasion
from tracker.domain.forecast import forecast
from tracker.domain.letter import LetterKind
from tracker.domain.records import Person
from tracker.domain.reminder import DistrictOccasions, Recipient
from tracker.domain.rules import Rules
from tracker.settings import Settings
from tracker.store import people, plans
from tracker.store.letters import Letter, LetterLine
from tracker.store.tenures import held_before, open_of_seats, others_notified, seats_asked

LOOKED_AHEAD = timedelta(days=60)  # longer than any quiet period


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The numbers of the activities that the person has taken over from `after`."""

    numbers: tuple[int, ...]
    after: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The step on `day` if nobody answers: the coordinator calls, the superior is notified, or both."""

    day: date
    ring: bool
    superior: bool


def taken_over(
    session: Session, letter: Letter, lines: Sequence[LetterLine], asked: Collection[int] = ()
) -> tuple[TakenOver, ...]:
    """Returns the activities whose seat is new to the person and not asked about before, by previous holder.

    `asked`: seats asked about before this letter, though no row says so (a preview). A holder who left before
    the plan was imported is not named.
    """
    if letter.kind != LetterKind.REMINDER:
        return ()
    before = held_before(session, letter.person_id, {line.seat_id for line in lines})
    known = {*asked, *(seats_asked(session, letter.person_id, letter.id) if before else ())}
    came_in = _came_in(session, lines) if before else {}
    numbers: dict[str, dict[int, None]] = defaultdict(dict)
    for line in lines:
        if line.seat_id in before and line.seat_id not in known:
            name, until = before[line.seat_id]
            if until >= came_in[line.activity_id]:
                numbers[name][line.number] = None
    return tuple(TakenOver(tuple(sorted(ones)), name) for name, ones in numbers.items())


def _came_in(session: Session, lines: Sequence[LetterLine]) -> dict[int, date]:
    """Returns the import date of the plan of each activity id."""
    days = {plan.ref: plan.imported_on for plan in plans.plans(session)}
    found = plans.activities_of(session, {line.activity_id for line in lines})
    return {activity: days[stored.plan] for activity, stored in found.items()}


def next_step(
    session: Session, letter: Letter, person: Person, district: str, settings: Settings, today: date
) -> NextStep | None:
    """Returns the first step after this letter that is not another letter to the person;

    None if there is none.

    Runs the rules forward from this letter as if nobody answered.
    """
    rules = settings.rules_for(district)
    lines = sorted((line for line in letter.lines if line.open), key=lambda line: line.due)
    if letter.kind != LetterKind.REMINDER or not any(_may_be_last(line, rules) for line in lines):
        return None
    coordinator, superior = _others(session, person, district, settings)
    notified = others_notified(session, {line.occasion_id for line in lines})
    waiting = [_asked(line, letter, coordinator, notified) for line in lines]
    waiting += _not_asked_yet(session, letter, coordinator)
    recipients = {one: Recipient(one) for one in (coordinator, superior) if one is not None}
    recipients[person.id] = Recipient(person.id, last_letter=letter.day, superior=superior)
    first, last = letter.day + timedelta(days=1), letter.day + LOOKED_AHEAD
    coming = list(forecast([DistrictOccasions(rules, waiting)], recipients, first, last))
    for line in lines:
        about = [one for one in coming if line.occasion_id in {it.occasion.id for it in one.lines}]
        if all(one.kind == LetterKind.REMINDER for one in about):
            continue  # the others have already been notified
        if about[0].kind == LetterKind.REMINDER:
            return None
        kinds = {one.kind for one in about if one.day == about[0].day}
        found = NextStep(about[0].day, LetterKind.RING in kinds, LetterKind.SUMMARY in kinds)
        return found if found.day > today else None
    return None


def _may_be_last(line: LetterLine, rules: Rules) -> bool:
    """Returns True if perhaps no reminder about the line remains before others are notified.

    Avoids a costly forecast.
    """
    left = [step for step in rules.steps if step < line.days_before_due]
    return not any(-step < rules.ring_after for step in left if step not in rules.checkpoint_skips)


def _others(
    session: Session, person: Person, district: str, settings: Settings
) -> tuple[int | None, int | None]:
    """Returns the ids of the coordinator and the superior, None where that is the person."""
    contact = settings.coordinator_for(district)
    coordinator = people.person_by_email(session, contact.email) if contact else None
    return (
        coordinator.id if coordinator and coordinator.id != person.id else None,
        person.superior_id if person.superior_id != person.id else None,
    )


def _asked(
    line: LetterLine, letter: Letter, coordinator: int | None, notified: Collection[tuple[int, LetterKind]]
) -> OpenOccasion:
    """Returns the line as an open occasion after this letter has been sent."""
    return OpenOccasion(
        id=line.occasion_id,
        activity_id=line.activity_id,
        person_id=letter.person_id,
        kind=line.kind,
        due=line.due,
        steps_asked=frozenset({line.days_before_due}),
        last_asked=letter.day,
        notified=frozenset(kind for occasion, kind in notified if occasion == line.occasion_id),
        coordinator=coordinator,
    )


def _not_asked_yet(session: Session, letter: Letter, coordinator: int | None) -> list[OpenOccasion]:
    """Returns the person's later occasions for the same seats: a letter about them repeats the late lines."""
    there = {line.occasion_id for line in letter.lines}
    until = letter.day + LOOKED_AHEAD + LOOKED_AHEAD
    coming = open_of_seats(session, {line.seat_id for line in letter.lines}, letter.day, until)
    return [
        OpenOccasion(id_, activity, letter.person_id, kind, due, coordinator=coordinator)
        for id_, activity, kind, due in coming
        if id_ not in there
    ]
