"""Short titles and questions of a plan's activities: listed, set by a person, and reset to what was read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.closing import closes_later
from tracker.domain.plan import Activity
from tracker.domain.question import LONGEST_TITLE, MOST_TITLE_WORDS, OwnQuestion, QuestionKind, kind_named
from tracker.domain.records import StoredActivity
from tracker.domain.sentence import sentence
from tracker.domain.shapes import question_json
from tracker.domain.status import Status
from tracker.domain.text import compare_key, on_one_line
from tracker.errors import UsageError
from tracker.services.free_text import refuse_personal_number
from tracker.services.plans.find_activity import find_activity, find_plan
from tracker.settings import Settings
from tracker.store import events, occasions, people, plans, reports
from tracker.store.last_reports import last_report

LONGEST_QUESTION = 200  # characters: a question is read on a phone


@dataclass(frozen=True, slots=True)
class Place:
    """Where an activity's number is looked up: the district, year and plan on the command line, if given."""

    district: str | None = None
    year: int | None = None
    plan: str | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class AskedActivity:
    """An activity with its title and question; `title_set` and `question_set` if a person has set them."""

    reference: str
    activity: Activity
    title_set: bool
    question_set: bool

    def json(self) -> dict[str, object]:
        """Returns the JSON format of `tracker plans titles` and `tracker plans question`."""
        question = self.activity.question
        return {
            "activity": self.reference,
            "number": self.activity.number,
            "title": question.title,
            "question": question_json(question) | {"counts": question.counts, "target": question.target},
            "title_set": self.title_set,
            "question_set": self.question_set,
        }


def list_questions(session: Session, settings: Settings, place: Place) -> tuple[AskedActivity, ...]:
    """Returns the activities of a plan, in its order. Raises what `find_plan` raises."""
    plan = find_plan(session, settings, place.district, place.year, place.plan, place.today)
    return tuple(_asked(stored) for stored in plans.activities(session, plan.ref))


def set_title(
    session: Session, actor: Actor, now: datetime, settings: Settings, place: Place, number: str, title: str
) -> AskedActivity:
    """Sets the short title of an activity; "" goes back to what was read.

    Raises UsageError if it is too long, has no words, or belongs to another activity of the plan.
    """
    stored = _activity(session, settings, place, number)
    own = _checked_title(session, stored, title) if title else None
    return _change(session, actor, now, settings, stored, lambda before: replace(before, title=own))


def set_question(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    place: Place,
    number: str,
    kind: str | None = None,
    text: str | None = None,
) -> AskedActivity:
    """Sets the kind of an activity's question, its text, or both; what is None stays as it is.

    Raises UsageError for an unknown kind, or a text that is too long or has no words.
    """
    own_kind, own_text = _checked_kind(kind), _checked_text(text)
    stored = _activity(session, settings, place, number)

    def changed(before: OwnQuestion) -> OwnQuestion:
        # A text that was written for another kind goes with it.
        kept = before.text if own_kind is None else None
        return replace(before, kind=own_kind or before.kind, text=own_text or kept)

    return _change(session, actor, now, settings, stored, changed)


def reset_question(
    session: Session, actor: Actor, now: datetime, settings: Settings, place: Place, number: str
) -> AskedActivity:
    """Goes back to the kind and text that were read; the title stays."""
    stored = _activity(session, settings, place, number)
    return _change(session, actor, now, settings, stored, lambda before: OwnQuestion(title=before.title))


def ask_as_typed(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    stored: StoredActivity,
    title: str,
    kind: str,
    text: str,
) -> None:
    """Sets what differs from the present title, kind and text; an empty title or text stays as it is."""
    place, reference, asked = Place(), str(stored), stored.activity.question
    if on_one_line(title) not in ("", asked.title):
        set_title(session, actor, now, settings, place, reference, title)
    new_kind = kind if kind and kind != asked.kind else None
    new_text = text if on_one_line(text) not in ("", asked.text) else None
    if new_kind or new_text:
        set_question(session, actor, now, settings, place, reference, kind=new_kind, text=new_text)


def ask_as_read(
    session: Session, actor: Actor, now: datetime, settings: Settings, stored: StoredActivity
) -> None:
    """Goes back to the title and the question that were read."""
    _change(session, actor, now, settings, stored, lambda _before: OwnQuestion())


def _activity(session: Session, settings: Settings, place: Place, number: str) -> StoredActivity:
    return find_activity(session, settings, number, place.district, place.year, place.today, place.plan)


def _change(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    stored: StoredActivity,
    change: Callable[[OwnQuestion], OwnQuestion],
) -> AskedActivity:
    changed = plans.set_own_question(session, stored.id, change(stored.own))
    if changed.activity.question != stored.activity.question:
        question = changed.activity.question
        detail = f"fråga ({question.kind.label}): {question.line}"
        events.log(session, now, "changed", actor, activity_id=stored.id, detail=detail)
    if changed.activity.question.kind is not stored.activity.question.kind:
        _close_by_kind(session, now, settings, changed)
    return _asked(changed)


def _close_by_kind(session: Session, now: datetime, settings: Settings, stored: StoredActivity) -> None:
    """Makes what the seats' last answers close follow the new kind: "genomfört" may only mean so far."""
    window = settings.rules_for(stored.plan.district).window
    question = stored.activity.question
    for seat_id in people.assignments(session, [stored.id]).get(stored.id, ()):
        last = last_report(session, stored.id, seat_id, swedish_day(now))
        if last is None or last.status is not Status.GENOMFORD:
            continue
        target = question.target if last.target is None else last.target
        closing = closes_later(last.status, question.kind, last.value, target)
        if closing != last.closes_later:
            reports.set_closes_later(session, last.id, closing)
        if closing:
            occasions.close_occasions(session, stored.id, [seat_id], last.id, None)
        else:
            occasions.reopen_closed_by(session, last.id, window)


def _asked(stored: StoredActivity) -> AskedActivity:
    own = stored.own
    question_set = own.kind is not None or own.text is not None
    return AskedActivity(str(stored), stored.activity, own.title is not None, question_set)


def _checked_title(session: Session, stored: StoredActivity, title: str) -> str:
    title = _checked_words(title, "Titeln").rstrip(" .")
    words = len(title.split())
    if words > MOST_TITLE_WORDS or len(title) > LONGEST_TITLE:
        raise UsageError(
            f"Titeln har {words} ord och {len(title)} tecken: skriv högst {MOST_TITLE_WORDS} ord "
            f"och {LONGEST_TITLE} tecken."
        )
    for other in plans.activities(session, stored.plan):
        same = compare_key(other.activity.question.title) == compare_key(title)
        if same and other.id != stored.id:
            raise UsageError(f"Aktivitet {other.activity.number} har redan den titeln: välj andra ord.")
    return title


def _checked_kind(kind: str | None) -> QuestionKind | None:
    if kind is None:
        return None
    named = kind_named(kind)
    if named is None:
        known = ", ".join(f"{one.value} ({one.label})" for one in QuestionKind)
        raise UsageError(f"”{on_one_line(kind)[:40]}” är inget slags fråga: välj bland {known}.")
    return named


def _checked_text(text: str | None) -> str | None:
    if text is None:
        return None
    text = _checked_words(text, "Frågan")
    if len(text) > LONGEST_QUESTION:
        raise UsageError(f"Frågan har {len(text)} tecken: skriv högst {LONGEST_QUESTION}.")
    return text


def _checked_words(text: str, what: str) -> str:
    text = on_one_line(text)
    if not any(sign.isalpha() for sign in text):
        told = f"{what} saknar ord: skriv en text, eller "
        back = "tryck på Som det lästes ur planen."
        raise UsageError(sentence(told, "ta tillbaka den egna med --reset.", back))
    refuse_personal_number(text, what)
    return text
