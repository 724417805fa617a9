"""Mails from nobody that we know, without a letter's secret token: shown a line a sender and day.

Anybody can send a thousand of them. They are counted and dismissed together, and stand below what waits from
people that are known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.incoming import ReviewState
from tracker.domain.reply.cause import Cause, MailCode
from tracker.domain.sentence import sentence
from tracker.domain.swedish import shortened
from tracker.domain.text import on_one_line
from tracker.errors import NotFoundError
from tracker.services.answers.causes import is_outsiders
from tracker.services.answers.sender import NOT_PROVED
from tracker.store import events, reviews
from tracker.store.reviews import ReviewItem

_LONGEST_WORDS = 60


@dataclass(frozen=True, slots=True)
class OutsiderGroup:
    """The waiting mails of one sender and day, oldest first; `sentence` says who it is."""

    sentence: str
    day: date
    items: tuple[ReviewItem, ...]

    @property
    def number(self) -> int:
        """The number of the first mail."""
        return self.items[0].id

    @property
    def sender(self) -> str:
        """Returns for example: från namn@example.se"""
        return self.sentence.partition(", ")[0].replace("Från", "från", 1)

    @property
    def words(self) -> str:
        """The first words of the first mail."""
        return shortened(on_one_line(self.items[0].text), _LONGEST_WORDS)

    def json(self) -> dict[str, Any]:
        """Returns one item of `tracker review list --format json`; `mails` has the numbers of all."""
        return {
            "id": self.number,
            "mail": self.number,
            "person": None,
            "email": None,
            "date": self.day.isoformat(),
            "answers": [],
            "reasons": [self.sentence],
            "mails": [item.id for item in self.items],
        }


def outsider_groups(session: Session, state: ReviewState = ReviewState.OPEN) -> tuple[OutsiderGroup, ...]:
    """Returns the cases from nobody that we know, by sender (the cause's sentence) and day.

    Those in the name of somebody that we know stand first, as one of them may be true; then the oldest.
    """
    found: dict[tuple[date, str], list[ReviewItem]] = {}
    for item in reviews.items_because(session, state, MailCode.OUTSIDER):
        if is_outsiders(item.causes):
            found.setdefault((swedish_day(item.received_at), _who(item.causes)), []).append(item)
    groups = (OutsiderGroup(who, day, tuple(items)) for (day, who), items in found.items())
    return tuple(sorted(groups, key=lambda group: NOT_PROVED not in group.sentence))


def dismiss_group(session: Session, actor: Actor, now: datetime, number: int) -> int:
    """Dismisses all mails of the same sender and day as this one. Returns how many.

    Raises NotFoundError if it is not one of them.
    """
    for group in outsider_groups(session):
        if number in {item.id for item in group.items}:
            return _dismiss(session, actor, now, group.items)
    raise NotFoundError(
        sentence(
            f"Granskning {number} är inte från en okänd avsändare: avfärda den för sig",
            f", med tracker review dismiss {number}.",
            ", på svarets sida.",
        )
    )


def dismiss_outsiders(session: Session, actor: Actor, now: datetime, until: int | None = None) -> int:
    """Dismisses all mails from nobody that we know, until the last one that was shown. Returns how many."""
    items = [
        item
        for group in outsider_groups(session)
        for item in group.items
        if until is None or item.id <= until
    ]
    return _dismiss(session, actor, now, items) if items else 0


def _dismiss(session: Session, actor: Actor, now: datetime, items: Sequence[ReviewItem]) -> int:
    reviews.decide_all(session, [item.id for item in items], ReviewState.DISMISSED, actor.code, now)
    detail = f"{len(items)} mejl från okända avsändare, mejl {items[0].id}–{items[-1].id}"
    events.log(session, now, "dismissed", actor, detail=detail)
    return len(items)


def _who(causes: Iterable[Cause]) -> str:
    return next(cause.sentence for cause in causes if cause.code == MailCode.OUTSIDER)
