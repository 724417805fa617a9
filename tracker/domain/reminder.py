"""The rules of reminding: occasions, rules and a day in, letters with their reasons out. Pure functions."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.domain.asking import Line, OpenOccasion, is_confirmed, lines_on, long_overdue
from tracker.domain.calendar import is_open
from tracker.domain.letter import LetterKind
from tracker.domain.rules import Rules


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person as the rules see it. `superior` is the id of a person, None if unknown.

    `last_letter` is the day of the last request, `last_notified` that of the last ring letter or summary. No
    letter is sent before `paused_until`, or while `on_hold`.
    """

    id: int
    last_letter: date | None = None
    last_notified: date | None = None
    paused_until: date | None = None
    on_hold: bool = False
    unreachable: bool = False
    superior: int | None = None

    def is_away(self, day: date) -> bool:
        """True if no letter goes to the person on a day: paused, or on hold."""
        return self.on_hold or (self.paused_until is not None and day < self.paused_until)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One letter to one person on one day about everything outstanding;

    `reason` is Swedish, for the forecast.
    """

    person_id: int
    day: date
    kind: LetterKind
    lines: tuple[Line, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class DistrictOccasions:
    """The occasions that follow the rules of one district. All occasions of a person are in one of these."""

    rules: Rules
    occasions: Sequence[OpenOccasion]


FIRST_THINGS_FIRST = (LetterKind.REMINDER, LetterKind.RING, LetterKind.SUMMARY)


def letters_of(
    groups: Iterable[DistrictOccasions], recipients: Mapping[int, Recipient], day: date
) -> tuple[Reminder, ...]:
    """Returns the letters of `day`, rule ”Ett brev om allt”: at most one per person. Other letters wait."""
    together: dict[tuple[int, LetterKind], list[Reminder]] = defaultdict(list)
    for group in groups:
        for letter in reminders(group.occasions, recipients, group.rules, day):
            together[letter.person_id, letter.kind].append(letter)
    chosen: dict[int, Reminder] = {}
    for kind in FIRST_THINGS_FIRST:
        for (person, its_kind), same in together.items():
            if its_kind == kind:
                chosen.setdefault(person, _one(same))
    return tuple(chosen[person] for person in sorted(chosen))


def _one(same: Sequence[Reminder]) -> Reminder:
    """Returns one letter for the letters that several districts' rules send to the same person."""
    if len(same) == 1:
        return same[0]
    lines = _in_order(line for letter in same for line in letter.lines)
    reason = "; ".join(letter.reason for letter in same)
    if same[0].kind != LetterKind.REMINDER:
        reason = unanswered_reason(len(lines))
    return replace(same[0], lines=lines, reason=reason)


def reminders(
    occasions: Iterable[OpenOccasion], recipients: Mapping[int, Recipient], rules: Rules, day: date
) -> tuple[Reminder, ...]:
    """Returns the letters of one district on `day`, at most one per person and kind; none on a closed day.

    What was due before the plan's import is not asked about: rule ”Inläsningsdagen”.
    """
    if not is_open(day, rules):
        return ()
    by_person: dict[int, list[OpenOccasion]] = defaultdict(list)
    for occasion in occasions:
        if occasion.due >= occasion.since:
            by_person[occasion.person_id].append(occasion)
    asked = (_request(recipients[person], owed, rules, day) for person, owed in sorted(by_person.items()))
    requests = [letter for letter in asked if letter]
    if not _notifies(rules):
        return tuple(requests)
    today = {(line.occasion.id, line.occasion.person_id) for letter in requests for line in letter.lines}
    given_up = {
        person: [
            one for one in _given_up(owed, recipients[person], rules, day) if (one.id, person) not in today
        ]
        for person, owed in by_person.items()
    }
    return tuple(requests + _rings(given_up, recipients, rules, day))


def next_turn(
    owed: Sequence[OpenOccasion], who: Recipient, rules: Rules, day: date, turns: Sequence[date]
) -> date | None:
    """Returns the first day after `day` on which a letter may be about what a person owes; None: no day.

    `owed` is all that the person owes, as it is after the letters of `day`, and `turns` its sorted days
    (asking.py). What others get never makes it an earlier day, so nobody need look at it until then.
    """
    if not who.is_away(day) and _is_held_back(owed, who, rules, day):
        return day + timedelta(days=1)
    coming = [*turns[bisect_right(turns, day) :][:1], *([who.paused_until] if who.paused_until else [])]
    if _notifies(rules):
        week = timedelta(days=rules.days_between)  # others are notified when the last letter has had its week
        coming += [one.last_asked + week for one in owed if one.last_asked]
    return min((turn for turn in coming if turn > day), default=None)


def _is_held_back(owed: Sequence[OpenOccasion], who: Recipient, rules: Rules, day: date) -> bool:
    """True if a letter waits for a day that is open, or for an earlier letter to be a week old."""
    if not who.unreachable and not all(_asked_at(line) for line in lines_on(owed, rules, day)):
        return True
    given_up = _given_up(owed, who, rules, day) if _notifies(rules) else ()
    return any(next(others_to_notify(one, who, rules), None) is not None for one in given_up)


def _notifies(rules: Rules) -> bool:
    """False if the rules tell nobody of missing answers."""
    return rules.ring or rules.escalate


def _request(who: Recipient, owed: Sequence[OpenOccasion], rules: Rules, day: date) -> Reminder | None:
    if _waits(who, day):
        return None
    lines = tuple(lines_on(owed, rules, day))
    wanting = [line for line in lines if not _asked_at(line)]
    if not wanting or _too_soon(who, wanting, rules, day):
        return None
    lines = _in_order(lines)
    return Reminder(who.id, day, LetterKind.REMINDER, lines, _reason(_in_order(wanting), day))


def _waits(who: Recipient, day: date) -> bool:
    """Rule ”Borta”: no letter to a person who is away, on hold, or has an address that fails."""
    return who.unreachable or who.is_away(day)


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Returns the lines sorted by due date, one per occasion, also if two people share the seat."""
    ordered = sorted(lines, key=lambda line: (line.occasion.due, line.occasion.id, line.occasion.person_id))
    return tuple({line.occasion.id: line for line in reversed(ordered)}.values())[::-1]


def _asked_at(line: Line) -> bool:
    """True if asked at this step or a later one.

    Rule ”Inget tas igen”: a later step replaces a missed one.
    """
    return any(step <= line.step for step in line.occasion.steps_asked)


def _too_soon(who: Recipient, wanting: Iterable[Line], rules: Rules, day: date) -> bool:
    """Rule ”Högst ett i veckan”, and rule ”Sista dagarna”: its exception for what is new and due now."""
    if who.last_notified == day:
        return True
    if who.last_letter is None or (day - who.last_letter).days >= rules.days_between:
        return False
    if day <= who.last_letter:
        return True
    return not any(0 <= (line.occasion.due - day).days <= rules.last_days for line in wanting)


def _reason(wanting: Sequence[Line], day: date) -> str:
    """Returns the first three occasions due, with the days left, each once."""
    parts = list(dict.fromkeys(_about(line.occasion, day) for line in wanting))
    more = f" och {len(parts) - 3} till" if len(parts) > 3 else ""
    return "; ".join(parts[:3]) + more


def _about(occasion: OpenOccasion, day: date) -> str:
    return f"{occasion.kind.label} {occasion.due.isoformat()}: {_days((occasion.due - day).days)}"


def _days(left: int) -> str:
    if left == 0:
        return "sista dagen är i dag"
    number = f"{abs(left)} {'dag' if abs(left) == 1 else 'dagar'}"
    return f"{number} kvar" if left > 0 else f"{number} försenat"


def _rings(
    by_person: Mapping[int, Sequence[OpenOccasion]],
    recipients: Mapping[int, Recipient],
    rules: Rules,
    day: date,
) -> list[Reminder]:
    """Returns letters about missing answers: rule ”Ring-brevet” and, if on, rule ”Chefens sammanfattning”."""
    notices: dict[tuple[int, LetterKind], list[Line]] = defaultdict(list)
    for person, owed in by_person.items():
        who = recipients[person]
        for occasion in owed:
            for other, kind in others_to_notify(occasion, who, rules):
                notices[other, kind].append(Line(occasion, -rules.ring_after))
    return [
        Reminder(person, day, kind, ordered, unanswered_reason(len(ordered)))
        for (person, kind), lines in sorted(notices.items())
        if not _not_to_be_notified(person, lines, recipients, rules, day)
        for ordered in [_in_order(lines)]
    ]


def others_to_notify(
    occasion: OpenOccasion, who: Recipient, rules: Rules
) -> Iterator[tuple[int, LetterKind]]:
    """Returns the coordinator and the superior, once if they are one person.

    Rule ”Inte om sitt eget”: nobody is notified about their own occasions. Each kind can be switched off.
    """
    coordinator = occasion.coordinator if rules.ring else None
    superior = who.superior if rules.escalate else None
    if coordinator not in (None, who.id) and LetterKind.RING not in occasion.notified:
        yield coordinator, LetterKind.RING
    if superior not in (None, who.id, coordinator) and LetterKind.SUMMARY not in occasion.notified:
        yield superior, LetterKind.SUMMARY


def _not_to_be_notified(
    person: int, lines: Sequence[Line], recipients: Mapping[int, Recipient], rules: Rules, day: date
) -> bool:
    """At most one such letter a week; but an address that fails is reported at once."""
    who = recipients.get(person, Recipient(person))
    last = who.last_notified
    if _waits(who, day) or who.last_letter == day:
        return True
    if last is None or (day - last).days >= rules.days_between:
        return False
    return day <= last or not any(recipients[line.occasion.person_id].unreachable for line in lines)


def unanswered_reason(count: int) -> str:
    return f"{count} svar saknas trots påminnelser"


def _given_up(
    owed: Sequence[OpenOccasion], who: Recipient, rules: Rules, day: date
) -> Iterator[OpenOccasion]:
    """Returns what others are notified about; never what is only to be confirmed (rule ”Bekräfta i VB”).

    Rule ”Ring inte den som är borta”: nothing while the person is away.
    """
    if who.is_away(day):
        return
    if who.unreachable:  # rule ”Adress som inte fungerar”: at once, when the person would be asked
        overdue = (line.occasion for line in lines_on(owed, rules, day))
    else:
        overdue = (one for one in long_overdue(owed, rules, day) if _has_had_its_week(one, rules, day))
    yield from (one for one in overdue if not is_confirmed(one, rules))


def _has_had_its_week(one: OpenOccasion, rules: Rules, day: date) -> bool:
    return one.last_asked is not None and (day - one.last_asked).days >= rules.days_between
