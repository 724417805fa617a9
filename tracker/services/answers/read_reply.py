"""Reads one incoming mail: its kind, its letter and its answers; then records them or queues a review."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor, mail_actor
from tracker.domain.closing import reopens
from tracker.domain.forms import is_annual
from tracker.domain.incoming import Authenticity, MailKind
from tracker.domain.records import Person, StoredActivity
from tracker.domain.reply.cause import Cause, MailCode
from tracker.domain.status import Channel, Status, StatusReport
from tracker.domain.year_forecast import Forecast
from tracker.mail.incoming.message import IncomingMail, MailProblem, read_message
from tracker.reading.reply import Answer as ReadAnswer
from tracker.reading.reply import Reading, guard
from tracker.services.answers.asked import FIRST_REPEATED, numbered_activities
from tracker.services.answers.attachments import attachment_notes
from tracker.services.answers.causes import cause_of, is_outsiders
from tracker.services.answers.closed_forms import why_closed
from tracker.services.answers.doubtful_kind import may_be_reply
from tracker.services.answers.lines import ReplyLine, Sorted, hold_closing, sort_lines, suggested
from tracker.services.answers.match_letter import MatchedLetter, match_letter
from tracker.services.answers.read_automatic import OUTSIDERS, Automatic, read_automatic, set_aside
from tracker.services.answers.read_beside import read_beside_letter
from tracker.services.answers.record_answer import Answer, record_answer
from tracker.services.answers.second_writer import note_second_writer
from tracker.services.answers.sender import known_sender, sender_doubts, whose_mail
from tracker.services.letters.compose import instance
from tracker.services.letters.planning import plan_receipt
from tracker.settings import Settings
from tracker.store import events, incoming, reviews
from tracker.store.incoming import StoredMail
from tracker.store.last_reports import last_report
from tracker.store.letters import Letter, LetterLine

_NO_ACTIVITY = Cause(MailCode.NO_ACTIVITY, "Ett svar hör inte till någon av brevets aktiviteter.")


def read_reply_mail(
    session: Session, actor: Actor, now: datetime, settings: Settings, mail: StoredMail
) -> str:
    """Reads and handles one stored mail. Returns the outcome, for the run's statistics."""
    try:
        message = read_message(mail.raw, trusted_hosts=settings.trusted_hosts)
    except MailProblem as problem:
        return set_aside(session, mail, Cause(MailCode.UNREADABLE, str(problem)))
    matched = match_letter(session, message)
    sender = known_sender(session, message)
    kind = MailKind.LOOP if message.instance == instance(settings) else message.kind
    doubtful = may_be_reply(message, matched.letter, sender)
    if doubtful:
        matched = replace(matched, causes=(*matched.causes, doubtful))
        kind = MailKind.REPLY
    if kind in (MailKind.REPLY, MailKind.AUTOREPLY):
        actor = _writer(message, sender)
    incoming.mark_read(
        session,
        mail.id,
        kind,
        sender.id if sender else None,
        matched.letter.id if matched.letter else None,
    )
    if kind == MailKind.REPLY:
        return _reply(session, actor, now, settings, mail, message, matched, sender)
    if kind == MailKind.LOOP:
        return kind
    return read_automatic(session, actor, now, settings, Automatic(mail, message, matched, sender))


def _writer(message: IncomingMail, sender: Person | None) -> Actor:
    """Returns the actor for the log: the sender, unless the mail server could not prove the address."""
    tested = message.authenticity in (Authenticity.FAIL, Authenticity.UNPROVED)
    return mail_actor(sender.id if sender and not tested else None)


def send_to_review(
    session: Session, actor: Actor, now: datetime, settings: Settings, mail: StoredMail, cause: Cause
) -> None:
    """Reads the mail again and queues all of it for review, with `cause` and a suggestion."""
    message = read_message(mail.raw, trusted_hosts=settings.trusted_hosts)
    letter = match_letter(session, message).letter
    asked = numbered_activities(session, letter)
    reading = read_beside_letter(session, settings, message, letter, asked, swedish_day(now))
    lines = _lines(session, letter, asked, reading, now)
    found = sort_lines(lines, [cause, *map(cause_of, reading.reasons)], reading.text)
    waiting = replace(found, causes=(*found.causes, *attachment_notes(message)))
    _to_review(session, actor, now, mail, letter, reading, waiting)


def read_unmasked(
    session: Session, now: datetime, mail: StoredMail, settings: Settings
) -> tuple[Reading, dict[int, StoredActivity]]:
    """Reads the mail again, masking personal numbers only.

    Returns the reading and the activities by number.
    """
    message = read_message(mail.raw, trusted_hosts=settings.trusted_hosts)
    letter = match_letter(session, message).letter
    asked = numbered_activities(session, letter)
    day = swedish_day(now)
    return read_beside_letter(session, settings, message, letter, asked, day, cleared=True), asked


def _reply(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    mail: StoredMail,
    message: IncomingMail,
    matched: MatchedLetter,
    sender: Person | None,
) -> str:
    letter = matched.letter
    asked = numbered_activities(session, letter)
    reading = read_beside_letter(session, settings, message, letter, asked, swedish_day(now))
    doubts = [*matched.causes, *sender_doubts(session, message, letter, sender, settings)]
    doubts += note_second_writer(session, actor, now, message, letter, sender, mail.id)
    doubts += whose_mail(session, message, matched, sender)
    doubts += [Cause(MailCode.PROBLEM, problem) for problem in message.problems]
    doubts += map(cause_of, reading.reasons) if reading.review else ()
    lines = _lines(session, letter, asked, reading, now)
    if message.authenticity is Authenticity.ABSENT:
        lines = hold_closing(lines)
    found = sort_lines(lines, doubts, reading.text)
    for line in found.clear:
        if line.answer is not None:
            record_answer(session, actor, now, settings, line.answer, sender, Channel.MAIL, mail.id)
    if letter is not None and found.clear:
        told = {asked[line.number].id for line in (*found.clear, *found.waiting) if line.number is not None}
        plan_receipt(session, letter, told, message.message_id or letter.message_id, settings, now)
    if found.clear and not found.waiting:
        return "applied"
    waiting = replace(found, causes=(*found.causes, *attachment_notes(message)))
    return _to_review(session, actor, now, mail, letter, reading, waiting)


def _lines(
    session: Session,
    letter: Letter | None,
    asked: Mapping[int, StoredActivity],
    reading: Reading,
    now: datetime,
) -> list[ReplyLine]:
    """Returns a line for each answer read, with the causes that recording it finds."""
    lines = []
    for read in reading.answers:
        number = read.activity or (next(iter(asked)) if len(asked) == 1 else None)
        if letter is None:
            lines.append(ReplyLine(None, read, None))
        elif number is None or number not in asked:
            lines.append(ReplyLine(None, read, None, (_NO_ACTIVITY,)))
        else:
            answer, cause = _answer(session, letter, asked[number], number, read, now)
            lines.append(ReplyLine(number, read, answer, (cause,) if cause else ()))
    return lines


def _answer(
    session: Session,
    letter: Letter,
    stored: StoredActivity,
    number: int,
    read: ReadAnswer,
    now: datetime,
) -> tuple[Answer | None, Cause | None]:
    if stored.withdrawn:
        gone = f"{number}: aktiviteten finns inte längre i planen."
        return None, Cause(MailCode.WITHDRAWN, gone, number)
    lines = [line for line in letter.lines if line.number == number]
    seats = tuple(dict.fromkeys(line.seat_id for line in lines))
    last = last_report(session, stored.id, seats[0], swedish_day(now))
    status = _status(read, last, stored)
    if status is None:
        nothing = Cause(MailCode.NOTHING_BEFORE, f"{number}: inget har rapporterats förut.", number)
        return None, nothing if read.repeat else None
    answer = Answer(
        activity=stored,
        seat_ids=seats,
        status=status,
        # "Inget nytt sedan sist" repeats the last report, including its figures.
        comment=last.comment if read.repeat and last else read.comment,
        value=last.value if read.repeat and last else read.value,
        target=last.target if read.repeat and last else _target(read, stored),
        answers_until=max(line.due for line in lines),
        trace=read.trace,
        forecast=_forecast(read, last, lines),
    )
    closed = why_closed(session, stored, (line.kind for line in lines))
    if closed:
        return answer, Cause(MailCode.FIXED, f"{number}: {closed}.", number)
    if reopens(last, status, answer.closes_later):
        over = f"{number}: aktiviteten är redan rapporterad som avslutad."
        return answer, Cause(MailCode.REOPENS, over, number)
    return answer, None


def _status(read: ReadAnswer, last: StatusReport | None, stored: StoredActivity) -> Status | None:
    """Returns the status; a repetition is of the last report, or has the meaning of a first answer."""
    if not read.repeat:
        return Status(read.status) if read.status else None
    return last.status if last else FIRST_REPEATED.get(stored.activity.question.kind)


def _target(read: ReadAnswer, stored: StoredActivity) -> float | None:
    """Returns what the number is out of: as answered, otherwise as the plan says."""
    if read.value is None or read.target is not None:
        return read.target
    return stored.activity.question.target


def _forecast(read: ReadAnswer, last: StatusReport | None, lines: Sequence[LetterLine]) -> Forecast | None:
    """Returns the forecast. "Inget nytt" repeats the last one, but not at the annual report."""
    if read.forecast or not read.repeat or last is None or any(is_annual(line.kind) for line in lines):
        return read.forecast
    return last.forecast


def _to_review(
    session: Session,
    actor: Actor,
    now: datetime,
    mail: StoredMail,
    letter: Letter | None,
    reading: Reading,
    found: Sorted,
) -> str:
    text = guard.redact(reading.text, keep=guard.SUSPECTED).text
    suggestion = [suggested(line) for line in found.waiting]
    reviews.add_review(session, mail.id, text, suggestion, found.causes)
    if is_outsiders(found.causes):  # logged together (collect.py): they may be thousands
        return OUTSIDERS
    recorded = {line.answer.activity.id for line in found.clear if line.answer}
    asked = [line.activity_id for line in letter.lines if line.activity_id not in recorded] if letter else []
    events.log_each(
        session,
        now,
        "review",
        actor,
        activity_ids=asked or [None],
        letter_id=letter.id if letter else None,
        person_id=letter.person_id if letter else None,
        detail=f"mejl {mail.id}",
    )
    return "review"
