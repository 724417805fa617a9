"""Tells the coordinator, from the page of a letter, that somebody else answers its questions."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from html import escape

from sqlmodel import Session

from tracker.domain.actor import ActorChannel, person_actor
from tracker.domain.incoming import FROM_PAGE, MailKind
from tracker.domain.reply.answer import Answer
from tracker.domain.reply.cause import Cause
from tracker.domain.reply.codes import ReasonCode
from tracker.domain.swedish import listed
from tracker.domain.text import on_one_line
from tracker.mail.outgoing.draft import Address, Draft, build
from tracker.reading.reply import guard
from tracker.services.answers.open_link import AnswerPage, PageQuestion, PageState, open_link
from tracker.services.letters.compose import reply_address
from tracker.services.letters.keys import message_domain
from tracker.settings import Settings
from tracker.store import events, incoming, reviews

LONGEST_NAME, LONGEST_NOTE = 100, 500  # characters


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`page` as it was before; `wrong`: field → a Swedish sentence, and then nothing is saved."""

    page: AnswerPage
    numbers: tuple[int, ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()


def hand_over(
    session: Session,
    now: datetime,
    settings: Settings,
    token: str,
    numbers: Collection[int],
    to: str,
    note: str,
) -> HandedOver | None:
    """Puts the hand-over before the coordinator, as a mail that says so would be. None: the link is dead.

    `to` is the colleague's name or address. The person is not reminded of those questions while it waits, and
    may still answer.
    """
    events.lock_log(session)
    page = open_link(session, now, settings, token)
    if page is None:
        return None
    name, words = on_one_line(to), on_one_line(note)
    chosen = [one for one in page.questions if one.number in numbers and one.state is PageState.OPEN]
    wrong = _wrong(chosen, name, words)
    if wrong:
        return HandedOver(page, wrong=tuple(wrong.items()))
    told = tuple(one.number for one in chosen)
    _to_review(session, now, settings, page, chosen, name, words)
    return HandedOver(page, told)


def _wrong(chosen: Collection[PageQuestion], name: str, note: str) -> dict[str, str]:
    wrong = {}
    if not chosen:
        wrong["numbers"] = "Välj minst en fråga."
    if not name:
        wrong["to"] = "Skriv vem som svarar i stället: namn eller e-postadress."
    for field, text, most in (("to", name, LONGEST_NAME), ("note", note, LONGEST_NOTE)):
        if len(text) > most:
            wrong[field] = f"Texten har {len(text)} tecken: korta den till högst {most}."
        elif guard.redact(text, keep=guard.SUSPECTED).found:
            wrong[field] = "Texten innehåller ett personnummer: skriv om utan det. Inget har sparats."
    return wrong


def _to_review(
    session: Session,
    now: datetime,
    settings: Settings,
    page: AnswerPage,
    chosen: Collection[PageQuestion],
    name: str,
    note: str,
) -> None:
    text = _text(chosen, name, note)
    message = build(_message(settings, page, text, now)).as_bytes()
    mail = incoming.keep(session, (FROM_PAGE, "", secrets.token_hex(16)), message, now)
    assert mail is not None  # its place and its Message-ID are new
    incoming.mark_read(session, mail, MailKind.REPLY, page.person.id, page.letter.id)
    lines = [Answer(activity=one.number, status=None, comment=f"{name} svarar") for one in chosen]
    causes = [
        Cause(ReasonCode.HANDOVER, f"{one.number}: någon annan svarar: {name}.", one.number) for one in chosen
    ]
    reviews.add_review(session, mail, text, lines, causes)
    actor = person_actor(page.person.id, ActorChannel.PAGE)
    events.log_each(
        session,
        now,
        "handed_over",
        actor,
        activity_ids=[one.stored.id for one in chosen],
        person_id=page.person.id,
        letter_id=page.letter.id,
        detail=f"mejl {mail}",
    )


def _text(chosen: Collection[PageQuestion], name: str, note: str) -> str:
    """Returns "Fråga 1 och 3: Anna Ek svarar i stället. Hon har tagit över enheten."."""
    about = f"Fråga {listed([one.number for one in chosen])}: {name} svarar i stället."
    return f"{about} {note}".strip()


def _message(settings: Settings, page: AnswerPage, text: str, now: datetime) -> Draft:
    """Returns the hand-over as a reply to the letter, for those who read it as any mail in review."""
    return Draft(
        sender=Address(page.person.name, page.person.email),
        to=reply_address(settings),
        reply_to=Address(page.person.name, page.person.email),
        subject="Någon annan svarar",
        text=text,
        html=f"<p>{escape(text)}</p>",
        message_id=f"<webb.{secrets.token_hex(16)}@{message_domain(settings)}>",
        instance="",
        sent=now,
        in_reply_to=page.letter.message_id,
    )
