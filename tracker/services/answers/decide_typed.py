"""Decides a case from the fields of a page: what is typed about its lines is checked, and recorded."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from tracker.domain.actor import Actor
from tracker.domain.codes import Labelled
from tracker.domain.picked_answer import Typed, WrongFieldsError, typed_numbers
from tracker.domain.records import StoredActivity
from tracker.domain.status import STATUSES, Status
from tracker.domain.swedish import swedish_number
from tracker.domain.text import harmless
from tracker.domain.year_forecast import Forecast
from tracker.errors import NotFoundError, UnknownDistrictError, UsageError
from tracker.services.answers.decide_case import Decision, decide_lines
from tracker.services.answers.record_answer import Answer, check_comment
from tracker.services.answers.review import activity_named
from tracker.services.answers.review_case import CaseLine, ReviewCase, open_case
from tracker.settings import Settings

Wrong = dict[tuple[int, str], str]  # (line, field) → what to do
WHOLE = -1  # the place of what is wrong with the case as a whole
MOST_ADDED = 4  # answers that were not read
LONGEST_WORDS = 20_000  # characters; the words of a mail may be many


class LineDeed(Labelled):
    """What is to become of a line."""

    RECORD = "record", "För in"
    NO_ANSWER = "no_answer", "Inget svar"
    WAIT = "wait", "Vänta"


@dataclass(frozen=True, slots=True)
class TypedLine:
    """What stands in the fields of a line; `activity` is its number in the letter, or a reference."""

    deed: str = ""
    activity: str = ""
    status: str = ""
    comment: str = ""
    number: str = ""
    whole: str = ""
    forecast: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """The number of answers recorded, of lines that still wait, and what is wrong; then nothing is done."""

    recorded: int = 0
    left: int = 0
    wrong: Wrong = field(default_factory=dict)


def as_read(case: ReviewCase) -> dict[int, TypedLine]:
    """Returns the fields as they stand before anybody has typed.

    After the lines come some for answers that were not read: with the last line's status and words, which may
    be about those activities too. Without lines there is one with the mail's text.
    """
    if not case.lines:
        return {0: TypedLine(activity=_only(case), comment=case.item.text.strip())}
    last = case.lines[-1].read
    extra = TypedLine(status=last["status"] or "", comment=last["comment"])
    places = range(len(case.lines), len(case.lines) + _room(case))
    return {line.place: _line_as_read(line) for line in case.lines} | dict.fromkeys(places, extra)


def _room(case: ReviewCase) -> int:
    """Returns how many answers may be added: one, or one about each question of the letter without any."""
    told = {line.stored.id for line in case.lines if line.stored} | {one.activity.id for one in case.recorded}
    left = [stored for _, stored in case.numbered if stored.id not in told]
    return min(max(len(left), 1), MOST_ADDED)


def _line_as_read(line: CaseLine) -> TypedLine:
    read = line.read
    return TypedLine(
        deed=LineDeed.RECORD if line.answer else "",
        activity=str(line.number or ""),
        status=read["status"] or "",
        comment=read["comment"],
        number=_number(read["value"]),
        whole=_number(read["target"]),
        forecast=line.forecast or "",
    )


def _only(case: ReviewCase) -> str:
    return str(case.numbered[0][0]) if len(case.numbered) == 1 else ""


def _number(value: float | None) -> str:
    return "" if value is None else swedish_number(value)


def decide_typed(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    number: int,
    mark: str,
    typed: Mapping[int, TypedLine],
    districts: Collection[str],
) -> Decided:
    """Records what is typed; nothing at all if a field is wrong. `districts` are those that may be changed.

    `mark` is the one of the case as it was shown. Raises NotFoundError if the case is no longer open.
    """
    case = open_case(session, number)
    if case.item.mark != mark:
        changed = "Svaret har ändrats sedan du öppnade sidan, så inget är sparat. Så här ser det ut nu."
        return Decided(wrong={(WHOLE, ""): changed})
    wrong: Wrong = {}
    decisions = list(_decisions(session, settings, case, typed, districts, wrong))
    if not decisions and not wrong:
        wrong[WHOLE, ""] = "Välj vad som ska göras med minst en rad."
    if wrong:
        return Decided(wrong=wrong)
    try:
        left = decide_lines(session, actor, now, settings, case, decisions)
    except UsageError as error:
        return Decided(wrong={(WHOLE, ""): error.sentence})
    return Decided(sum(one.answer is not None for one in decisions), left)


def _decisions(
    session: Session,
    settings: Settings,
    case: ReviewCase,
    typed: Mapping[int, TypedLine],
    districts: Collection[str],
    wrong: Wrong,
) -> Iterator[Decision]:
    """Yields what is decided of each line, and puts what is wrong into `wrong`."""
    taken, before = {one.activity.id for one in case.recorded}, as_read(case)
    for place, one in sorted(typed.items()):
        line, deed = place if place < len(case.lines) else None, _deed(one, before.get(place, TypedLine()))
        if deed == LineDeed.NO_ANSWER and line is not None:
            yield Decision(line, None)
        if deed != LineDeed.RECORD:
            continue
        try:
            answer = _answer(session, settings, case, one, districts)
        except WrongFieldsError as error:
            wrong.update({(place, name): sentence for name, sentence in error.fields.items()})
            continue
        if answer.activity.id in taken:
            wrong[place, "activity"] = f"{answer.activity} har redan ett svar i det här mejlet."
        taken.add(answer.activity.id)
        yield Decision(line, answer)


def _deed(typed: TypedLine, before: TypedLine) -> str:
    """Returns what is chosen; a line that was changed is to be recorded, though nobody chose it."""
    changed = _said(typed) != _said(before)
    return typed.deed or (LineDeed.RECORD if changed else "")


def _said(typed: TypedLine) -> tuple[str, ...]:
    return typed.activity, typed.status, typed.number, typed.whole


def _answer(
    session: Session, settings: Settings, case: ReviewCase, typed: TypedLine, districts: Collection[str]
) -> Answer:
    """Returns the answer of the fields. Raises WrongFieldsError."""
    wrong: dict[str, str] = {}
    stored = _activity(session, settings, case, typed.activity, districts, wrong)
    comment = harmless(typed.comment).strip()
    wrong |= _wrong_comment(comment)
    if typed.status not in STATUSES:
        wrong["status"] = "Välj en status."
    try:
        value, target = typed_numbers(Typed(number=typed.number, whole=typed.whole))
    except WrongFieldsError as error:
        wrong |= dict(error.fields)
    if wrong or stored is None:
        raise WrongFieldsError(wrong)
    status = Status(typed.status)
    if status is Status.INGET_BEHOV:
        value = target = None
    foreseen = stored.id in case.foreseen and typed.forecast in tuple(Forecast)
    forecast = Forecast(typed.forecast) if foreseen else None
    return Answer(stored, (), status, comment, value, target, forecast=forecast)


def _activity(
    session: Session,
    settings: Settings,
    case: ReviewCase,
    name: str,
    districts: Collection[str],
    wrong: dict[str, str],
) -> StoredActivity | None:
    if not name.strip():
        wrong["activity"] = "Välj vilken aktivitet svaret gäller."
        return None
    try:
        stored = activity_named(session, settings, case, name.strip())
    except (NotFoundError, UsageError, UnknownDistrictError) as error:
        wrong["activity"] = error.sentence
        return None
    if stored.plan.district not in districts:
        wrong["activity"] = f"{stored} hör till en nämnd som du inte ändrar i."
        return None
    return stored


def _wrong_comment(comment: str) -> dict[str, str]:
    if len(comment) > LONGEST_WORDS:
        return {"comment": f"Orden är {len(comment)} tecken: korta dem till högst {LONGEST_WORDS}."}
    try:
        check_comment(comment)
    except UsageError as error:
        return {"comment": str(error)}
    return {}
