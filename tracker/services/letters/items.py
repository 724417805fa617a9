"""The items of a letter: for each activity its question, the last report and the plan's own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.domain.forms import OccasionKind, is_annual
from tracker.domain.plan import Activity, PlanRow
from tracker.domain.question import CONFIRMATION, REVISION_QUESTION, Question, QuestionKind
from tracker.domain.records import SeatWithHolders, StoredActivity
from tracker.domain.rules import Rules
from tracker.domain.status import StatusReport
from tracker.domain.swedish import listed, shortened, swedish_date, swedish_number
from tracker.domain.text import on_one_line
from tracker.services.letters.plan_names import plan_label
from tracker.settings import Settings
from tracker.store import people
from tracker.store.last_reports import ReportKey, last_reports
from tracker.store.letters import LetterLine

LONGEST_COMMENT = 120  # characters of the last comment: enough to remind the reader
Reported = Mapping[ReportKey, StatusReport | None]
_CELLS = {"tidplan": "Tidplan", "uppfoljning": "Uppföljning", "ansvarig": "Ansvarig"}


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered activity of a letter, as text.

    `title` is short; `aktivitet` and `cells` are the plan's words. `plan` names plan and district. `deadline`
    is the plan's date, None if the question is about none. `forecast` is True where it is asked whether the
    activity will be done within the year.
    """

    number: int
    reference: str
    plan: str
    district: str
    omrade: str
    title: str
    aktivitet: str
    ansvarig: str
    tidplan: str
    uppfoljning: str
    cells: str
    asked_for: str
    due: date
    late_days: int
    deadline: date | None
    last: str
    owes: str
    questions: tuple[str, ...]
    kind: QuestionKind
    confirm: bool
    forecast: bool


def letter_items(
    session: Session,
    lines: Sequence[LetterLine],
    activities: Mapping[int, StoredActivity],
    settings: Settings,
    today: date,
    reported: Reported | None = None,
) -> list[Item]:
    """Returns one item per activity, covering all its occasions; the earliest sets the due date.

    `reported` is what `reported_before` returns. Without it the items also say who owes an answer.
    """
    seats = people.seats_of(session, {line.seat_id for line in lines}) if reported is None else {}
    reported = reported_before(session, lines, today) if reported is None else reported
    items = []
    for number in dict.fromkeys(line.number for line in lines):
        same = [line for line in lines if line.number == number]
        stored = activities[same[0].activity_id]
        last = reported[same[0].activity_id, same[0].seat_id]
        owing = sorted({line.seat_id for line in same} & seats.keys())
        owes = ", ".join(_who(seats[seat], today) for seat in owing)
        items.append(_item(stored, same, last, owes, settings, today))
    return items


def reported_before(session: Session, lines: Sequence[LetterLine], today: date) -> Reported:
    """Returns the last report about the question of each line."""
    return last_reports(session, {(line.activity_id, line.seat_id) for line in lines}, today)


def _item(
    stored: StoredActivity,
    lines: Sequence[LetterLine],
    last: StatusReport | None,
    owes: str,
    settings: Settings,
    today: date,
) -> Item:
    row, question = stored.activity.row, stored.activity.question
    due = main_line(lines, today).due
    confirm = only_confirmed(lines, last, settings.rules_for(stored.plan.district))
    return Item(
        number=lines[0].number,
        reference=str(stored),
        plan=plan_label(stored, settings),
        district=settings.districts[stored.plan.district].name,
        omrade=row.omrade,
        title=on_one_line(question.title),
        aktivitet=on_one_line(row.aktivitet),
        ansvarig=row.ansvarig,
        tidplan=row.tidplan,
        uppfoljning=row.uppfoljning,
        cells=_cells(row),
        asked_for=listed(list(dict.fromkeys(line.kind.label for line in lines))),
        due=due,
        late_days=(today - due).days,
        deadline=None if confirm else _deadline(stored.activity, lines),
        last=_last_report(last, settings.status_labels),
        owes=owes,
        questions=_questions(question, lines, confirm),
        kind=question.kind,
        confirm=confirm,
        forecast=not confirm and asks_forecast(lines),
    )


def main_line(lines: Sequence[LetterLine], today: date) -> LetterLine:
    """Returns the line whose day the letter names: the first due.

    The VB's comes before an older question that it repeats: its answer is still in time.
    """
    first = min(lines, key=lambda line: line.due)
    in_time = [line for line in lines if line.kind == OccasionKind.VB and line.due >= today]
    return in_time[0] if first.due < today and in_time else first


def _who(seat: SeatWithHolders, today: date) -> str:
    """Returns the holders, without those who are away if another one shares the seat."""
    there = [person for person in seat.holders if not person.is_away(today)]
    return ", ".join(person.name for person in there or seat.holders) or seat.seat.role


def _last_report(report: StatusReport | None, labels: Mapping[str, str]) -> str:
    """Returns for example: Pågår (3 juni 2021), 12 av 15 – vi har kommit halvvägs

    A forecast stands after the number: "bedöms bli genomförd under året".
    """
    if report is None:
        return ""
    of = "" if report.target is None else f" av {swedish_number(report.target)}"
    value = "" if report.value is None else f", {swedish_number(report.value)}{of}"
    forecast = f", {report.forecast.facts.stated}" if report.forecast else ""
    comment = f" – {shortened(report.comment, LONGEST_COMMENT)}" if report.comment else ""
    return f"{labels[report.status]} ({swedish_date(report.reported_on)}){value}{forecast}{comment}"


def _questions(question: Question, lines: Sequence[LetterLine], confirm: bool) -> tuple[str, ...]:
    """Returns the question about the activity, and at a revision the one about the next plan."""
    if confirm:
        return (CONFIRMATION,)
    revised = any(line.kind is OccasionKind.REVISION for line in lines)
    asked = [question.text, *([REVISION_QUESTION] if revised else [])]
    return tuple(dict.fromkeys(text for text in asked if text))


def only_confirmed(lines: Sequence[LetterLine], last: StatusReport | None, rules: Rules) -> bool:
    """Rule ”Bekräfta i VB”: True if the last answer stands, and it is only asked whether it still holds."""
    return last is not None and all(rules.answer_stands(one.kind, one.due, last.reported_on) for one in lines)


def asks_forecast(lines: Sequence[LetterLine]) -> bool:
    """Returns True if a question with these lines also asks for a forecast.

    It does at T1 and T2, but not together with the annual report: the year is over then.
    """
    return any(line.kind.facts.forecast for line in lines) and not any(is_annual(line.kind) for line in lines)


def _deadline(activity: Activity, lines: Sequence[LetterLine]) -> date | None:
    """Returns the plan's date that is asked about; if none is among the lines, the plan's last, if any."""
    asked = [line.due for line in lines if line.kind is OccasionKind.DEADLINE]
    return max(asked or activity.schedule.due, default=None)


def _cells(row: PlanRow) -> str:
    """Returns "Tidplan: Löpande. Uppföljning: VB. Ansvarig: Enhetschefer." without empty cells."""
    texts = {name: on_one_line(getattr(row, name)).rstrip(". ") for name in _CELLS}
    return " ".join(f"{_CELLS[name]}: {text}." for name, text in texts.items() if text)
