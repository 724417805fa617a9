"""The link by which a letter is answered on the web: a secret of 256 bits that only the letter holds.

The token is derived from the installation's key and the letter, so that a letter that is sent again has the
same link; the database has its digest only.
"""

import base64
import hashlib
from datetime import date, datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.letter import LetterKind
from tracker.settings import Settings
from tracker.settings.server_key import derived, server_key
from tracker.store import answer_links
from tracker.store.answer_links import AnswerLink
from tracker.store.letters import Letter

DAYS = timedelta(days=90)  # a link lives so long after its letter
DEAD = "forhandsvisning"  # stands in previews; no token is so short
_PATH = "svar"


def live_link(settings: Settings, letter: Letter, turn: int = 0) -> str:
    """Returns the address of the letter's page; "" if it asks nothing, or there is no base address."""
    if letter.kind != LetterKind.REMINDER:
        return ""
    return _address(settings, token_of(server_key(settings), letter, turn)) if settings.web.base_url else ""


def dead_link(settings: Settings, letter: Letter) -> str:
    """Returns an address that looks like the letter's and shows nothing."""
    shown = settings.web.base_url and letter.kind == LetterKind.REMINDER
    return _address(settings, DEAD) if shown else ""


def sent_link(session: Session, settings: Settings, letter: Letter) -> str:
    """Returns the link that the letter was sent with, "" if with none."""
    return live_link(settings, letter) if answer_links.last_link(session, letter.id) else ""


def keep_link(session: Session, settings: Settings, letter: Letter, now: datetime, turn: int = 0) -> None:
    """Stores the digest of a link that is about to be sent, and when it expires."""
    token = token_of(server_key(settings), letter, turn)
    link = AnswerLink(letter.id, turn, swedish_day(now) + DAYS, revoked=False)
    answer_links.add_link(session, digest_of(token), link)


def stored_link(session: Session, token: str) -> AnswerLink | None:
    """Returns the link with this token, also an expired or revoked one."""
    return answer_links.find_link(session, digest_of(token))


def is_live(link: AnswerLink, today: date) -> bool:
    return not link.revoked and today < link.expires_on


def token_of(key: bytes, letter: Letter, turn: int) -> str:
    """Returns 52 letters and digits, which no mail program cuts short."""
    secret = derived(key, "answer", str(letter.id), letter.token, str(turn))
    return base64.b32encode(secret).decode().rstrip("=").lower()


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _address(settings: Settings, token: str) -> str:
    return f"{settings.web.base_url}/{_PATH}/{token}"
