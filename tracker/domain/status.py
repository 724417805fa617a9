"""Status reports, and the combined status of an activity."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from tracker.domain.codes import Labelled
from tracker.domain.year_forecast import Forecast


class StatusFacts(NamedTuple):
    """The texts and properties of a status.

    `label` is its Swedish text, `key` the letter that selects it in `tracker review`, `taught` the word that
    letters teach, `counted` the label after the number one and after others, and `order` its position in
    texts; `{period}` in `counted` is "under året" in the annual report, otherwise "hittills". `bare` are
    answers that state the status and nothing else. A final status can close the activity (domain/closing.py);
    a deviation is named as one in reports.
    """

    label: str
    key: str
    taught: str
    counted: tuple[str, str]
    order: int
    bare: tuple[str, ...]
    final: bool = False
    deviation: bool = False


class Status(StrEnum):
    """The status that an answer can state. A member equals its code in the database and in JSON."""

    facts: StatusFacts

    EJ_PABORJAD = (
        "ej_paborjad",
        StatusFacts(
            label="Ej påbörjad",
            key="e",
            taught="ej påbörjat",
            counted=("ej påbörjad", "ej påbörjade"),
            order=5,
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
            order=2,
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
            order=1,
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
            order=4,
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
            order=6,
            bare=("utgår", "utgar"),
            final=True,
            deviation=True,
        ),
    )
    INGET_BEHOV = (
        "inget_behov",
        StatusFacts(
            label="Inget behov",
            key="i",
            taught="inget behov",
            counted=("inget behov {period}", "inget behov {period}"),
            order=3,
            bare=("inget behov", "inte aktuellt", "ej aktuellt", "har inte behövts", "inget att rapportera"),
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
IN_TEXTS: tuple[Status, ...] = tuple(sorted(Status, key=lambda status: status.facts.order))
FINAL: frozenset[str] = frozenset(status for status in Status if status.facts.final)
DEVIATIONS: frozenset[str] = frozenset(status for status in Status if status.facts.deviation)
BARE: frozenset[str] = frozenset(word for status in Status for word in status.facts.bare)
KEYS: dict[str, Status] = {status.facts.key: status for status in Status}
_NAMED: dict[str, Status] = {
    word.casefold(): status
    for status in Status
    for word in (status.value, status.label, status.facts.taught, *status.facts.bare, *status.facts.counted)
}
NOT_REPORTED = "ej_rapporterad"  # the status of an activity without answers; never that of an answer
NOT_REPORTED_COUNTED = "utan rapport"
# The program's own labels; the settings hold those that people see ([status_labels]).
LABELS: dict[str, str] = {status.value: status.label for status in Status} | {NOT_REPORTED: "Ej rapporterad"}


def status_named(word: str) -> Status | None:
    """Returns the status with this code, label or bare answer, in any case; None if it is no such word."""
    return _NAMED.get(" ".join(word.split()).strip(".!").casefold())


class Channel(Labelled):
    """The channel through which an answer came. The code is also its Swedish text."""

    MAIL = "mejl", "mejl"
    PHONE = "telefon", "telefon"
    WEB = "webb", "webb"


class StatusReport(NamedTuple):
    """One answer: status, comment and number; the person, day and channel.

    `seat_id` is None if the answer covers the whole activity (the coordinator took it by phone).
    `closes_later` is True if later occasions need no answer after it. `forecast` is None if none was given.
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
    closes_later: bool = False
    forecast: Forecast | None = None


def combined_status(latest: Iterable[Status | None]) -> str:
    """Returns the status of an activity from the last answer of each seat (None: that seat has not answered).

    No need counts only if nothing else has been answered, otherwise its seat is left out. One late answer
    makes it late; it is done only if all answers are done or dropped; one that has begun makes it ongoing.
    The SQL view `activity_status` has the same rule; a test compares them.
    """
    given = list(latest)
    answers = [answer for answer in given if answer is not Status.INGET_BEHOV]
    reported = {answer for answer in answers if answer is not None}
    if not reported:
        return Status.INGET_BEHOV if Status.INGET_BEHOV in given else NOT_REPORTED
    if Status.FORSENAD in reported:
        return Status.FORSENAD
    everyone = None not in answers
    if everyone and reported == {Status.UTGAR}:
        return Status.UTGAR
    if everyone and reported <= FINAL:
        return Status.GENOMFORD
    if reported == {Status.EJ_PABORJAD}:
        return Status.EJ_PABORJAD
    return Status.PAGAR
