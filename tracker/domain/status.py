"""What was answered about an activity, and the status that several answers make together."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from tracker.domain.codes import Labelled


class StatusFacts(NamedTuple):
    """What belongs to a status.

    `label` is what people read, `key` the letter that chooses it in `tracker review`, `taught` the word that
    letters teach, `counted` the label after the number one and after others, and `place` its order in texts.
    `bare` are answers that say the status and nothing else. A final status closes the activity; a deviation
    is named as one in reports.
    """

    label: str
    key: str
    taught: str
    counted: tuple[str, str]
    place: int
    bare: tuple[str, ...]
    final: bool = False
    deviation: bool = False


class Status(StrEnum):
    """What an answer can say of an activity. A member equals its code in the database and in JSON."""

    facts: StatusFacts

    EJ_PABORJAD = (
        "ej_paborjad",
        StatusFacts(
            label="Ej påbörjad",
            key="e",
            taught="ej påbörjat",
            counted=("ej påbörjad", "ej påbörjade"),
            place=4,
            bare=("ej påbörjat", "ej påbörjad"),
        ),
    )
    PAGAR = (
        "pagar",
        StatusFacts(
            label="Pågår",
            key="p",
            taught="pågår",
            counted=("pågår", "pågår"),
            place=2,
            bare=("pågår", "pagar", "pågående"),
        ),
    )
    GENOMFORD = (
        "genomford",
        StatusFacts(
            label="Genomförd",
            key="g",
            taught="klart",
            counted=("genomförd", "genomförda"),
            place=1,
            bare=("klart", "klar", "klara", "genomfört", "genomförd", "genomfort", "avslutat"),
            final=True,
        ),
    )
    FORSENAD = (
        "forsenad",
        StatusFacts(
            label="Försenad",
            key="f",
            taught="försenat",
            counted=("försenad", "försenade"),
            place=3,
            bare=("försenat", "försenad", "forsenat"),
            deviation=True,
        ),
    )
    UTGAR = (
        "utgar",
        StatusFacts(
            label="Utgår",
            key="u",
            taught="utgår",
            counted=("utgår", "utgår"),
            place=5,
            bare=("utgår", "utgar"),
            final=True,
            deviation=True,
        ),
    )

    def __new__(cls, code: str, *facts: StatusFacts) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        (member.facts,) = facts
        return member

    @property
    def label(self) -> str:
        return self.facts.label


STATUSES: tuple[Status, ...] = tuple(Status)
IN_TEXTS: tuple[Status, ...] = tuple(sorted(Status, key=lambda status: status.facts.place))
FINAL: frozenset[str] = frozenset(status for status in Status if status.facts.final)
DEVIATIONS: frozenset[str] = frozenset(status for status in Status if status.facts.deviation)
BARE: frozenset[str] = frozenset(word for status in Status for word in status.facts.bare)
KEYS: dict[str, Status] = {status.facts.key: status for status in Status}
NOT_REPORTED = "ej_rapporterad"  # of an activity about which nobody has answered; never an answer's
NOT_REPORTED_COUNTED = "utan rapport"
LABELS: dict[str, str] = {status.value: status.label for status in Status} | {NOT_REPORTED: "Ej rapporterad"}


class Channel(Labelled):
    """Through which channel an answer came. The code is what people read, too."""

    MAIL = "mejl", "mejl"
    PHONE = "telefon", "telefon"


class StatusReport(NamedTuple):
    """One answer: status, comment, number; by whom, when and through which channel.

    `seat_id` is None where the answer covers the whole activity (the coordinator took it by phone).
    """

    id: int
    activity_id: int
    seat_id: int | None
    person: str
    status: Status
    comment: str
    reported_on: date
    channel: Channel
    value: float | None = None
    target: float | None = None


def combined_status(latest: Iterable[Status | None]) -> str:
    """The status of an activity from the last answer of each seat (None: that seat has not answered).

    Late anywhere is late; done only when all have said done (or dropped); one who has begun makes it begun.
    The SQL view `activity_status` states the same rule; a test holds them together.
    """
    answers = list(latest)
    said = {answer for answer in answers if answer is not None}
    if not said:
        return NOT_REPORTED
    if Status.FORSENAD in said:
        return Status.FORSENAD
    everyone = None not in answers
    if everyone and said == {Status.UTGAR}:
        return Status.UTGAR
    if everyone and said <= FINAL:
        return Status.GENOMFORD
    if said == {Status.EJ_PABORJAD}:
        return Status.EJ_PABORJAD
    return Status.PAGAR
