"""The rules of follow-up once more: slow and obvious, written from the documents and not from the program.

Nothing is remembered but the log of the letters that have gone. Every question is put to that log anew.
"""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

import holidays

from tests.domain.town import Row, Settings, Town

REPORT = {"T1": "T1", "T2": "T2", "VB": "VB", "handlingsplan": "revision"}
REPORT |= {"årsredovisning": "VB", "delårsrapport": "T2"}
MONTH_ENDS = {
    1: [(12, 31)],
    2: [(6, 30), (12, 31)],
    3: [(4, 30), (8, 31), (12, 31)],
    4: [(3, 31), (6, 30), (9, 30), (12, 31)],
}


class Question(NamedTuple):
    """A status of a row that is wanted on a day."""

    row: int
    kind: str
    due: date


class Gone(NamedTuple):
    """A line of a letter that has gone; `about` is the person who was asked or had not answered."""

    day: date
    to: int
    kind: str
    about: int
    question: Question
    step: int = 0


Log = tuple[Gone, ...]


# --- days ----------------------------------------------------------------------------------------


@lru_cache
def _swedish_days_off(year: int) -> Collection[date]:
    return set(holidays.country_holidays("SE", years=year, categories=("public", "de_facto")))


def closed(day: date, rules: Settings) -> bool:
    """Saturdays, Sundays, red days, the eves treated so, and the quiet periods."""
    if day.weekday() >= 5 or day in _swedish_days_off(day.year):
        return True
    for first, last in rules["quiet"]:
        here = (day.month, day.day)
        over_new_year = first > last
        if over_new_year and (here >= first or here <= last):
            return True
        if not over_new_year and first <= here <= last:
            return True
    return False


def first_open(day: date, rules: Settings) -> date:
    while closed(day, rules):
        day += timedelta(days=1)
    return day


# --- occasions -----------------------------------------------------------------------------------


def wanted(row: Row, year: int, rules: Settings) -> set[tuple[date, str]]:
    """(due, kind) of everything that is asked about a row of the plan of a year."""
    found = {(due, "deadline") for due in row.due}
    if row.kind in ("recurring", "mixed") and not (row.times == 1 and row.due):
        found |= {(date(year, *end), "checkpoint") for end in MONTH_ENDS.get(row.times, [])}  # type: ignore[call-overload]
    reports = {REPORT[form] for form in row.forms if form in REPORT}
    for report in reports or {rules["default_form"]}:
        if report == "T1":
            found.add((date(year, *rules["t1_due"]), "T1"))
        if report == "T2":
            found.add((date(year, *rules["t2_due"]), "T2"))
        if report == "VB":
            found.add((date(year + 1, *rules["vb_due"]), "VB"))
        if report == "revision":
            found.add((date(year, *rules["revision_due"]), "revision"))
    if sure_requests(found, year, rules, row.since) < rules["requests_a_year"]:
        found |= {(date(year, *extra), "checkpoint") for extra in rules["extra_checkpoints"]}
    return found


def sure_requests(found: set[tuple[date, str]], year: int, rules: Settings, since: date) -> int:
    """How many letters the year holds for sure: each question answered at once, and each held up by others.

    A letter about something else the day before holds a request up for a week, and then until a day is open.
    Or something else of the same person draws it in, and it comes as much earlier as a group is long.
    """
    spans = []
    for due, kind in found:
        if due < since:
            continue
        not_before = max(since, year_before_vb(rules["vb_from"], due)) if kind == "VB" else since
        alone = due - timedelta(days=rules["steps"][0])
        drawn_in = alone - timedelta(days=rules["group_days"])
        start = first_open(max(alone, not_before), rules)
        held_up = first_open(start + timedelta(days=max(rules["days_between"] - 1, 0)), rules)
        spans.append((held_up, first_open(max(drawn_in, not_before), rules)))
    letters, last_has_gone = 0, date.min
    for held_up, earliest in sorted(spans):
        if earliest.year == held_up.year == year and earliest > last_has_gone:
            letters, last_has_gone = letters + 1, held_up
    return letters


def year_before_vb(month_day: tuple[int, int], due: date) -> date:
    """That day in the twelve months that end with a due date."""
    day = due
    while (day.month, day.day) != month_day:
        day -= timedelta(days=1)
    return day


# --- letters -------------------------------------------------------------------------------------


def letters(town: Town) -> set[tuple[date, int, str, frozenset[Question]]]:
    """Every letter of the days that the town lives: day, person, kind and what it is about."""
    log: list[Gone] = []
    questions = [
        Question(number, kind, due)
        for number, row in enumerate(town.rows)
        for due, kind in wanted(row, town.year, town.districts[row.district])
    ]
    for day in town.calendar():
        log += letters_of_day(town, day, questions, tuple(log))
    return {
        (day, to, kind, frozenset(g.question for g in log if (g.day, g.to, g.kind) == (day, to, kind)))
        for day, to, kind in {(gone.day, gone.to, gone.kind) for gone in log}
    }


def letters_of_day(town: Town, day: date, questions: list[Question], log: Log) -> list[Gone]:
    """At most one letter a person: what is asked before what is told."""
    owed = [one for one in owed_on(town, day, questions) if not closed(day, rules_of(town, one[1]))]
    sent: list[Gone] = []
    for person in sorted({person for _, person in owed}):
        mine = [question for question, whose in owed if whose == person]
        sent += request(town, day, person, mine, rules_of(town, person), log)
    asked_now = {(gone.question, gone.about) for gone in sent}
    told: list[Gone] = []
    for district in range(len(town.districts)):
        silent = [one for one in owed if town.district_of[one[1]] == district and one not in asked_now]
        told += tellings(town, day, silent, owed, town.districts[district], log)
    for kind in ("ring", "summary"):
        got_one = {gone.to for gone in sent}
        sent += [gone for gone in told if gone.kind == kind and gone.to not in got_one]
    return sent


def rules_of(town: Town, person: int) -> Settings:
    return town.districts[town.district_of[person]]


def owed_on(town: Town, day: date, questions: list[Question]) -> list[tuple[Question, int]]:
    """What is open on a day, with each person who holds the seat: not answered, not due before the import."""
    found = []
    for question in questions:
        row, due = town.rows[question.row], question.due
        answered = any(
            answer.row == question.row and answer.day <= day and (answer.until is None or due <= answer.until)
            for answer in town.answers
        )
        for person, start, end in row.holders:
            if row.since <= day and row.since <= due and not answered and start <= day < end:
                found.append((question, person))
    return found


def waits(town: Town, person: int, day: date) -> bool:
    """Out of office, or with an address that does not work."""
    return any(who == person and start <= day < end for who, start, end in (*town.away, *town.broken))


def step_of(due: date, day: date, rules: Settings) -> int | None:
    """N or fewer days left: the smallest such N of the rules."""
    reached = [step for step in rules["steps"] if (due - day).days <= step]
    return min(reached) if reached else None


class Asking(NamedTuple):
    """A question that can be put to a person on a day: at a step, or to confirm what was said."""

    question: Question
    step: int
    confirm: bool


def askings(
    town: Town, day: date, person: int, owed: list[Question], rules: Settings, log: Log
) -> list[Asking]:
    """All that the time has come for.

    Take the first due; with it goes what is due within 45 days of it; then the next that is left. The first
    letter of such a group goes by its first, the others by its last that is not only to be confirmed.
    """
    found: list[Asking] = []
    for group in together(owed, rules):
        first = group[0].due
        to_confirm = [question for question in group if only_confirmed(town, day, question, rules)]
        chased = [question for question in group if question not in to_confirm] or group
        last = max(question.due for question in chased)
        steps = list(rules["steps"])
        if all(question.kind == "checkpoint" for question in chased):
            steps = [step for step in steps if step == steps[0] or step not in rules["checkpoint_skips"]]
        if first - timedelta(days=steps[0]) > day:
            continue
        step = min([steps[0], *(one for one in steps[1:] if (last - day).days <= one)])
        for question in group:
            if question.kind == "VB" and day < year_before_vb(rules["vb_from"], question.due):
                continue
            if question in to_confirm and was_asked(person, question, log):
                continue
            found.append(Asking(question, step, question in to_confirm))
    return found


def together(owed: list[Question], rules: Settings) -> list[list[Question]]:
    left, found = sorted(owed, key=lambda question: question.due), []
    while left:
        end = left[0].due + timedelta(days=rules["group_days"])
        found.append([question for question in left if question.due <= end])
        left = [question for question in left if question.due > end]
    return found


def last_chased(town: Town, day: date, one: Question, owed: list[Question], rules: Settings) -> date:
    """The last due date of those that a question goes together with and that are not only to be confirmed."""
    (group,) = [group for group in together(owed, rules) if one in group]
    return max(other.due for other in group if not only_confirmed(town, day, other, rules))


def only_confirmed(town: Town, day: date, question: Question, rules: Settings) -> bool:
    """What was said of the row in autumn holds for the year's report."""
    said = [answer.day for answer in town.answers if answer.row == question.row and answer.day <= day]
    return question.kind == "VB" and any(
        one >= year_before_vb(rules["confirm_from"], question.due) for one in said
    )


def was_asked(person: int, question: Question, log: Log) -> bool:
    return any((gone.kind, gone.to, gone.question) == ("reminder", person, question) for gone in log)


def request(
    town: Town, day: date, person: int, owed: list[Question], rules: Settings, log: Log
) -> list[Gone]:
    """One letter about everything whose time has come, where one of it has not been asked at its step."""
    if waits(town, person, day):
        return []
    lines = askings(town, day, person, owed, rules, log)
    asked = [gone for gone in log if gone.kind == "reminder" and gone.to == person]
    new = [
        line.question
        for line in lines
        if not any(gone.question == line.question and gone.step <= line.step for gone in asked)
    ]
    within_a_week = any((day - gone.day).days < rules["days_between"] for gone in asked)
    last_days = any(0 <= (question.due - day).days <= rules["last_days"] for question in new)
    if not new or (within_a_week and not last_days):
        return []
    return [Gone(day, person, "reminder", person, line.question, line.step) for line in lines]


def tellings(
    town: Town,
    day: date,
    silent: list[tuple[Question, int]],
    owed: list[tuple[Question, int]],
    rules: Settings,
    log: Log,
) -> list[Gone]:
    """What no answer has come to: to the coordinator, and to the superior, each once and at most weekly."""
    found: list[Gone] = []
    for question, person in silent:
        coordinator = town.coordinators[town.rows[question.row].district]
        mine = [one for one, whose in owed if whose == person]
        if not given_up(town, day, question, person, mine, rules, log):
            continue
        superior = town.superiors.get(person)
        told = {gone.kind for gone in log if gone.question == question}
        if rules["ring"] and coordinator is not None and coordinator != person and "ring" not in told:
            found.append(Gone(day, coordinator, "ring", person, question))
        both = rules["ring"] and superior == coordinator
        if (
            rules["escalate"]
            and superior is not None
            and superior != person
            and not both
            and "summary" not in told
        ):
            found.append(Gone(day, superior, "summary", person, question))
    return [gone for gone in found if may_be_told(town, day, gone, found, rules, log)]


def given_up(
    town: Town,
    day: date,
    question: Question,
    person: int,
    owed: list[Question],
    rules: Settings,
    log: Log,
) -> bool:
    """So many days after, and a week after the last request; at once where the address does not work.

    What is only to be confirmed is told to nobody, nor what a person owes who is away.
    """
    if only_confirmed(town, day, question, rules):
        return False
    if any(who == person and start <= day < end for who, start, end in town.away):
        return False
    if any(who == person and start <= day < end for who, start, end in town.broken):
        return question in [line.question for line in askings(town, day, person, owed, rules, log)]
    asked = [g.day for g in log if (g.kind, g.to, g.question) == ("reminder", person, question)]
    if not asked:
        return False
    last = last_chased(town, day, question, owed, rules)
    return (day - last).days >= rules["ring_after"] and (day - max(asked)).days >= rules["days_between"]


def may_be_told(town: Town, day: date, gone: Gone, found: list[Gone], rules: Settings, log: Log) -> bool:
    """Once a week; but at once of an address that does not work. Who is away waits."""
    if waits(town, gone.to, day):
        return False
    same_letter = [other.about for other in found if (other.to, other.kind) == (gone.to, gone.kind)]
    broken = [who for who, start, end in town.broken if start <= day < end]
    earlier = [one.day for one in log if one.to == gone.to and one.kind in ("ring", "summary")]
    within_a_week = any((day - one).days < rules["days_between"] for one in earlier)
    return not within_a_week or any(who in broken for who in same_letter)
