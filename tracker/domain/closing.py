"""Which occasions an answer closes: its own and earlier ones, or later ones too."""

from tracker.domain.question import QuestionKind
from tracker.domain.status import Status, StatusReport


def closes_later(
    status: Status, kind: QuestionKind, value: float | None = None, target: float | None = None
) -> bool:
    """True if nothing more is asked of the seat: it is dropped, done by its date, or its target is reached.

    On ongoing, conditional and frequent work "genomfört" means so far, and the next occasion is asked about.
    `target` is the number to reach, None if there is none.
    """
    if status is Status.UTGAR:
        return True
    if status is not Status.GENOMFORD:
        return False
    if kind is QuestionKind.COUNTABLE:
        return value is not None and target is not None and value >= target
    return kind is QuestionKind.DATE


def reopens(last: StatusReport | None, status: Status, closing: bool) -> bool:
    """True if an answer contradicts the last one, which had closed the later occasions: they are open again.

    `closing` is True if the new answer closes later occasions itself.
    """
    return last is not None and last.closes_later and not closing and status is not last.status
