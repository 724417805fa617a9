"""What a line of a reply may mean, the likeliest first: one press records it."""

from dataclasses import dataclass

from tracker.domain.status import STATUSES, Status
from tracker.services.answers.review_case import CaseLine

LEAST = 0.1  # of the classifier's probabilities
MOST = 3


@dataclass(frozen=True, slots=True)
class Suggested:
    """A status that a line may mean; `as_read` if it was read so."""

    status: Status
    as_read: bool


def suggested(line: CaseLine) -> tuple[Suggested, ...]:
    """Returns what was read, then what the classifier finds likely; empty if it is anybody's guess."""
    read = line.read["status"]
    likely = line.trace.probabilities if line.trace else ()
    codes = [read, *(code for code, share in likely if share >= LEAST)]
    known = dict.fromkeys(Status(code) for code in codes if code in STATUSES)
    return tuple(Suggested(one, one == read) for one in known)[:MOST]
