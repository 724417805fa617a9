"""Which letters a period will see if nobody answers: the rules run day by day on their own outcome."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.reminder import OpenOccasion, Recipient, Reminder, reminders, unanswered_reason
from tracker.domain.rules import Rules


def forecast(
    occasions: Iterable[OpenOccasion],
    recipients: Mapping[int, Recipient],
    rules: Rules,
    first: date,
    last: date,
) -> Iterator[Reminder]:
    """The letters from `first` to `last`, both included, as if no answer came and each left on its day."""
    waiting = {(occasion.id, occasion.person_id): occasion for occasion in occasions}
    people = dict(recipients)
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        letters = merged(reminders(waiting.values(), people, rules, day))
        yield from letters
        for letter in letters:
            _remember(letter, waiting, people)


def merged(letters: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """One letter where the same person would get several of a kind on a day."""
    together: dict[tuple[int, str], list[Reminder]] = defaultdict(list)
    for letter in letters:
        together[letter.person_id, letter.kind].append(letter)
    return tuple(_one(same) for same in together.values())


def _one(same: Sequence[Reminder]) -> Reminder:
    if len(same) == 1:
        return same[0]
    lines = tuple(line for letter in same for line in letter.lines)
    reason = "; ".join(letter.reason for letter in same)
    if same[0].kind != "reminder":
        reason = unanswered_reason(len(lines))
    return replace(same[0], lines=lines, reason=reason)


def _remember(
    letter: Reminder, waiting: dict[tuple[int, int], OpenOccasion], people: dict[int, Recipient]
) -> None:
    if letter.kind == "reminder":
        people[letter.person_id] = replace(people[letter.person_id], last_letter=letter.day)
    for line in letter.lines:
        key = (line.occasion.id, line.occasion.person_id)
        occasion = waiting[key]
        waiting[key] = (
            replace(occasion, steps_asked=occasion.steps_asked | {line.step}, last_asked=letter.day)
            if letter.kind == "reminder"
            else replace(occasion, rung=True)
        )
