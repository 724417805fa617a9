"""The letters of a period if nobody answers: the rules are run day by day on their own outcome."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.domain.asking import OpenOccasion, turns
from tracker.domain.calendar import is_open
from tracker.domain.letter import LetterKind
from tracker.domain.reminder import DistrictOccasions, Recipient, Reminder, letters_of, next_turn
from tracker.domain.rules import Rules

Waiting = dict[tuple[int, int], OpenOccasion]
# Occasion id → the occasions that wait, and the person: a letter finds its occasions without a search.
Waiters = Mapping[int, Sequence[tuple[Waiting, int]]]


def forecast(
    groups: Sequence[DistrictOccasions], recipients: Mapping[int, Recipient], first: date, last: date
) -> Iterator[Reminder]:
    """Returns the letters from `first` to `last`, inclusive, if nobody answers and all are sent in time.

    A day plays only those for whom it may be a turn: most are asked on a few days of a year.
    """
    everybody = [one for number, group in enumerate(groups) for one in _debtors(number, group)]
    waiters = waiters_of(one.open for one in everybody)
    people = dict(recipients)
    coming = {first: everybody}
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        awake = coming.pop(day, [])
        letters = letters_of(_together(awake), people, day)
        yield from letters
        for letter in letters:
            remember(letter, waiters, people)
        for one in awake:
            turn = next_turn(tuple(one.open.values()), people[one.person], one.rules, day, one.turns)
            while turn is not None and turn <= last and not is_open(turn, one.rules):
                turn += timedelta(days=1)
            if turn is not None:
                coming.setdefault(turn, []).append(one)


@dataclass(frozen=True, slots=True)
class _Debtor:
    """A person of one of the groups, with what waits for an answer, under its rules."""

    group: int
    person: int
    rules: Rules
    open: Waiting
    turns: tuple[date, ...]


def _debtors(number: int, group: DistrictOccasions) -> Iterator[_Debtor]:
    """Yields the people of a group; rule ”Inläsningsdagen”: what was due before the import is left out."""
    found: dict[int, Waiting] = defaultdict(dict)
    for one in group.occasions:
        if one.due >= one.since:
            found[one.person_id][one.id, one.person_id] = one
    for person, open_ in found.items():
        days = tuple(sorted(set(turns(open_.values(), group.rules))))
        yield _Debtor(number, person, group.rules, open_, days)


def _together(awake: Iterable[_Debtor]) -> list[DistrictOccasions]:
    """Returns what those owe who may get letters, by group."""
    found: dict[int, tuple[Rules, list[OpenOccasion]]] = {}
    for one in awake:
        found.setdefault(one.group, (one.rules, []))[1].extend(one.open.values())
    return [DistrictOccasions(*found[group]) for group in sorted(found)]


def groups_about(
    groups: Sequence[DistrictOccasions], recipients: Mapping[int, Recipient], person: int
) -> Sequence[DistrictOccasions]:
    """Returns the occasions that decide a person's letters: the person's own, where nobody else's are told.

    The letters to a coordinator or a superior follow from those to everybody, so that all are returned.
    """
    if any(person in _told(one, recipients) for group in groups for one in group.occasions):
        return groups
    return tuple(
        replace(group, occasions=tuple(one for one in group.occasions if one.person_id == person))
        for group in groups
    )


def groups_asking(
    groups: Sequence[DistrictOccasions], recipients: Mapping[int, Recipient], persons: Collection[int]
) -> Sequence[DistrictOccasions]:
    """Returns the occasions that decide the requests to these people: their own, and no notices to others.

    One who is told of others' missing answers is not asked on such a day, so that all are returned then.
    """
    told = {who for group in groups for one in group.occasions for who in _told(one, recipients)}
    if told & set(persons):
        return groups
    return tuple(
        DistrictOccasions(
            group.rules._replace(ring=False, escalate=False),
            tuple(one for one in group.occasions if one.person_id in persons),
        )
        for group in groups
    )


def _told(one: OpenOccasion, recipients: Mapping[int, Recipient]) -> set[int | None]:
    """Returns who may be told that it is not answered, whatever the rules say."""
    return {one.coordinator, recipients[one.person_id].superior} - {one.person_id}


def waiters_of(waiting: Iterable[Waiting]) -> Waiters:
    """Returns the index of `waiting`. It stays valid: letters replace the occasions, never the keys."""
    found: dict[int, list[tuple[Waiting, int]]] = defaultdict(list)
    for open_ in waiting:
        for occasion, person in open_:
            found[occasion].append((open_, person))
    return found


def remember(letter: Reminder, waiters: Waiters, people: dict[int, Recipient]) -> None:
    """Records in the waiting occasions, and in `people`, that a letter has been sent.

    A request is recorded for the person asked; a notice to others, for everybody who shares the occasion.
    """
    who = people.get(letter.person_id, Recipient(letter.person_id))
    asked = letter.kind == LetterKind.REMINDER
    people[who.id] = replace(who, last_letter=letter.day) if asked else replace(who, last_notified=letter.day)
    steps = {line.occasion.id: line.step for line in letter.lines}
    for occasion, step in steps.items():
        for open_, person in waiters[occasion]:
            if not asked or person == letter.person_id:
                open_[occasion, person] = after_sending(letter, step, open_[occasion, person])


def after_sending(letter: Reminder, step: int, occasion: OpenOccasion) -> OpenOccasion:
    """Returns the occasion as it is after the letter has been sent."""
    if letter.kind == LetterKind.REMINDER:
        return replace(occasion, steps_asked=occasion.steps_asked | {step}, last_asked=letter.day)
    return replace(occasion, notified=occasion.notified | {letter.kind})
