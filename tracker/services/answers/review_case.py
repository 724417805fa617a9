"""A case of the review queue: the mail, its lines as they would be recorded, and why it waits."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.incoming import ReviewState
from tracker.domain.records import Person, StoredActivity
from tracker.domain.reply.answer import AnswerShape
from tracker.domain.reply.cause import Cause, Group
from tracker.domain.reply.trace import Trace, trace_json
from tracker.domain.sentence import sentence
from tracker.domain.status import Status, StatusReport
from tracker.domain.year_forecast import Forecast
from tracker.errors import NotFoundError
from tracker.reading.reply.values import SURE
from tracker.services.answers.asked import forecast_numbers, numbered_activities
from tracker.services.answers.automatic_effects import is_proposal
from tracker.services.answers.causes import group_of, may_be_accepted_unseen
from tracker.services.answers.record_answer import Answer
from tracker.store import letters, people, plans, reports, reviews
from tracker.store.last_reports import last_report
from tracker.store.reviews import ReviewItem


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A line that waits, at a place of the suggestion; `number` is None if its activity is unknown.

    `last` is the activity's last report of the seat that was asked; `causes` are those of this line alone.
    """

    place: int
    number: int | None
    stored: StoredActivity | None
    read: AnswerShape
    trace: Trace | None
    last: StatusReport | None
    causes: tuple[Cause, ...]

    @property
    def forecast(self) -> Forecast | None:
        """The forecast as read; mails that waited before version 0011 have none."""
        code = dict(self.read).get("forecast")
        return Forecast(str(code)) if code else None

    @property
    def answer(self) -> Answer | None:
        """What would be recorded; None if the activity or the status is unknown."""
        if self.stored is None or self.read["status"] is None:
            return None
        return Answer(
            activity=self.stored,
            seat_ids=(),
            status=Status(self.read["status"]),
            comment=self.read["comment"],
            value=self.read["value"],
            target=self.read["target"],
            forecast=self.forecast,
        )

    @property
    def is_sure(self) -> bool:
        return self.answer is not None and self.read["confidence"] >= SURE


@dataclass(frozen=True, slots=True)
class RecordedLine:
    """A line of the mail that has been recorded."""

    activity: StoredActivity
    report: StatusReport


@dataclass(frozen=True, slots=True)
class ReviewCase:
    """A review item with its sender, the activities by their number in the letter, and its lines.

    `foreseen` are the ids of the activities whose forecast the letter asked for.
    """

    item: ReviewItem
    person: Person | None
    numbered: tuple[tuple[int, StoredActivity], ...]
    lines: tuple[CaseLine, ...]
    recorded: tuple[RecordedLine, ...]
    foreseen: frozenset[int] = frozenset()

    @property
    def number(self) -> int:
        return self.item.id

    @property
    def group(self) -> Group:
        return group_of(self.item.causes)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Those of the whole mail, not of a line."""
        lines = {cause for line in self.lines for cause in line.causes}
        return tuple(cause for cause in self.item.causes if cause not in lines)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What would be recorded if all lines were accepted; empty if one of them can't be."""
        found = [line.answer for line in self.lines]
        return () if None in found else tuple(answer for answer in found if answer)

    @property
    def is_proposal(self) -> bool:
        """True if it asks whether an absence or a failed address is true."""
        return is_proposal(self.item)

    @property
    def is_clear(self) -> bool:
        """True if every line is read for sure and nobody has to read the mail first."""
        sure = bool(self.lines) and all(line.is_sure for line in self.lines)
        return sure and may_be_accepted_unseen(self.item.causes)

    @property
    def waits_for_yes(self) -> bool:
        """True if it only has to be confirmed that an activity ends."""
        return self.group is Group.CONFIRM and bool(self.answers)

    def json(self, *, why: bool = False) -> dict[str, Any]:
        """Returns one item of `tracker review list --format json`; `why` adds the trace of each answer."""
        return {
            "id": self.number,
            "mail": self.number,
            "person": self.person.name if self.person else None,
            "email": self.person.email if self.person else None,
            "date": swedish_day(self.item.received_at).isoformat(),
            "answers": [_line_json(line, why) for line in self.lines],
            "reasons": list(self.item.reasons),
        }


def _line_json(line: CaseLine, why: bool) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "activity": str(line.stored) if line.stored else None,
        "status": line.read["status"],
        "comment": line.read["comment"],
        "value": line.read["value"],
        "target": line.read["target"],
        "forecast": line.forecast,
    }
    return shape | ({"why": trace_json(line.trace) if line.trace else None} if why else {})


def find_case(session: Session, number: int) -> ReviewCase:
    """Returns the case of a mail, open or decided. Raises NotFoundError if there is none."""
    item = reviews.review_item(session, number)
    if item is None:
        told = f"Det finns ingen granskning {number}: "
        raise NotFoundError(sentence(told, "se tracker review list.", "se under Granska."))
    return case_of(session, item)


def open_case(session: Session, number: int) -> ReviewCase:
    """Returns an open case. Raises NotFoundError if there is none."""
    case = find_case(session, number)
    if case.item.state != ReviewState.OPEN:
        again = "restore" if case.item.state == ReviewState.DISMISSED else "undo"
        told, command = f"Granskning {number} är redan avgjord: ta tillbaka den ", f"{again} {number}"
        raise NotFoundError(sentence(told, f"med tracker review {command}.", "under Avgjort."))
    return case


def case_of(session: Session, item: ReviewItem) -> ReviewCase:
    """Returns the case of a review item."""
    letter = letters.letter(session, item.letter_id) if item.letter_id is not None else None
    numbered = numbered_activities(session, letter)
    lines = tuple(_line(session, item, numbered, place) for place in range(len(item.suggestion)))
    return ReviewCase(
        item,
        person_of(session, item.person_id),
        tuple(sorted(numbered.items())),
        lines,
        _recorded(session, item.id),
        frozenset(numbered[number].id for number in forecast_numbers(letter)),
    )


def _line(session: Session, item: ReviewItem, numbered: dict[int, StoredActivity], place: int) -> CaseLine:
    read = item.suggestion[place]
    number = read["activity"] or (next(iter(numbered)) if len(numbered) == 1 else None)
    stored = numbered.get(number) if number is not None else None
    number = number if stored else None
    return CaseLine(
        place=place,
        number=number,
        stored=stored,
        read=read,
        trace=item.traces[place],
        last=_last(session, item, stored) if stored else None,
        causes=tuple(cause for cause in item.causes if number is not None and cause.number == number),
    )


def _last(session: Session, item: ReviewItem, stored: StoredActivity) -> StatusReport | None:
    letter = letters.letter(session, item.letter_id) if item.letter_id else None
    seats = [line.seat_id for line in letter.lines if line.activity_id == stored.id] if letter else []
    day = swedish_day(item.received_at)
    return last_report(session, stored.id, seats[0] if seats else None, day)


def _recorded(session: Session, number: int) -> tuple[RecordedLine, ...]:
    found = {one.activity_id: one for one in reports.of_mail(session, number)}
    activities = plans.activities_of(session, set(found))
    return tuple(RecordedLine(activities[activity], report) for activity, report in found.items())


def person_of(session: Session, person_id: int | None) -> Person | None:
    """Returns the person with this id, None if there is none."""
    return None if person_id is None else people.people_of(session, [person_id]).get(person_id)
