"""Finds the letter that a mail answers."""

import re
from dataclasses import dataclass

from sqlmodel import Session

from tracker.domain.reply.cause import Cause, MailCode
from tracker.mail.incoming.envelope import Envelope
from tracker.mail.incoming.message import IncomingMail
from tracker.store import letters
from tracker.store.letters import Letter

TOKEN = re.compile(r"(?<![a-z0-9])([a-hjkmnp-z2-9]{26})(?![a-z0-9])")
CODE = re.compile(r"\b[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}\b")
_SEVERAL = Cause(MailCode.SEVERAL_LETTERS, "Mejlet svarar på flera brev samtidigt.")
_BY_CODE = Cause(MailCode.ONLY_CODE, "Brevet känns bara igen på koden i ämnesraden.")
_NONE = Cause(MailCode.NO_LETTER, "Det går inte att se vilket brev mejlet svarar på.")


@dataclass(frozen=True, slots=True)
class MatchedLetter:
    """The letter that a mail answers, None if unknown or ambiguous; `causes` why the match is uncertain."""

    letter: Letter | None
    causes: tuple[Cause, ...] = ()

    @property
    def has_token(self) -> bool:
        """True if the mail knows the secret of a letter; what stands in its subject anybody may have seen."""
        return not any(cause.code in (MailCode.ONLY_CODE, MailCode.NO_LETTER) for cause in self.causes)


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
        return MatchedLetter(None, (_SEVERAL,))
    coded = letters.letter_by_reference(session, (), CODE.findall(message.subject))
    if len(coded) == 1:
        return MatchedLetter(letters.letter(session, coded[0]), (_BY_CODE,))
    return MatchedLetter(None, (_NONE,))
