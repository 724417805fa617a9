"""The coordinator of the played year: accepts what is read right, corrects the rest, and is counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session

from tests.actors import SAM
from tests.outside.played.heads import Want
from tests.outside.played.judging import is_right
from tracker.domain.status import Status
from tracker.services.answers.record_answer import Answer
from tracker.services.answers.review import ReviewCase, accept, correct, dismiss, waiting
from tracker.settings import Settings
from tracker.store import incoming

if TYPE_CHECKING:
    from tests.outside.played.year import Told


@dataclass(slots=True)
class Effort:
    """What review has cost: cases, and keys.

    One key for accept or dismiss; for a correction all that is typed.
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
    told: Mapping[str, Mapping[str, "Told"]],
    effort: Effort,
) -> None:
    """Decides every case that waits, as a person who knows what each mail (by its file's name) means."""
    for case in waiting(session):
        mail = incoming.mail(session, case.item.incoming_id)
        effort.cases += 1
        effort.why += list(case.item.reasons)
        _decide(session, now, settings, case, told.get(mail.uid, {}), effort)


def _decide(
    session: Session,
    now: datetime,
    settings: Settings,
    case: ReviewCase,
    told: Mapping[str, "Told"],
    effort: Effort,
) -> None:
    wanted = {one.number: one for one in told.values() if one.want.statuses}
    if not wanted:
        effort.keys, effort.dismissed = effort.keys + 1, effort.dismissed + 1
        dismiss(session, SAM, now, case.item.id)
    elif _is_as_wanted(case, {number: one.want for number, one in wanted.items()}):
        effort.keys, effort.accepted = effort.keys + 1, effort.accepted + 1
        accept(session, SAM, now, settings, case.item.id)
    else:
        answers = [_answer(case, one) for one in wanted.values()]
        effort.corrected += 1
        effort.keys += 1 + sum(_typed(answer) for answer in answers)
        correct(session, SAM, now, settings, case.item.id, answers)


def _is_as_wanted(case: ReviewCase, wanted: Mapping[int, Want]) -> bool:
    only = next(iter(wanted)) if len(case.numbered) == 1 else None
    read = {one["activity"] or only: one for one in case.item.suggestion}
    if set(read) != set(wanted) or len(read) != len(case.item.suggestion):
        return False
    return all(is_right(want, read[number], None) for number, want in wanted.items())


def _answer(case: ReviewCase, told: "Told") -> Answer:
    stored = dict(case.numbered)[told.number]
    want = told.want
    return Answer(stored, (), Status(want.statuses[0]), told.words, want.value, want.target)


def _typed(answer: Answer) -> int:
    """Keys for one line: the status, the words, and the number."""
    numbers = [f"{number:g}" for number in (answer.value, answer.target) if number is not None]
    return 1 + len(answer.comment) + len("/".join(numbers))
