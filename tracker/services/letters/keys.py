"""The keys that tie a reply to its letter: the secret token, the short code and the Message-ID."""

import secrets
from collections.abc import Sequence
from datetime import date

from tracker.domain.letter import LetterKind, LetterState
from tracker.settings import Settings
from tracker.store import new_letters

# No easily confused characters; 26 of these 31 give 128 bits of randomness.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
# Bytes above the last multiple of 31 are discarded: a plain modulo would favour some letters.
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
    """Returns the row of a new letter, with a new token, code and Message-ID."""
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
    """Returns `length` random letters of ALPHABET from the system's secure source."""
    found = b""
    while len(found) < length:
        found += secrets.token_bytes(2 * length).translate(_LETTER_OF, _UNEVEN)
    return found[:length].decode()


def message_domain(settings: Settings) -> str:
    """Returns the domain of Message-IDs: the sender's, or a reserved one (RFC 2606) without a server."""
    return settings.smtp.sender.rpartition("@")[2] or "tracker.invalid"
