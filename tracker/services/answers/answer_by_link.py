"""Records what a person picks on the page of their letter."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import ActorChannel, person_actor
from tracker.domain.forms import is_annual
from tracker.domain.picked_answer import Picked, Typed, WrongFieldsError, pick
from tracker.domain.status import Channel, StatusReport
from tracker.errors import UsageError
from tracker.reading.reply import guard
from tracker.services.answers.closed_forms import stands_behind_fixed
from tracker.services.answers.open_link import AnswerPage, PageQuestion, PageState, open_link
from tracker.services.answers.record_answer import Answer, check_comment, record_answer
from tracker.settings import Settings
from tracker.store import events, occasions, reports

Wrong = Mapping[tuple[int, str], str]  # (number of the question, field) → a Swedish sentence


@dataclass(frozen=True, slots=True)
class AnsweredByLink:
    """`page` as it was before. `saved` are the numbers that were answered.

    `wrong`, `refused` (number of a question that takes no answer any more → why): then nothing is saved.
    """

    page: AnswerPage
    saved: tuple[int, ...] = ()
    wrong: Wrong = field(default_factory=dict)
    refused: Mapping[int, str] = field(default_factory=dict)


def answer_by_link(
    session: Session, now: datetime, settings: Settings, token: str, typed: Mapping[int, Typed]
) -> AnsweredByLink | None:
    """Saves what is picked, all of it or, if a field is wrong, nothing. None: the link shows nothing.

    What is left empty is not answered. The same answer sent twice is one; another answer of the same day
    takes the place of the first.
    """
    events.lock_log(session)  # of two that come at once, the second sees the first
    page = open_link(session, now, settings, token)
    if page is None:
        return None
    refused = _refused(page, typed)
    picked: dict[int, Picked] = {}
    wrong: dict[tuple[int, str], str] = {}
    for question in page.questions:
        one = typed.get(question.number, Typed())
        if one.is_empty or question.number in refused:
            continue
        try:
            picked[question.number] = _picked(question, one)
        except WrongFieldsError as error:
            wrong |= {(question.number, name): told for name, told in error.fields.items()}
    if wrong or refused:
        return AnsweredByLink(page, wrong=wrong, refused=refused)
    if not picked:
        return AnsweredByLink(page, wrong=_nothing_picked(page, typed))
    for question in page.questions:
        if question.number in picked:
            _save(session, now, settings, page, question, picked[question.number])
    return AnsweredByLink(page, tuple(picked))


def _refused(page: AnswerPage, typed: Mapping[int, Typed]) -> dict[int, str]:
    """Returns why what is typed to some of the letter's questions can't be saved, whatever it is."""
    asked, found = {line.number for line in page.letter.lines}, {}
    for number, one in typed.items():
        question = page.question(number)
        if one.is_empty or number not in asked:
            continue
        if question is None:
            found[number] = "Frågan ställs inte längre."
        elif question.state is PageState.FIXED:
            found[number] = f"Svaret kan inte ändras längre: {question.why}."
    return found


def _nothing_picked(page: AnswerPage, typed: Collection[int]) -> Wrong:
    """Returns the error at the first question that was shown."""
    shown = [one for one in page.questions if one.number in typed] or page.unanswered or page.questions
    told = "Välj ett svar." if len(typed) == 1 else "Välj ett svar på minst en fråga."
    return {(shown[0].number, "choice"): told}


def _picked(question: PageQuestion, typed: Typed) -> Picked:
    """Returns the answer with what may identify somebody hidden, as in a mail. Raises WrongFieldsError."""
    asked = question.stored.activity.question
    found = pick(asked, question.choices, question.number_field, typed, question.last)
    try:
        check_comment(typed.comment)
    except UsageError as error:
        raise WrongFieldsError({"comment": str(error)}) from error
    annual = any(is_annual(line.kind) for line in question.lines)  # the year is over then
    shown, forecast = guard.redact(found.comment).text, None if annual else found.forecast
    return Picked(found.status, shown, found.value, found.target, forecast)


def _save(
    session: Session,
    now: datetime,
    settings: Settings,
    page: AnswerPage,
    question: PageQuestion,
    picked: Picked,
) -> None:
    answered = question.state is not PageState.OPEN
    if answered and question.last is not None and _is_same(question.last, picked, now):
        return
    answer = Answer(
        activity=question.stored,
        seat_ids=question.seat_ids,
        status=picked.status,
        comment=picked.comment,
        value=picked.value,
        target=picked.target,
        answers_until=max(line.due for line in question.lines),
        forecast=picked.forecast,
    )
    actor = person_actor(page.person.id, ActorChannel.PAGE)
    _take_back(session, now, settings, page, question)
    record_answer(session, actor, now, settings, answer, page.person, Channel.WEB)


def _is_same(last: StatusReport, picked: Picked, now: datetime) -> bool:
    said = (last.status, last.comment, last.value, last.target, last.forecast)
    same = said == (picked.status, picked.comment, picked.value, picked.target, picked.forecast)
    return same and last.reported_on == swedish_day(now)


def _take_back(
    session: Session, now: datetime, settings: Settings, page: AnswerPage, question: PageQuestion
) -> None:
    """Takes back what the same person picked on the same day: a slip of the finger is no history.

    What stands behind a fixed section stays, and the new answer comes after it.
    """
    day, stored = swedish_day(now), question.stored
    actor = person_actor(page.person.id, ActorChannel.PAGE)
    window = settings.rules_for(stored.plan.district).window
    for report_id in reports.picked_on(session, stored.id, page.person.id, question.seat_ids, day):
        if stands_behind_fixed(session, stored, report_id):
            continue
        reports.undo_report(session, report_id, day)
        occasions.reopen_closed_by(session, report_id, window)
        detail = f"svar {report_id} på webben, ändrat samma dag"
        events.log(
            session, now, "undone", actor, activity_id=stored.id, person_id=page.person.id, detail=detail
        )
