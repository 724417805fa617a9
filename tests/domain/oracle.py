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
    """
    starts = [max(due - timedelta(days=rules["steps"][0]), since) for due, _ in found if due >= since]
    letters, last_has_gone = 0, date.min
    for start in sorted(starts):
        earliest = first_open(start, rules)
        held_up = first_open(earliest + timedelta(days=max(rules["days_between"] - 1, 0)), rules)
        if earliest.year == held_up.year == year and earliest > last_has_gone:
            letters, last_has_gone = letters + 1, held_up
    return letters


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
        told += tellings(town, day, silent, town.districts[district], log)
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


def request(
    town: Town, day: date, person: int, owed: list[Question], rules: Settings, log: Log
) -> list[Gone]:
    """One letter about everything whose time has come, where one of it has not been asked at its step."""
    if waits(town, person, day):
        return []
    lines = [question for question in owed if step_of(question.due, day, rules) is not None]
    asked = [gone for gone in log if gone.kind == "reminder" and gone.to == person]
    new = [
        question
        for question in lines
        if not any(
            gone.question == question
            and step_of(question.due, gone.day, rules) == step_of(question.due, day, rules)
            for gone in asked
        )
    ]
    within_a_week = any((day - gone.day).days < rules["days_between"] for gone in asked)
    last_days = any(0 <= (question.due - day).days <= rules["last_days"] for question in new)
    if not new or (within_a_week and not last_days):
        return []
    return [Gone(day, person, "reminder", person, question) for question in lines]


def tellings(
    town: Town, day: date, owed: list[tuple[Question, int]], rules: Settings, log: Log
) -> list[Gone]:
    """What no answer has come to: to the coordinator, and to the superior, each once and at most weekly."""
    found: list[Gone] = []
    for question, person in owed:
        coordinator = town.coordinators[town.rows[question.row].district]
        if not given_up(town, day, question, person, rules, log):
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


def given_up(town: Town, day: date, question: Question, person: int, rules: Settings, log: Log) -> bool:
    """So many days after, and a week after the last request; at once where the address does not work."""
    if any(who == person and start <= day < end for who, start, end in town.broken):
        return step_of(question.due, day, rules) is not None
    asked = [g.day for g in log if (g.kind, g.to, g.question) == ("reminder", person, question)]
    if not asked:
        return False
    return (day - question.due).days >= rules["ring_after"] and (day - max(asked)).days >= rules[
        "days_between"
    ]


def may_be_told(town: Town, day: date, gone: Gone, found: list[Gone], rules: Settings, log: Log) -> bool:
    """Once a week; but at once of an address that does not work. Who is away waits."""
    if waits(town, gone.to, day):
        return False
    same_letter = [other.about for other in found if (other.to, other.kind) == (gone.to, gone.kind)]
    broken = [who for who, start, end in town.broken if start <= day < end]
    earlier = [one.day for one in log if one.to == gone.to and one.kind in ("ring", "summary")]
    within_a_week = any((day - one).days < rules["days_between"] for one in earlier)
    return not within_a_week or any(who in broken for who in same_letter)
