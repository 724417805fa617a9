"""What a person is asked on a day: the open occasions, which of them go together, and at which step."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.forms import OccasionKind
from tracker.domain.letter import LetterKind
from tracker.domain.rules import Rules


@dataclass(frozen=True, slots=True)
class OpenOccasion:
    """An occasion that waits for a person's answer, and what has been asked so far.

    `steps_asked` are the steps (days left) of the letters that asked; `since` is the day of the plan's
    import: what was due before it is not asked about. `notified` are the kinds of letters that have reported
    the missing answer to others; `coordinator` is the id of a person. `last_answer` is the day of the last
    answer about the activity, None if there is none.
    """

    id: int
    activity_id: int
    person_id: int
    kind: OccasionKind
    due: date
    since: date = date.min
    steps_asked: frozenset[int] = frozenset()
    last_asked: date | None = None
    notified: frozenset[LetterKind] = frozenset()
    coordinator: int | None = None
    last_answer: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One occasion in a letter, and the step at which it is asked about."""

    occasion: OpenOccasion
    step: int


def lines_on(owed: Iterable[OpenOccasion], rules: Rules, day: date) -> Iterator[Line]:
    """Returns what the person can be asked about on `day`, each at its step. `owed` is all that they owe."""
    for group in groups(owed, rules):
        step = group_step(group, rules, day)
        for one in group:
            if step is not None and _is_asked(one, rules, day):
                yield Line(one, step)


def groups(owed: Iterable[OpenOccasion], rules: Rules) -> list[list[OpenOccasion]]:
    """Rule ”Frågor i grupp”: what is due within `group_days` of the first of them is asked together.

    Groups are not chained: the first one due after that begins a new group.
    """
    found: list[list[OpenOccasion]] = []
    for one in sorted(owed, key=lambda one: one.due):
        if found and (one.due - found[-1][0].due).days <= rules.group_days:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def group_step(group: Sequence[OpenOccasion], rules: Rules, day: date) -> int | None:
    """Rule ”Stegen”: the last step reached, "N or fewer days left"; None before the first.

    The first step is counted from the first due date of the group, the others from the last.
    """
    chased = _chased(group, rules)
    window, *later = _steps(chased, rules)
    if (group[0].due - day).days > window:
        return None
    left = (chased[-1].due - day).days
    return [window, *(step for step in later if left <= step)][-1]


def long_overdue(owed: Iterable[OpenOccasion], rules: Rules, day: date) -> Iterator[OpenOccasion]:
    """Returns the groups of which the last due date is `ring_after` days ago."""
    for group in groups(owed, rules):
        if (day - _chased(group, rules)[-1].due).days >= rules.ring_after:
            yield from group


def turns(owed: Iterable[OpenOccasion], rules: Rules) -> Iterator[date]:
    """Yields the days on which what a person can be asked about, or is long overdue, changes by itself."""
    for group in groups(owed, rules):
        chased = _chased(group, rules)
        window, *later = _steps(chased, rules)
        yield group[0].due - timedelta(days=window)
        for step in (*later, -rules.ring_after):
            yield chased[-1].due - timedelta(days=step)
        for one in group:
            yield rules.asked_from(one.kind, one.due)


def _chased(group: Sequence[OpenOccasion], rules: Rules) -> Sequence[OpenOccasion]:
    return [one for one in group if not is_confirmed(one, rules)] or group


def _steps(group: Iterable[OpenOccasion], rules: Rules) -> tuple[int, ...]:
    """Rule ”Avstämning för sig”: checkpoints alone skip some steps, never the first."""
    if any(one.kind != OccasionKind.CHECKPOINT for one in group):
        return rules.steps
    window, *later = rules.steps
    return (window, *(step for step in later if step not in rules.checkpoint_skips))


def _is_asked(one: OpenOccasion, rules: Rules, day: date) -> bool:
    if day < rules.asked_from(one.kind, one.due):
        return False
    return not (is_confirmed(one, rules) and one.steps_asked)


def is_confirmed(one: OpenOccasion, rules: Rules) -> bool:
    """True if a late answer stands, so that it is only to be confirmed, and once."""
    return one.last_answer is not None and rules.answer_stands(one.kind, one.due, one.last_answer)
