"""Opens the link of a letter: what its person can answer on the web, and what is answered already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.answer_choices import Choice, NumberField, choices, number_field
from tracker.domain.records import Person, StoredActivity
from tracker.domain.status import StatusReport
from tracker.services.answers.closed_forms import why_closed
from tracker.services.letters.answer_link import is_live, stored_link
from tracker.services.letters.items import Item, asks_forecast, letter_items, reported_before
from tracker.services.letters.outstanding import who_answers
from tracker.services.letters.plan_names import plans_named
from tracker.settings import Settings
from tracker.store import letters, people, plans
from tracker.store.letters import Letter, LetterLine


class PageState(StrEnum):
    OPEN = "open"
    WAITS = "waits"  # a reply is read by a person first
    NOTED = "noted"
    FIXED = "fixed"  # noted, and the report that it goes into can't change


@dataclass(frozen=True, slots=True)
class PageQuestion:
    """A question of the page. `last` was reported last, None if nothing was; `why` it can't be changed."""

    item: Item
    stored: StoredActivity
    lines: tuple[LetterLine, ...]
    last: StatusReport | None
    state: PageState
    why: str = ""

    @property
    def number(self) -> int:
        return self.item.number

    @property
    def seat_ids(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(line.seat_id for line in self.lines))

    @property
    def asks(self) -> tuple[str, ...]:
        """The questions about the activity. An answer that is changed may say more than "det stämmer"."""
        own = self.stored.activity.question.text
        return self.item.questions if self.is_open or not own else (own,)

    @property
    def is_open(self) -> bool:
        return self.state in (PageState.OPEN, PageState.WAITS)

    @property
    def asks_forecast(self) -> bool:
        return asks_forecast(self.lines) and not (self.is_open and self.item.confirm)

    @property
    def choices(self) -> tuple[Choice, ...]:
        before = self.is_open and self.last is not None
        question = self.stored.activity.question
        return choices(question, reported=before, confirm=before and self.item.confirm)

    @property
    def number_field(self) -> NumberField | None:
        return number_field(self.stored.activity.question)


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """What a link shows, to one person about one letter. `due` is the first day of what is open."""

    letter: Letter
    person: Person
    questions: tuple[PageQuestion, ...]
    plan_name: str
    due: date

    @property
    def several_plans(self) -> bool:
        return len({one.item.plan for one in self.questions}) > 1

    @property
    def waits(self) -> bool:
        """True if a reply to the letter waits for a person."""
        return any(one.state is PageState.WAITS for one in self.questions)

    @property
    def unanswered(self) -> tuple[PageQuestion, ...]:
        return tuple(one for one in self.questions if one.is_open)

    @property
    def noted(self) -> tuple[PageQuestion, ...]:
        return tuple(one for one in self.questions if not one.is_open)

    def question(self, number: int) -> PageQuestion | None:
        return next((one for one in self.questions if one.number == number), None)


def open_link(session: Session, now: datetime, settings: Settings, token: str) -> AnswerPage | None:
    """Returns the page of a token; None if it is unknown, expired or revoked, or nothing is there to show."""
    link = stored_link(session, token)
    if link is None or not is_live(link, swedish_day(now)):
        return None
    return page_of(session, now, settings, letters.letter(session, link.letter_id))


def page_of(session: Session, now: datetime, settings: Settings, letter: Letter) -> AnswerPage | None:
    """Returns what the letter's person answers for today, of what it asked; None if nothing."""
    today = swedish_day(now)
    lines = _own_lines(session, settings, letter)
    activities = plans.activities_of(session, {line.activity_id for line in lines})
    lines = [line for line in lines if not activities[line.activity_id].withdrawn]
    reported = reported_before(session, lines, today)
    items = letter_items(session, lines, activities, settings, today, reported)
    found = []
    for item in items:
        own = tuple(line for line in lines if line.number == item.number)
        stored = activities[own[0].activity_id]
        last = reported[stored.id, own[0].seat_id]
        state, why = _state(session, letter, stored, own, last)
        if state is not None:
            found.append(PageQuestion(item, stored, own, last, state, why))
    if not found:
        return None
    person = people.people_of(session, [letter.person_id])[letter.person_id]
    waiting = [one.item.due for one in found if one.state is PageState.OPEN]
    due = min(waiting or [one.item.due for one in found])
    return AnswerPage(letter, person, tuple(found), plans_named([one.stored for one in found]), due)


def _own_lines(session: Session, settings: Settings, letter: Letter) -> list[LetterLine]:
    """Returns the lines about seats that the person answers for today, in districts that are known."""
    answering = who_answers(session, {line.occasion_id for line in letter.lines}, settings)
    return [line for line in letter.lines if letter.person_id in answering.get(line.seat_id, ())]


def _state(
    session: Session,
    letter: Letter,
    stored: StoredActivity,
    lines: Sequence[LetterLine],
    last: StatusReport | None,
) -> tuple[PageState | None, str]:
    """Returns the state, and why it can't be changed; None if the question was taken back unanswered."""
    if any(line.open for line in lines):
        return PageState.OPEN, ""
    if any(line.undecided for line in lines):
        return PageState.WAITS, ""
    if last is None or last.reported_on < letter.day:
        return None, ""
    why = why_closed(session, stored, (line.kind for line in lines))
    return (PageState.FIXED, why) if why else (PageState.NOTED, "")
