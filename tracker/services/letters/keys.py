"""What ties a reply to its letter: the secret token, the short code and the Message-ID."""

import secrets
from collections.abc import Sequence
from datetime import date

from tracker.domain.letter import LetterKind, LetterState
from tracker.settings import Settings
from tracker.store import new_letters

# Letters and digits that nobody mistakes for another; 26 of these 31 are 128 bits.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
# A drawn byte is a letter. The last few bytes stand for none: with them some letters would be likelier.
_LETTER_OF = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))
_UNEVEN = bytes(range(256 - 256 % len(ALPHABET), 256))


def new_row(
    person_id: int,
    day: date,
    kind: LetterKind,
    reason: str,
    lines: Sequence[tuple[int, int, int]],
    settings: Settings,
    state: LetterState = LetterState.PLANNED,
    in_reply_to: str = "",
) -> new_letters.NewLetter:
    """The row of a letter, with a token and a Message-ID of its own, made once."""
    token, code = _drawn(26), _drawn(8).upper()
    return new_letters.NewLetter(
        person_id=person_id,
        day=day,
        kind=kind,
        reason=reason,
        token=token,
        code=f"{code[:4]}-{code[4:]}",
        message_id=f"<d.{token}@{message_domain(settings)}>",
        lines=lines,
        state=state,
        in_reply_to=in_reply_to,
    )


def _drawn(length: int) -> str:
    """So many letters of ALPHABET that nobody can guess."""
    found = b""
    while len(found) < length:
        found += secrets.token_bytes(2 * length).translate(_LETTER_OF, _UNEVEN)
    return found[:length].decode()


def message_domain(settings: Settings) -> str:
    """The domain of Message-IDs: the sender's, or a name that can't exist where no server is set up."""
    return settings.smtp.sender.rpartition("@")[2] or "tracker.invalid"
