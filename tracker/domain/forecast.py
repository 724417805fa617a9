"""The letters of a period if nobody answers: the rules are run day by day on their own outcome."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.asking import OpenOccasion
from tracker.domain.letter import LetterKind
from tracker.domain.reminder import DistrictOccasions, Recipient, Reminder, letters_of

Waiting = dict[tuple[int, int], OpenOccasion]
# Occasion id → the occasions that wait, and the person: a letter finds its occasions without a search.
Waiters = Mapping[int, Sequence[tuple[Waiting, int]]]


def forecast(
    groups: Sequence[DistrictOccasions], recipients: Mapping[int, Recipient], first: date, last: date
) -> Iterator[Reminder]:
    """Returns the letters from `first` to `last`, inclusive, if nobody answers and all are sent in time."""
    waiting = [(group.rules, {(one.id, one.person_id): one for one in group.occasions}) for group in groups]
    waiters = waiters_of(open_ for _, open_ in waiting)
    people = dict(recipients)
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        left = [DistrictOccasions(rules, tuple(open_.values())) for rules, open_ in waiting]
        letters = letters_of(left, people, day)
        yield from letters
        for letter in letters:
            remember(letter, waiters, people)


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
