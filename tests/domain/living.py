"""A town lived with the program: each day's letters from what is open, and then remembered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import ModuleType, SimpleNamespace
from typing import Any

from tests.domain.make import activity
from tests.domain.oracle import Question
from tests.domain.town import COORDINATORS, Answer, Row, Settings, Town
from tracker.domain import calendar, forecast, occasion, reminder, rules

Letter = tuple[date, int, str, frozenset[Question]]
Waiting = dict[tuple[int, int], Any]
PROGRAM = SimpleNamespace(
    rules=rules, calendar=calendar, occasion=occasion, reminder=reminder, forecast=forecast
)
Program = SimpleNamespace | ModuleType


def rules_of(settings: Settings, program: Program = PROGRAM) -> Any:
    quiet = tuple(program.rules.QuietPeriod(*period) for period in settings["quiet"])
    return program.rules.Rules(**{**settings, "quiet": quiet})


def planned(row: Row, town: Town, program: Program = PROGRAM) -> list[Question]:
    """The occasions of a row, as the program makes them."""
    made = activity(row.kind, row.due, row.times, row.forms)
    found = program.occasion.occasions(
        made, town.year, rules_of(town.districts[row.district], program), row.since
    )
    return [Question(town.rows.index(row), one.kind, one.due) for one in found]


def live(town: Town, program: Program = PROGRAM, at_once: bool = False) -> set[Letter]:
    """Every letter of the days that the town lives; `at_once`: each is answered on the day after."""
    waiting, questions = everything_asked(town, program)
    rules = [rules_of(settings, program) for settings in town.districts]
    people = {person: program.reminder.Recipient(person) for person in (*town.district_of, *COORDINATORS, 80)}
    sent: set[Letter] = set()
    for day in town.calendar():
        for who in people.values():
            people[who.id] = _as_of(who, town, day)
        groups = [
            (
                rules[n],
                [one for key, one in waiting.items() if _is_open(town, n, questions[key[0]], key[1], day)],
            )
            for n in range(len(rules))
        ]
        for letter in program.reminder.letters_of(groups, people, day):
            about = frozenset(questions[line.occasion.id] for line in letter.lines)
            sent.add((letter.day, letter.person_id, letter.kind, about))
            program.forecast.remember(letter, [waiting], people)
            if at_once:
                town = town._replace(answers=(*town.answers, *_answers_to(day, about)))
    return sent


def _answers_to(day: date, about: frozenset[Question]) -> list[Answer]:
    """Each row that a letter asked about, answered until the last occasion it asked about."""
    return [
        Answer(row, day + timedelta(days=1), max(one.due for one in about if one.row == row))
        for row in {one.row for one in about}
    ]


def everything_asked(
    town: Town, program: Program = PROGRAM
) -> tuple[dict[tuple[int, int], Any], Mapping[int, Question]]:
    """(occasion id, person) → the occasion as nobody has been asked yet; and what the ids mean."""
    questions: dict[int, Question] = {}
    waiting = {}
    for number, row in enumerate(town.rows):
        for question in planned(row, town, program):
            id_ = len(questions)
            questions[id_] = question._replace(row=number)
            for person, _, _ in row.holders:
                waiting[id_, person] = program.reminder.OpenOccasion(
                    id=id_,
                    activity_id=number,
                    person_id=person,
                    kind=question.kind,
                    due=question.due,
                    since=row.since,
                    coordinator=town.coordinators[row.district],
                )
    return waiting, questions


def _open_on(
    day: date, town: Town, group: int, waiting: Waiting, questions: Mapping[int, Question]
) -> list[Any]:
    return [
        one for (id_, person), one in waiting.items() if _is_open(town, group, questions[id_], person, day)
    ]


def _is_open(town: Town, group: int, question: Question, person: int, day: date) -> bool:
    """Whether the database would give the occasion: imported, held by the person, not closed by an answer."""
    row = town.rows[question.row]
    closing = [one for one in town.answers if one.row == question.row and one.day <= day]
    held = any(who == person and start <= day < end for who, start, end in row.holders)
    closed = any(one.until is None or question.due <= one.until for one in closing)
    return town.district_of[person] == group and row.since <= day and held and not closed


def _as_of(who: Any, town: Town, day: date) -> Any:
    """What is known of a person on a day."""
    ends = [end for person, start, end in town.away if person == who.id and start <= day]
    broken = any(person == who.id and start <= day < end for person, start, end in town.broken)
    return replace(
        who,
        paused_until=max(ends, default=None),
        unreachable=broken,
        superior=town.superiors.get(who.id),
    )
