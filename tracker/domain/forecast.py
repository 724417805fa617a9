"""Which letters a period will see if nobody answers: the rules run day by day on their own outcome."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.letter import LetterKind
from tracker.domain.reminder import DistrictOccasions, OpenOccasion, Recipient, Reminder, letters_of

Waiting = dict[tuple[int, int], OpenOccasion]
# Occasion id → where it waits, and for whom: a letter finds what it is about without a look at all the rest.
Waiters = Mapping[int, Sequence[tuple[Waiting, int]]]


def forecast(
    groups: Sequence[DistrictOccasions], recipients: Mapping[int, Recipient], first: date, last: date
) -> Iterator[Reminder]:
    """The letters from `first` to `last`, both included, as if no answer came and each left on its day."""
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


def waiters_of(waiting: Iterable[Waiting]) -> Waiters:
    """Made once for many letters: they change what waits, and never what waits for whom."""
    found: dict[int, list[tuple[Waiting, int]]] = defaultdict(list)
    for open_ in waiting:
        for occasion, person in open_:
            found[occasion].append((open_, person))
    return found


def remember(letter: Reminder, waiters: Waiters, people: dict[int, Recipient]) -> None:
    """Writes into what waits, and into `people`, that a letter has gone.

    A request is remembered for the person asked; a notice to others, for everybody who shares the occasion.
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
    """The occasion as it is after the letter has gone."""
    if letter.kind == LetterKind.REMINDER:
        return replace(occasion, steps_asked=occasion.steps_asked | {step}, last_asked=letter.day)
    return replace(occasion, notified=occasion.notified | {letter.kind})
