"""Reads a reply beside the questions of its letter, also where the answers stand inside the quoted letter."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.plan import Activity
from tracker.domain.records import StoredActivity
from tracker.mail.incoming.message import IncomingMail
from tracker.reading.reply import Reading, read_reply
from tracker.reading.reply.below import with_answers_below
from tracker.reading.reply.inside.answers import Inside, answers_inside
from tracker.reading.reply.questions.asked import PlanRow
from tracker.reading.reply.questions.plan_words import plan_words
from tracker.services.answers.asked import forecast_numbers
from tracker.services.answers.sender import known_sender
from tracker.services.answers.sent_letter import sent_texts
from tracker.services.letters.items import only_confirmed
from tracker.settings import Settings
from tracker.store.last_reports import last_report
from tracker.store.letters import Letter

LEAST_QUOTED = 200  # characters of a mail that may quote a letter


def read_beside_letter(
    session: Session,
    settings: Settings,
    message: IncomingMail,
    letter: Letter | None,
    asked: Mapping[int, StoredActivity],
    day: date,
    *,
    cleared: bool = False,
) -> Reading:
    """Returns the reply read beside the letter's questions. `day` is used if the mail has no date."""
    written = swedish_day(message.date) if message.date else day
    writer = _writer(session, message)
    inside = _inside(session, settings, message, letter, asked, writer)
    reading = read_reply(
        inside or message.text,
        len(asked) or 1,
        [_row(stored.activity) for stored in asked.values()],
        numbers=tuple(asked) or None,
        cleared=cleared,
        questions=[stored.activity.question.kind for stored in asked.values()],
        day=min(written, day),
        forecast=forecast_numbers(letter),
        confirming=_confirming(session, settings, letter, asked, day),
        writer=writer,
    )
    return reading if inside else with_answers_below(reading, message.whole, cleared=cleared)


def _row(activity: Activity) -> PlanRow:
    title = activity.question.title or activity.row.aktivitet
    return PlanRow(title, plan_words(title, activity.row.aktivitet), activity.schedule.times_per_year)


def _inside(
    session: Session,
    settings: Settings,
    message: IncomingMail,
    letter: Letter | None,
    asked: Mapping[int, StoredActivity],
    writer: str,
) -> Inside | None:
    """Returns the answers that stand inside the quoted letter; None if it holds none that are clear."""
    whole = message.whole or message.text
    known = all(stored.plan.district in settings.districts for stored in asked.values())
    if letter is None or len(whole) < LEAST_QUOTED or not known:
        return None
    return answers_inside(whole, sent_texts(session, settings, letter), tuple(asked), writer=writer)


def _writer(session: Session, message: IncomingMail) -> str:
    """Returns the sender's name as the register has it, else as the mail does."""
    person = known_sender(session, message)
    known = person.name if person and "@" not in person.name else ""
    return known or message.sender_name or message.sender or ""


def _confirming(
    session: Session,
    settings: Settings,
    letter: Letter | None,
    asked: Mapping[int, StoredActivity],
    day: date,
) -> frozenset[int]:
    """Returns the numbers that only ask whether the last answer still holds (rule ”Bekräfta i VB”)."""
    if letter is None:
        return frozenset()
    return frozenset(
        number for number, stored in asked.items() if _stands(session, settings, letter, number, stored, day)
    )


def _stands(
    session: Session, settings: Settings, letter: Letter, number: int, stored: StoredActivity, day: date
) -> bool:
    lines = [line for line in letter.lines if line.number == number]
    last = last_report(session, stored.id, lines[0].seat_id, day)
    return only_confirmed(lines, last, settings.rules_for(stored.plan.district))
