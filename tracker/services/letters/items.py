"""The items of a letter: for each activity the plan's text, the last report and the questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.domain.forms import OccasionKind
from tracker.domain.question import CONFIRMATION
from tracker.domain.records import SeatWithHolders, StoredActivity
from tracker.domain.rules import Rules
from tracker.domain.status import StatusReport
from tracker.domain.swedish import listed, shortened, swedish_date, swedish_number
from tracker.settings import Settings
from tracker.store import people, reports
from tracker.store.letters import LetterLine

LONGEST_COMMENT = 200  # characters of the last comment: enough to remind the reader


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered activity of a letter, as text."""

    number: int
    reference: str
    district: str
    omrade: str
    title: str
    ansvarig: str
    tidplan: str
    asked_for: str
    due: date
    late_days: int
    last: str
    owes: str
    questions: tuple[str, ...]


def letter_items(
    session: Session,
    lines: Sequence[LetterLine],
    activities: Mapping[int, StoredActivity],
    settings: Settings,
    today: date,
) -> list[Item]:
    """Returns one item per activity, covering all its occasions; the earliest sets the due date."""
    seats = people.seats_of(session, {line.seat_id for line in lines})
    items = []
    for number in dict.fromkeys(line.number for line in lines):
        same = [line for line in lines if line.number == number]
        stored = activities[same[0].activity_id]
        due = main_line(same, today).due
        row = stored.activity.row
        last = reports.last_report(session, same[0].activity_id, same[0].seat_id, today)
        rules = settings.rules_for(stored.plan.district)
        items.append(
            Item(
                number=number,
                reference=str(stored),
                district=settings.districts[stored.plan.district].name,
                omrade=row.omrade,
                title=row.aktivitet,
                ansvarig=row.ansvarig,
                tidplan=row.tidplan,
                asked_for=listed(list(dict.fromkeys(line.kind.label for line in same))),
                due=due,
                late_days=(today - due).days,
                last=_last_report(last, settings.status_labels),
                owes=", ".join(_who(seats[seat], today) for seat in sorted({line.seat_id for line in same})),
                questions=_questions(stored, same, last, rules),
            )
        )
    return items


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
    """Returns for example: Pågår (3 juni 2021), 12 av 15 – vi har kommit halvvägs"""
    if report is None:
        return ""
    of = "" if report.target is None else f" av {swedish_number(report.target)}"
    value = "" if report.value is None else f", {swedish_number(report.value)}{of}"
    comment = f" – {shortened(report.comment, LONGEST_COMMENT)}" if report.comment else ""
    return f"{labels[report.status]} ({swedish_date(report.reported_on)}){value}{comment}"


def _questions(
    stored: StoredActivity, lines: Sequence[LetterLine], last: StatusReport | None, rules: Rules
) -> tuple[str, ...]:
    """Returns the questions: the occasion's, the indicator's, and those of the forms.

    Rule ”Bekräfta i VB”: if the last answer stands, only whether it still holds.
    """
    if last and all(rules.answer_stands(line.kind, line.due, last.reported_on) for line in lines):
        return (CONFIRMATION,)
    kind = min((line.kind for line in lines), key=list(OccasionKind).index)
    schedule, follow_up = stored.activity.schedule, stored.activity.follow_up
    asked = []
    if schedule.kind == "conditional":
        asked.append("Har det blivit aktuellt?")
    asked.append(kind.facts.question.format(date=swedish_date(max(line.due for line in lines))))
    if follow_up.indicator is not None:
        target = follow_up.indicator.target
        goal = f" (målet är {swedish_number(target)})" if target is not None else ""
        asked.append(f"Ange också en siffra: {follow_up.indicator.question}{goal}")
    return (*asked, *(form.facts.question for form in follow_up.forms if form.facts.question))
