"""What was answered about an activity, and the status that several answers make together."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

StatusName = Literal["ej_paborjad", "pagar", "genomford", "forsenad", "utgar"]
STATUSES: tuple[StatusName, ...] = ("ej_paborjad", "pagar", "genomford", "forsenad", "utgar")
NOT_REPORTED = "ej_rapporterad"
FINAL: frozenset[str] = frozenset({"genomford", "utgar"})
LABELS: dict[str, str] = {
    "ej_paborjad": "Ej påbörjad",
    "pagar": "Pågår",
    "genomford": "Genomförd",
    "forsenad": "Försenad",
    "utgar": "Utgår",
    NOT_REPORTED: "Ej rapporterad",
}


class StatusReport(NamedTuple):
    """One answer: status, comment, number; by whom, when and through which channel (mail, link, phone).

    `seat_id` is None where the answer covers the whole activity (the coordinator took it by phone).
    """

    id: int
    activity_id: int
    seat_id: int | None
    person: str
    status: StatusName
    comment: str
    reported_on: date
    channel: str
    value: float | None = None
    target: float | None = None


def combined_status(latest: Iterable[str | None]) -> str:
    """The status of an activity from the last answer of each seat (None: that seat has not answered).

    Late anywhere is late; done only when all have said done (or dropped); one who has begun makes it begun.
    The SQL view `activity_status` states the same rule; a test holds them together.
    """
    answers = list(latest)
    said = {answer for answer in answers if answer is not None}
    if not said:
        return NOT_REPORTED
    if "forsenad" in said:
        return "forsenad"
    everyone = None not in answers
    if everyone and said == {"utgar"}:
        return "utgar"
    if everyone and said <= FINAL:
        return "genomford"
    if said == {"ej_paborjad"}:
        return "ej_paborjad"
    return "pagar"
