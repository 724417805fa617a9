"""How to answer this very letter: examples, time, what the answers are used for, and who else is asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from tracker.domain.answering import Asked, example_lines, minutes_to_answer
from tracker.domain.forms import OccasionKind
from tracker.domain.question import FORECAST_QUESTION, QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.status import IN_TEXTS, Status
from tracker.domain.swedish import listed, number_word
from tracker.services.letters.items import Item
from tracker.settings import Settings
from tracker.store import people
from tracker.store.letters import LetterLine

_HEADS = ("chef", "direktör")
DATED_WORDS = tuple(status.facts.taught for status in IN_TEXTS if status is not Status.INGET_BEHOV)


@dataclass(frozen=True, slots=True)
class ForecastQuestion:
    """The question whether activities will be done within the year; no `numbers`: all of the letter's."""

    question: str
    numbers: tuple[int, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Guide:
    """`time` is "ungefär fem minuter"; `used` continues the sentence "Ditt svar …".

    `dated` are the numbers of the questions about a date; their answers begin with one of `status_words`.
    `shared` is "Fråga 1 går till fjorton chefer.", empty if nobody else gets any of the questions.
    `reported` is True if something has been answered before.
    """

    time: str
    used: str
    examples: tuple[str, ...]
    dated: tuple[int, ...]
    status_words: tuple[str, ...]
    forecast: ForecastQuestion | None
    shared: str = ""
    reported: bool = False


def guide(
    session: Session,
    items: Sequence[Item],
    lines: Sequence[LetterLine],
    activities: Mapping[int, StoredActivity],
    settings: Settings,
    today: date,
) -> Guide:
    """Returns how to answer the letter with these items."""
    first = {line.number: activities[line.activity_id].activity.question for line in reversed(lines)}
    asked = [Asked(item.number, first[item.number], item.confirm) for item in items]
    return Guide(
        time=_time(minutes_to_answer(asked)),
        used=used_for(_used(lines, activities, settings, today), boards=_boards(lines, activities)),
        examples=example_lines(asked, today),
        dated=dated_numbers(items),
        status_words=DATED_WORDS,
        forecast=forecast_of(items),
        shared=shared_text(shared_questions(session, lines), len(items)),
        reported=any(item.last and not item.confirm for item in items),
    )


def dated_numbers(items: Sequence[Item]) -> tuple[int, ...]:
    """Returns the numbers of the questions whose answer closes an activity with a date."""
    return tuple(item.number for item in items if item.kind is QuestionKind.DATE and not item.confirm)


def _time(minutes: int) -> str:
    return "en minut" if minutes == 1 else f"ungefär {number_word(minutes)} minuter"


def _used(
    lines: Sequence[LetterLine], activities: Mapping[int, StoredActivity], settings: Settings, today: date
) -> list[tuple[int, OccasionKind]]:
    """Returns the plan's year and kind of each occasion, without reports that an answer is too late for."""
    asked: dict[tuple[int, OccasionKind], bool] = {}
    for line in lines:
        plan = activities[line.activity_id].plan
        in_time = today <= line.due + timedelta(days=settings.rules_for(plan.district).late_answers)
        asked[plan.year, line.kind] = in_time or asked.get((plan.year, line.kind), False)
    return sorted(pair for pair, in_time in asked.items() if in_time) or sorted(asked)


def _boards(lines: Sequence[LetterLine], activities: Mapping[int, StoredActivity]) -> int:
    """Returns how many boards' annual reports the answers go into."""
    annual = OccasionKind.VB.facts.goes_into
    return len(
        {activities[one.activity_id].plan.district for one in lines if one.kind.facts.goes_into == annual}
    )


def used_for(asked: Iterable[tuple[int, OccasionKind]], boards: int = 1) -> str:
    """Returns what answers are used for, of (the plan's year, kind of occasion) in the order of the texts.

    "går in i tertialrapport 1 och nämndens verksamhetsberättelse för 2021"
    """
    texts: dict[int, dict[str, None]] = {}
    revised = False
    for year, kind in asked:
        if kind is OccasionKind.REVISION:
            revised = True
        else:
            goes_into = kind.facts.goes_into.format(namndens="nämndernas" if boards > 1 else "nämndens")
            texts.setdefault(year, {})[goes_into] = None
    reports = listed([f"{listed(list(names))} för {year}" for year, names in texts.items()])
    used = [f"går in i {reports}"] if texts else []
    return " och ".join([*used, *(["används när handlingsplanen revideras"] if revised else [])])


def forecast_of(items: Sequence[Item]) -> ForecastQuestion | None:
    """Returns the forecast that is asked of some of the items, else None."""
    numbers = tuple(item.number for item in items if item.forecast)
    if not numbers:
        return None
    example = "pågår, ja" if len(items) == 1 else f"{numbers[0]} pågår, ja"
    return ForecastQuestion(FORECAST_QUESTION, numbers if len(numbers) < len(items) else (), example)


def shared_questions(session: Session, lines: Sequence[LetterLine]) -> dict[str, list[int]]:
    """Returns "fjorton chefer" → the numbers of the questions that so many answer; the most first.

    Who has several seats answers as one, and so do those who share a seat.
    """
    assigned = people.assignments(session, {line.activity_id for line in lines})
    seats = people.seats_of(session, {seat for ones in assigned.values() for seat in ones})
    numbers: dict[tuple[int, str], dict[int, None]] = defaultdict(dict)
    for line in lines:
        held = [seats[seat] for seat in assigned.get(line.activity_id, ())]
        answering = {frozenset(person.id for person in one.holders) for one in held if one.holders}
        heads = all(one.seat.role.casefold().endswith(_HEADS) for one in held if one.holders)
        if len(answering) > 1:
            numbers[len(answering), "chefer" if heads else "personer"][line.number] = None
    ordered = sorted(numbers.items(), key=lambda pair: (-pair[0][0], pair[0][1]))
    return {f"{number_word(count)} {who}": list(ones) for (count, who), ones in ordered}


def shared_text(shared: Mapping[str, Sequence[int]], questions: int) -> str:
    """Returns "Fråga 1 går till fjorton chefer och fråga 2 till två chefer." of a letter with so many."""
    parts = [
        f"{'fråga ' + listed(numbers) if questions > 1 else 'frågan'} {'går ' if not at else ''}till {who}"
        for at, (who, numbers) in enumerate(shared.items())
    ]
    return f"{listed(parts).capitalize()}." if parts else ""
