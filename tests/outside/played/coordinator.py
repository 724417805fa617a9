"""The coordinator of the played year: accepts what is read right, corrects the rest, and is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session

from tests.actors import SAM
from tests.outside.played.heads import Want
from tests.outside.played.judging import is_right, plain, recorded
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast
from tracker.services.answers.decide_case import Decision
from tracker.services.answers.record_answer import Answer
from tracker.services.answers.review import accept, decide_as_shown, dismiss, waiting
from tracker.services.answers.review_case import CaseLine, ReviewCase
from tracker.settings import Settings
from tracker.store import incoming


class Told(NamedTuple):
    """What a mail says about one activity."""

    number: int
    words: str
    want: Want


@dataclass(slots=True)
class Effort:
    """What review has cost: cases, and keys as in the walk of `tracker review`.

    One key accepts all lines of a case, accepts a line, drops one, or sets a status; a number or words are
    typed between a key and Enter.
    """

    cases: int = 0
    accepted: int = 0
    corrected: int = 0
    dismissed: int = 0
    keys: int = 0
    why: list[str] = field(default_factory=list)


def review_all(
    session: Session,
    now: datetime,
    settings: Settings,
    told: Mapping[str, Mapping[str, Told]],
    effort: Effort,
) -> None:
    """Decides every case that waits, as a person who knows what each mail (by its file's name) means."""
    for case in waiting(session):
        mail = told.get(incoming.mail(session, case.number).uid, {})
        wanted = {one.number: one for one in mail.values() if one.want.statuses}
        effort.cases += 1
        effort.why += list(case.item.reasons)
        effort.keys += _decide(session, now, settings, case, wanted, effort)


def _decide(
    session: Session,
    now: datetime,
    settings: Settings,
    case: ReviewCase,
    wanted: Mapping[int, Told],
    effort: Effort,
) -> int:
    """Decides a case. Returns the keys that it takes."""
    missing = _missing(case, wanted)
    if case.lines and not missing and all(_is_as_wanted(line, wanted) for line in case.lines):
        effort.accepted += 1
        accept(session, SAM, now, settings, case.number)
        return 1
    lines = [_line(line, wanted) for line in case.lines]
    typed = [_typed(case, one) for one in missing]
    if not any(decision.answer for decision, _ in (*lines, *typed)):
        effort.dismissed += 1
        dismiss(session, SAM, now, case.number)
        return 1
    effort.corrected += 1
    decisions = [decision for decision, _ in (*lines, *typed)]
    decide_as_shown(session, SAM, now, settings, case, decisions)
    return sum(keys for _, keys in (*lines, *typed))


def _missing(case: ReviewCase, wanted: Mapping[int, Told]) -> Sequence[Told]:
    """What the mail says about activities that were neither recorded nor read."""
    done = {one.activity.id for one in case.recorded}
    read = {line.number for line in case.lines} | {
        number for number, stored in case.numbered if stored.id in done
    }
    return [one for number, one in wanted.items() if number not in read]


def _is_as_wanted(line: CaseLine, wanted: Mapping[int, Told]) -> bool:
    told = wanted.get(line.number or 0)
    return told is not None and is_right(told.want, line.read, _plan_target(line)) and _has_words(line, told)


def _line(line: CaseLine, wanted: Mapping[int, Told]) -> tuple[Decision, int]:
    """Returns what becomes of a line that waits, and the keys."""
    told = wanted.get(line.number or 0)
    if told is None or line.stored is None:
        return Decision(line.place, None), 1
    if _is_as_wanted(line, wanted):
        return Decision(line.place, line.answer), 1
    read, want = recorded(line.read), told.want
    keys = 1 + (read.status not in want.statuses)
    if not is_right(want, {**line.read, "status": want.statuses[0]}, _plan_target(line)):
        keys += _keys_of_number(want)
    comment = line.read["comment"]
    if not _has_words(line, told):
        comment, keys = told.words, keys + 2 + len(told.words)
    status = read.status if read.status in want.statuses else want.statuses[0]
    return Decision(
        line.place,
        Answer(line.stored, (), Status(status), comment, want.value, want.target, forecast=_forecast(want)),
    ), keys


def _typed(case: ReviewCase, told: Told) -> tuple[Decision, int]:
    """An answer that was not read at all: its number, status, words and number are typed."""
    stored, want = dict(case.numbered)[told.number], told.want
    status = Status(want.statuses[0])
    answer = Answer(stored, (), status, told.words, want.value, want.target, forecast=_forecast(want))
    keys = 4 + len(told.words) + (_keys_of_number(want) if want.value is not None else 0)
    return Decision(None, answer), keys


def _forecast(want: Want) -> Forecast | None:
    return Forecast(want.forecast) if want.forecast else None


def _has_words(line: CaseLine, told: Told) -> bool:
    return told.want.same or plain(told.words) in plain(line.read["comment"])


def _plan_target(line: CaseLine) -> float | None:
    return line.stored.activity.question.target if line.stored else None


def _keys_of_number(want: Want) -> int:
    numbers = [f"{number:g}" for number in (want.value, want.target) if number is not None]
    return 2 + len("/".join(numbers) or "-")
