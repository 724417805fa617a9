"""Reads one incoming mail: its kind, its letter and its answers; then records them or queues a review."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor, mail_actor
from tracker.domain.closing import reopens
from tracker.domain.incoming import MailKind
from tracker.domain.records import Person, StoredActivity
from tracker.domain.status import Channel, Status, StatusReport
from tracker.mail.incoming.envelope import Envelope
from tracker.mail.incoming.message import IncomingMail, MailProblem, read_message
from tracker.reading.reply import Answer as ReadAnswer
from tracker.reading.reply import Reading, guard
from tracker.services.answers.asked import FIRST_REPEATED, numbered_activities, read_beside_letter
from tracker.services.answers.attachments import attachment_sentences
from tracker.services.answers.doubtful_kind import may_be_reply
from tracker.services.answers.read_automatic import read_automatic, set_aside
from tracker.services.answers.record_answer import Answer, record_answer
from tracker.services.answers.sender import known_sender, sender_doubts
from tracker.services.letters.compose import instance
from tracker.services.letters.planning import plan_receipt
from tracker.settings import Settings
from tracker.store import events, incoming, letters, reports
from tracker.store.incoming import StoredMail
from tracker.store.letters import Letter

TOKEN = re.compile(r"(?<![a-z0-9])([a-hjkmnp-z2-9]{26})(?![a-z0-9])")
CODE = re.compile(r"\b[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}\b")


@dataclass(frozen=True, slots=True)
class MatchedLetter:
    """The letter that a mail answers, None if unknown or ambiguous; `reasons` why the match is uncertain."""

    letter: Letter | None
    reasons: tuple[str, ...] = ()


def read_reply_mail(
    session: Session, actor: Actor, now: datetime, settings: Settings, mail: StoredMail
) -> str:
    """Reads and handles one stored mail. Returns the outcome, for the run's statistics."""
    try:
        message = read_message(mail.raw, trusted_hosts=settings.trusted_hosts)
    except MailProblem as problem:
        return set_aside(session, mail, problem)
    matched = match_letter(session, message)
    sender = known_sender(session, message)
    kind = MailKind.LOOP if message.instance == instance(settings) else message.kind
    doubtful = may_be_reply(message, matched.letter, sender)
    if doubtful:
        matched = replace(matched, reasons=(*matched.reasons, doubtful))
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
    return (
        kind
        if kind == MailKind.LOOP
        else read_automatic(session, actor, now, mail, message, matched.letter, sender)
    )


def _writer(message: IncomingMail, sender: Person | None) -> Actor:
    """Returns the actor for the log: the sender, unless the mail server reports the address as forged."""
    return mail_actor(sender.id if sender and message.authenticated is not False else None)


def send_to_review(
    session: Session, actor: Actor, now: datetime, settings: Settings, mail: StoredMail, reason: str
) -> None:
    """Reads the mail again and queues it for review with `reason` and a suggestion."""
    message = read_message(mail.raw, trusted_hosts=settings.trusted_hosts)
    letter = match_letter(session, message).letter
    asked = numbered_activities(session, letter)
    reading = read_beside_letter(session, settings, message, letter, asked, swedish_day(now))
    reasons = [reason, *_sentences(reading), *attachment_sentences(message)]
    _to_review(session, actor, now, mail, letter, reading, reasons)


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


def match_letter(session: Session, message: IncomingMail | Envelope) -> MatchedLetter:
    """Matches by the token in the recipient's address or the references.

    A short code alone requires review.
    """
    addresses = " ".join((*message.recipients, *message.references)).lower()
    tokens = list(dict.fromkeys(TOKEN.findall(addresses)))
    found = letters.letter_by_reference(session, tokens, ())
    if len(found) == 1:
        return MatchedLetter(letters.letter(session, found[0]))
    if len(found) > 1:
        return MatchedLetter(None, ("Mejlet svarar på flera brev samtidigt.",))
    coded = letters.letter_by_reference(session, (), CODE.findall(message.subject))
    if len(coded) == 1:
        return MatchedLetter(
            letters.letter(session, coded[0]), ("Brevet känns bara igen på koden i ämnesraden.",)
        )
    return MatchedLetter(None, ("Det går inte att se vilket brev mejlet svarar på.",))


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
    doubts = [*matched.reasons, *sender_doubts(session, message, letter, sender, settings)]
    doubts += message.problems
    answers, more = _answers(session, letter, asked, reading, now) if letter else ((), ())
    doubts += _sentences(reading) if reading.review else []
    doubts += more
    if doubts or not answers:
        reasons = [*(doubts or ["Inget svar kunde läsas ut."]), *attachment_sentences(message)]
        _to_review(session, actor, now, mail, letter, reading, reasons)
        return "review"
    for answer in answers:
        record_answer(session, actor, now, settings, answer, sender, Channel.MAIL, mail.id)
    if letter is not None:
        answered = {answer.activity.id for answer in answers}
        plan_receipt(session, letter, answered, message.message_id or letter.message_id, settings, now)
    return "applied"


def _answers(
    session: Session,
    letter: Letter,
    asked: Mapping[int, StoredActivity],
    reading: Reading,
    now: datetime,
) -> tuple[tuple[Answer, ...], tuple[str, ...]]:
    """Returns the answers to record, and the reasons why they need review."""
    answers, doubts = [], []
    for read in reading.answers:
        number = read.activity or (next(iter(asked)) if len(asked) == 1 else None)
        if number is None or number not in asked:
            doubts.append("Ett svar hör inte till någon av brevets aktiviteter.")
            continue
        answer, doubt = _answer(session, letter, asked[number], number, read, now)
        answers += [answer] if answer else []
        doubts += [doubt] if doubt else []
    return tuple(answers), tuple(doubts)


def _answer(
    session: Session,
    letter: Letter,
    stored: StoredActivity,
    number: int,
    read: ReadAnswer,
    now: datetime,
) -> tuple[Answer | None, str | None]:
    if stored.withdrawn:
        return None, f"{number}: aktiviteten finns inte längre i planen."
    lines = [line for line in letter.lines if line.number == number]
    seats = tuple(dict.fromkeys(line.seat_id for line in lines))
    last = reports.last_report(session, stored.id, seats[0], swedish_day(now))
    status = _status(read, last, stored)
    if status is None:
        return (
            None,
            f"{number}: statusen är oklar."
            if not read.repeat
            else f"{number}: inget har rapporterats förut.",
        )
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
    )
    if reopens(last, status, answer.closes_later):
        return answer, f"{number}: aktiviteten är redan rapporterad som avslutad."
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


def _to_review(
    session: Session,
    actor: Actor,
    now: datetime,
    mail: StoredMail,
    letter: Letter | None,
    reading: Reading,
    reasons: Sequence[str],
) -> None:
    text = guard.redact(reading.text, keep=guard.SUSPECTED).text
    incoming.add_review(session, mail.id, text, reading.answers, reasons)
    events.log_each(
        session,
        now,
        "review",
        actor,
        activity_ids=[line.activity_id for line in letter.lines] if letter else [None],
        letter_id=letter.id if letter else None,
        person_id=letter.person_id if letter else None,
        detail=f"mejl {mail.id}",
    )


def _sentences(reading: Reading) -> list[str]:
    return [reason.sentence for reason in reading.reasons]
