"""A town lived with the program: each day's letters from what is open, and then remembered."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import ModuleType, SimpleNamespace
from typing import Any

from tests.domain.make import activity
from tests.domain.oracle import Question
from tests.domain.town import COORDINATORS, Answer, Row, Settings, Town
from tracker.domain import asking, calendar, forecast, forms, occasion, reminder, rules

Letter = tuple[date, int, str, frozenset[Question]]
Waiting = dict[tuple[int, int], Any]
PROGRAM = SimpleNamespace(
    forms=forms,
    rules=rules,
    calendar=calendar,
    occasion=occasion,
    asking=asking,
    reminder=reminder,
    forecast=forecast,
)
Program = SimpleNamespace | ModuleType


def rules_of(settings: Settings, program: Program = PROGRAM) -> Any:
    """The rules of a district from plain values; a day of the calendar has the key t1_due or the like."""
    quiet = tuple(program.rules.QuietPeriod(*period) for period in settings["quiet"])
    keys = {kind: day.setting for kind, day in program.forms.REPORT_DAYS.items()}
    others = {key: value for key, value in settings.items() if key not in keys.values()}
    changes = {
        "quiet": quiet,
        "report_days": tuple((kind, settings[key]) for kind, key in keys.items()),
        "default_form": program.forms.OccasionKind(settings["default_form"]),
    }
    return program.rules.Rules(**{**others, **changes})


def planned(row: Row, town: Town, program: Program = PROGRAM) -> list[Question]:
    """The occasions of a row, as the program makes them."""
    made = activity(row.kind, row.due, row.times, tuple(map(program.forms.Form, row.forms)))
    found = program.occasion.occasions(
        made, town.year, rules_of(town.districts[row.district], program), row.since
    )
    return [Question(town.rows.index(row), one.kind, one.due) for one in found]


def live(town: Town, program: Program = PROGRAM, at_once: bool = False) -> set[Letter]:
    """Every letter of the days that the town lives; `at_once`: each is answered on the day after."""
    return {letter for letters in days_of(town, program, at_once) for letter in letters}


def days_of(town: Town, program: Program = PROGRAM, at_once: bool = False) -> Iterator[set[Letter]]:
    """Yields the letters of each day that the town lives."""
    waiting, questions = everything_asked(town, program)
    waiters = program.forecast.waiters_of([waiting])
    rules = [rules_of(settings, program) for settings in town.districts]
    people = {person: program.reminder.Recipient(person) for person in (*town.district_of, *COORDINATORS, 80)}
    spans = _open_spans(town, questions, waiting)
    turns = {town.first, *(day for _, *span in (*town.away, *town.broken) for day in span), *_last(town.off)}
    for day in town.calendar():
        sent: set[Letter] = set()
        if day in turns:
            people = {who.id: _as_of(who, town, day) for who in people.values()}
        owed: list[list[Any]] = [[] for _ in rules]
        for key, (start, end) in spans.items():
            if start <= day < end:
                owed[town.district_of[key[1]]].append(_with_answer(waiting[key], town, day))
        groups = list(map(program.reminder.DistrictOccasions, rules, owed))
        for letter in program.reminder.letters_of(groups, people, day):
            about = frozenset(questions[line.occasion.id] for line in letter.lines)
            sent.add((letter.day, letter.person_id, letter.kind, about))
            program.forecast.remember(letter, waiters, people)
            if at_once:
                town = town._replace(answers=(*town.answers, *_answers_to(day, about)))
                spans = _open_spans(town, questions, waiting)
        yield sent


def _with_answer(one: Any, town: Town, day: date) -> Any:
    """What is known of the last answer on a day."""
    given = [answer.day for answer in town.answers if answer.row == one.activity_id and answer.day <= day]
    return replace(one, last_answer=max(given)) if given else one


def _last(off: tuple[tuple[date, date], ...]) -> list[date]:
    """The first days on after days off, when what has changed meanwhile is seen."""
    return [last + timedelta(days=1) for _, last in off]


def _answers_to(day: date, about: frozenset[Question]) -> list[Answer]:
    """Each row that a letter asked about, answered until the last occasion it asked about."""
    return [
        Answer(row, day + timedelta(days=1), max(one.due for one in about if one.row == row))
        for row in {one.row for one in about}
    ]


def everything_asked(town: Town, program: Program = PROGRAM) -> tuple[Waiting, dict[int, Question]]:
    """(occasion id, person) → the occasion as nobody has been asked yet; and what the ids mean."""
    questions: dict[int, Question] = {}
    waiting = {}
    for number, row in enumerate(town.rows):
        for question in planned(row, town, program):
            id_ = len(questions)
            questions[id_] = question._replace(row=number)
            for person, _, _ in row.holders:
                waiting[id_, person] = program.asking.OpenOccasion(
                    id=id_,
                    activity_id=number,
                    person_id=person,
                    kind=question.kind,
                    due=question.due,
                    since=row.since,
                    coordinator=town.coordinators[row.district],
                )
    return waiting, questions


def _open_spans(
    town: Town, questions: Mapping[int, Question], waiting: Waiting
) -> dict[tuple[int, int], tuple[date, date]]:
    """From which day until before which the database gives each: imported, held, not closed by an answer."""
    spans = {}
    for id_, person in waiting:
        question = questions[id_]
        row = town.rows[question.row]
        start, end = next((start, end) for who, start, end in row.holders if who == person)
        closing = [
            one.day
            for one in town.answers
            if one.row == question.row and (one.until is None or question.due <= one.until)
        ]
        spans[id_, person] = (max(start, row.since), min([end, *closing]))
    return spans


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
