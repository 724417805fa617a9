"""The forms of follow-up and the kinds of occasions, with their texts and dates."""

from enum import StrEnum
from typing import NamedTuple, Self

MonthDay = tuple[int, int]
TERTIAL_QUESTION = "Hur långt har ni kommit, och vad återstår?"


class ReportDay(NamedTuple):
    """The day of the reporting calendar on which a kind of occasion is due.

    `setting` is the key of the section [followup] that changes it from `usual`; the day is `years_after` the
    plan's year. `section` is True for the reports that the program writes a section of. The section of an
    annual report covers every activity and everything due before it; other sections cover what was asked.
    """

    setting: str
    usual: MonthDay
    years_after: int = 0
    section: bool = True
    annual: bool = False


class OccasionFacts(NamedTuple):
    """The texts and the report day of a kind of occasion.

    `label` is its Swedish name in letters and reports; `question` is asked in letters, with the due date for
    `{date}`.
    """

    label: str
    question: str
    report: ReportDay | None = None


class OccasionKind(StrEnum):
    """Why a status is asked for. A member equals its code.

    The order matters: a letter about several occasions of an activity asks the question of the first kind.
    """

    facts: OccasionFacts

    VB = (
        "VB",
        OccasionFacts(
            "verksamhetsberättelsen",
            "Vad gjordes under året, vilken effekt gav det och vad återstår?",
            ReportDay("vb_due", (1, 12), years_after=1, annual=True),
        ),
    )
    T1 = (
        "T1",
        OccasionFacts("tertialrapport 1", TERTIAL_QUESTION, ReportDay("t1_due", (4, 24))),
    )
    T2 = (
        "T2",
        OccasionFacts("tertialrapport 2", TERTIAL_QUESTION, ReportDay("t2_due", (8, 28))),
    )
    DEADLINE = "deadline", OccasionFacts("slutdatum", "Är det klart? Slutdatum är den {date}.")
    REVISION = (
        "revision",
        OccasionFacts(
            "revidering av handlingsplanen",
            "Hur gick det, och vad bör ändras när handlingsplanen revideras?",
            ReportDay("revision_due", (11, 15), section=False),
        ),
    )
    CHECKPOINT = "checkpoint", OccasionFacts("avstämning", "Hur långt har ni kommit?")

    def __new__(cls, code: str, *facts: OccasionFacts) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        (member.facts,) = facts
        return member

    @property
    def label(self) -> str:
        return self.facts.label

    @property
    def report(self) -> ReportDay | None:
        return self.facts.report


# The kinds with a day of the reporting calendar; and the reports, in the order of their days.
REPORT_DAYS: dict[OccasionKind, ReportDay] = {kind: kind.report for kind in OccasionKind if kind.report}
REPORTS: tuple[OccasionKind, ...] = tuple(
    sorted(
        (kind for kind, day in REPORT_DAYS.items() if day.section),
        key=lambda kind: (REPORT_DAYS[kind].years_after, REPORT_DAYS[kind].usual),
    )
)


class FormFacts(NamedTuple):
    """The question and the occasion of a form of follow-up.

    `asked_at` is the kind of occasion at which its status is asked for, None if the form has no day;
    `question` is asked in letters in addition to the occasion's.
    """

    asked_at: OccasionKind | None = None
    question: str = ""


class Form(StrEnum):
    """A form of follow-up that an uppföljning cell may name, in the order in which a reading lists them."""

    facts: FormFacts

    VB = "VB", FormFacts(OccasionKind.VB)
    T1 = "T1", FormFacts(OccasionKind.T1)
    T2 = "T2", FormFacts(OccasionKind.T2)
    PROTOKOLL = (
        "protokoll",
        FormFacts(question="Hur många möten har hållits, och hur många protokoll finns det?"),
    )
    HANDLINGSPLAN = "handlingsplan", FormFacts(OccasionKind.REVISION)
    ENKAT = "enkät", FormFacts()
    EGENKONTROLL = "egenkontroll", FormFacts()
    UTBILDNINGSPORTAL = "utbildningsportal", FormFacts()
    ARSREDOVISNING = "årsredovisning", FormFacts(OccasionKind.VB)
    DELARSRAPPORT = "delårsrapport", FormFacts(OccasionKind.T2)
    ANNAT = "annat", FormFacts()

    def __new__(cls, code: str, *facts: FormFacts) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        (member.facts,) = facts
        return member


def is_annual(kind: OccasionKind) -> bool:
    """True for the report about the whole year, whose section covers every activity."""
    return kind.report is not None and kind.report.annual
