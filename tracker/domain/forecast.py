"""Which letters a period will see if nobody answers: the rules run day by day on their own outcome."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.reminder import Group, OpenOccasion, Recipient, Reminder, letters_of

Waiting = dict[tuple[int, int], OpenOccasion]


def forecast(
    groups: Sequence[Group], recipients: Mapping[int, Recipient], first: date, last: date
) -> Iterator[Reminder]:
    """The letters from `first` to `last`, both included, as if no answer came and each left on its day."""
    waiting = [(rules, {(one.id, one.person_id): one for one in occasions}) for rules, occasions in groups]
    people = dict(recipients)
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        letters = letters_of([(rules, tuple(open_.values())) for rules, open_ in waiting], people, day)
        yield from letters
        for letter in letters:
            remember(letter, [open_ for _, open_ in waiting], people)


def remember(letter: Reminder, waiting: Sequence[Waiting], people: dict[int, Recipient]) -> None:
    """Writes into `waiting` and `people` that a letter has gone.

    A request is remembered of the person asked, but that others were told of the occasion, whoever shares it.
    """
    who = people.get(letter.person_id, Recipient(letter.person_id))
    asked = letter.kind == "reminder"
    people[who.id] = replace(who, last_letter=letter.day) if asked else replace(who, last_told=letter.day)
    steps = {line.occasion.id: line.step for line in letter.lines}
    for open_ in waiting:
        for (occasion, person), one in open_.items():
            if occasion in steps and (not asked or person == letter.person_id):
                open_[occasion, person] = told_of(letter, steps[occasion], one)


def told_of(letter: Reminder, step: int, occasion: OpenOccasion) -> OpenOccasion:
    """The occasion as it is after the letter has gone."""
    if letter.kind == "reminder":
        return replace(occasion, steps_asked=occasion.steps_asked | {step}, last_asked=letter.day)
    return replace(occasion, told=occasion.told | {letter.kind})
