"""Finds replies among the mails that only their headers show to be automatic.

Redirecting servers set an empty return path, group addresses add List-Id and Precedence, and some gateways
mark every mail as automatic. A known person's reply to a known letter is never discarded for that.
"""

from tracker.domain.incoming import MailKind
from tracker.domain.records import Person
from tracker.domain.reply.cause import Cause, MailCode
from tracker.mail.incoming.message import IncomingMail
from tracker.reading.reply import read_reply
from tracker.store.letters import Letter

_REASONS = {
    MailKind.BOUNCE: "Mejlet har tom returadress, som en studs, men kommer från en person.",
    MailKind.OTHER: "Mejlet ser ut som ett utskick eller en kalenderpost, men svarar på ett brev.",
    MailKind.LOOP: "Mejlet har huvudet från ett av programmets egna brev, men kommer från mottagaren.",
    MailKind.AUTOREPLY: "Mejlet är märkt som ett automatiskt svar, men texten kan vara ett svar.",
}


def may_be_reply(message: IncomingMail, letter: Letter | None, sender: Person | None) -> Cause | None:
    """Returns why the mail needs review although it looks automatic; None if it does not."""
    if message.certain or letter is None or message.sender is None:
        return None
    # A colleague's answer can come by a list; other mail from unknown addresses is what its headers say.
    if sender is None and message.kind != MailKind.OTHER:
        return None
    if message.kind == MailKind.LOOP and message.message_id == letter.message_id:
        return None  # the letter itself
    if message.kind == MailKind.AUTOREPLY and not _has_status(message.text, letter):
        return None
    return Cause(MailCode.AUTOMATIC, _REASONS[message.kind])


def _has_status(text: str, letter: Letter) -> bool:
    numbers = tuple(dict.fromkeys(line.number for line in letter.lines))
    reading = read_reply(text, len(numbers) or 1, numbers=numbers or None)
    return any(answer.status is not None for answer in reading.answers)
