"""The whole of a mail, as a person reads it: who wrote, when, about what, and every word, also quoted."""

from dataclasses import dataclass

from sqlmodel import Session

from tracker.clock import swedish_time
from tracker.domain.text import harmless
from tracker.mail.incoming.attachments import Attachment
from tracker.mail.incoming.message import MailProblem, read_message
from tracker.reading.personal import beginning, without_personal_numbers
from tracker.settings import Settings
from tracker.store import incoming

LONGEST = 100_000  # characters


@dataclass(frozen=True, slots=True)
class WholeMail:
    """The lines of a mail with its headers, personal numbers masked, and its attachments."""

    lines: tuple[str, ...]
    attachments: tuple[Attachment, ...] = ()


def whole_mail(session: Session, settings: Settings, number: int) -> WholeMail:
    """Returns the mail. Raises NotFoundError if there is none or it has been purged."""
    raw = incoming.mail(session, number).raw
    try:
        message = read_message(raw, trusted_hosts=settings.trusted_hosts)
    except MailProblem as problem:
        return WholeMail((harmless(str(problem)),))
    sent = f"{swedish_time(message.date):%Y-%m-%d %H:%M}" if message.date else "okänt datum"
    sender = f"{message.sender_name} <{message.sender or 'okänd adress'}>".strip()
    text = _shown(beginning(message.whole or message.text, LONGEST))
    head = [f"Från: {sender}", f"Skickat: {sent}", f"Ämne: {message.subject}"]
    head += [f"Bilaga: {one}" for one in message.attachments]
    return WholeMail((*map(_shown, head), "", *text.strip().splitlines()), message.attachments)


def _shown(text: str) -> str:
    """Returns the text as a terminal may show it: nothing in the raw mail has been cleaned."""
    return harmless(without_personal_numbers(text))
