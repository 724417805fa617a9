"""The verdicts on an activity, each with its words, and the rule that gives one from the answers."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, Self

from tracker.domain.status import LABELS, NOT_REPORTED, Status


class VerdictFacts(NamedTuple):
    """The words of a verdict.

    `label` is its text in the table, `so_far` that of a report before the year has ended. `counted` follows
    the number of activities, for one and for several; with {count} the number stands inside it;
    `counted_so_far` are other words for it before the year has ended. `status` is
    the code whose label a municipality may have renamed. A verdict that `asks` is named with the activities'
    numbers in the summary.
    """

    label: str
    counted: tuple[str, str]
    so_far: str = ""
    status: str = ""
    asks: bool = False
    counted_so_far: tuple[str, str] | None = None


class Verdict(StrEnum):
    """What the answers say about an activity. The order is that of the summary."""

    facts: VerdictFacts

    DONE = (
        "done",
        VerdictFacts("Genomförd", ("är genomförd", "är genomförda"), status=Status.GENOMFORD),
    )
    DONE_IN_PART = (
        "done_in_part",
        VerdictFacts(
            "Genomförd enligt aktuella svar",
            ("är genomförd enligt aktuella svar", "är genomförda enligt aktuella svar"),
            asks=True,
        ),
    )
    AS_PLANNED = (
        "as_planned",
        VerdictFacts("Löpande, enligt plan", ("genomförs löpande", "genomförs löpande")),
    )
    ONGOING = "ongoing", VerdictFacts("Löpande", ("genomförs löpande", "genomförs löpande"))
    NEEDED = "needed", VerdictFacts("Löpande, vid behov", ("genomförs vid behov", "genomförs vid behov"))
    NO_NEED = (
        "no_need",
        VerdictFacts(
            "Inget behov under året",
            ("har inte behövts", "har inte behövts"),
            so_far="Inget behov under perioden",
            counted_so_far=("har inte behövts under perioden", "har inte behövts under perioden"),
            status=Status.INGET_BEHOV,
        ),
    )
    NO_NEED_IN_PART = (
        "no_need_in_part",
        VerdictFacts(
            "Inget behov enligt aktuella svar",
            ("har inte behövts enligt aktuella svar",) * 2,
            asks=True,
        ),
    )
    NO_PROPOSALS = (
        "no_proposals",
        VerdictFacts(
            "Inga ändringar föreslagna",
            ("gäller ändringar i planen, där inga har föreslagits",) * 2,
            asks=True,
        ),
    )
    PROPOSED = (
        "proposed",
        VerdictFacts(
            "Svar lämnade",
            ("gäller ändringar i planen",) * 2,
            asks=True,
        ),
    )
    PARTLY = (
        "partly",
        VerdictFacts("Delvis genomförd", ("är delvis genomförd", "är delvis genomförda"), asks=True),
    )
    UNDER_WAY = "under_way", VerdictFacts("Pågår", ("pågår", "pågår"), status=Status.PAGAR)
    LATE = (
        "late",
        VerdictFacts("Försenad", ("är försenad", "är försenade"), status=Status.FORSENAD, asks=True),
    )
    NOT_DONE = (
        "not_done",
        VerdictFacts(
            "Inte genomförd",
            ("är inte genomförd", "är inte genomförda"),
            so_far="Inte påbörjad",
            counted_so_far=("är inte påbörjad", "är inte påbörjade"),
            status=Status.EJ_PABORJAD,
            asks=True,
        ),
    )
    NOT_DONE_IN_PART = (
        "not_done_in_part",
        VerdictFacts(
            "Inte genomförd enligt aktuella svar",
            ("är inte genomförd enligt aktuella svar", "är inte genomförda enligt aktuella svar"),
            so_far="Inte påbörjad enligt aktuella svar",
            counted_so_far=(
                "är inte påbörjad enligt aktuella svar",
                "är inte påbörjade enligt aktuella svar",
            ),
            asks=True,
        ),
    )
    NOT_BEGUN = (
        "not_begun",
        VerdictFacts("Inte påbörjad", ("är inte påbörjad", "är inte påbörjade"), asks=True),
    )
    TOLD = (
        "told",
        VerdictFacts("Se texten", ("för {count} beskrivs läget i svaren",) * 2, asks=True),
    )
    DROPPED = (
        "dropped",
        VerdictFacts("Utgår", ("utgår", "utgår"), status=Status.UTGAR, asks=True),
    )
    DROPPED_IN_PART = (
        "dropped_in_part",
        VerdictFacts("Utgår enligt aktuella svar", ("utgår enligt aktuella svar",) * 2, asks=True),
    )
    HELD_BACK = (
        "held_back",
        VerdictFacts("Återges inte", ("för {count} återges inte läget",) * 2, asks=True),
    )
    PREPARED = ("prepared", VerdictFacts("Svar bereds", ("för {count} bereds svaret",) * 2, asks=True))
    OUTDATED = (
        "outdated",
        VerdictFacts("Aktuell uppgift saknas", ("för {count} saknas aktuell uppgift",) * 2, asks=True),
    )
    UNKNOWN = (
        "unknown",
        VerdictFacts(
            "Uppgift saknas",
            ("för {count} saknas uppgift",) * 2,
            status=NOT_REPORTED,
            asks=True,
        ),
    )

    def __new__(cls, code: str, *facts: VerdictFacts) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        (member.facts,) = facts
        return member

    @property
    def says(self) -> frozenset[Status]:
        """The recorded statuses that it says of one who has answered alone."""
        return _SAYS.get(self, frozenset())

    def own_label(self, labels: Mapping[str, str]) -> str:
        """Returns the municipality's own word for it; "" if it has none."""
        status = self.facts.status
        own = labels.get(status, "") if status else ""
        return own if own and own != LABELS.get(status) else ""

    def counted(self, complete: bool) -> tuple[str, str]:
        """Returns the words after a number, for one activity and for several."""
        return (None if complete else self.facts.counted_so_far) or self.facts.counted

    def label(self, labels: Mapping[str, str], complete: bool) -> str:
        """Returns its text in the table."""
        usual = self.facts.label if complete else self.facts.so_far or self.facts.label
        return self.own_label(labels) or usual


# What a person who knows more than the answers say may choose.
CHOICES = (
    Verdict.DONE,
    Verdict.AS_PLANNED,
    Verdict.ONGOING,
    Verdict.NEEDED,
    Verdict.NO_NEED,
    Verdict.PARTLY,
    Verdict.UNDER_WAY,
    Verdict.LATE,
    Verdict.NOT_DONE,
    Verdict.DROPPED,
)

_SAYS = {
    Verdict.DONE: frozenset([Status.GENOMFORD]),
    Verdict.DONE_IN_PART: frozenset([Status.GENOMFORD]),
    **dict.fromkeys(
        (Verdict.AS_PLANNED, Verdict.ONGOING, Verdict.NEEDED, Verdict.UNDER_WAY, Verdict.PROPOSED),
        frozenset([Status.PAGAR]),
    ),
    Verdict.LATE: frozenset([Status.FORSENAD]),
    **dict.fromkeys(
        (Verdict.NOT_DONE, Verdict.NOT_DONE_IN_PART, Verdict.NOT_BEGUN), frozenset([Status.EJ_PABORJAD])
    ),
    **dict.fromkeys((Verdict.DROPPED, Verdict.DROPPED_IN_PART), frozenset([Status.UTGAR])),
    **dict.fromkeys((Verdict.NO_NEED, Verdict.NO_NEED_IN_PART), frozenset([Status.INGET_BEHOV])),
}
