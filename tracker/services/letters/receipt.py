"""A receipt for an answer, where that is switched on: one a person and day, to the address we have."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.letter import LetterKind
from tracker.services.letters.keys import new_row
from tracker.settings import Settings
from tracker.store import new_letters
from tracker.store.letters import Letter

REASON = "kvitto på ett svar"


def plan_receipt(
    session: Session,
    letter: Letter,
    activity_ids: Collection[int],
    answer_id: str,
    settings: Settings,
    now: datetime,
) -> None:
    """A letter of the kind receipt with the lines of the letter that were answered.

    `answer_id` is the Message-ID of the answer. A second answer on the same day gets no second receipt.
    """
    if not settings.receipts or letter.kind == LetterKind.RECEIPT:
        return
    answered = [line for line in letter.lines if line.activity_id in activity_ids]
    lines = [(line.number, line.occasion_id, line.days_before_due) for line in answered]
    row = new_row(
        letter.person_id,
        swedish_day(now),
        LetterKind.RECEIPT,
        REASON,
        lines,
        settings,
        in_reply_to=answer_id,
    )
    new_letters.plan_letters(session, [row], now)
