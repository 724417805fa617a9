"""The forms of follow-up and the kinds of occasions, with their texts and dates."""

from enum import StrEnum
from typing import NamedTuple, Self

MonthDay = tuple[int, int]
_ANNUAL_REPORT = "{namndens} verksamhetsberättelse"


class ReportDay(NamedTuple):
    """The day of the reporting calendar on which a kind of occasion is due.

    `setting` is the key of the section [followup] that changes it from `usual`; the day is `years_after` the
    plan's year. `section` is True for the reports that the program writes a section of. The section of an
    annual report covers every activity and everything due before it; other sections cover what was asked.
    `period` has the first and the last day that the section is about.
    """

    setting: str
    usual: MonthDay
    years_after: int = 0
    section: bool = True
    annual: bool = False
    period: tuple[MonthDay, MonthDay] = ((1, 1), (12, 31))


class OccasionFacts(NamedTuple):
    """The texts and the report day of a kind of occasion.

    `label` is its Swedish name in letters and reports. `goes_into` is the text that the answers go into, in
    letters: what is due between the reports goes into the annual one; `{namndens}` in it says whose.
    `forecast` is True where it is also asked whether the activity will be done within the year.
    """

    label: str
    goes_into: str
    report: ReportDay | None = None
    forecast: bool = False


class OccasionKind(StrEnum):
    """Why a status is asked for. A member equals its code.

    The order is that of their names in texts.
    """

    facts: OccasionFacts

    VB = (
        "VB",
        OccasionFacts(
            "verksamhetsberättelsen",
            _ANNUAL_REPORT,
            ReportDay("vb_due", (1, 12), years_after=1, annual=True),
        ),
    )
    T1 = (
        "T1",
        OccasionFacts(
            "tertialrapport 1",
            "tertialrapport 1",
            ReportDay("t1_due", (4, 24), period=((1, 1), (4, 30))),
            forecast=True,
        ),
    )
    T2 = (
        "T2",
        OccasionFacts(
            "tertialrapport 2",
            "tertialrapport 2",
            ReportDay("t2_due", (8, 28), period=((5, 1), (8, 31))),
            forecast=True,
        ),
    )
    DEADLINE = "deadline", OccasionFacts("slutdatum", _ANNUAL_REPORT)
    REVISION = (
        "revision",
        OccasionFacts(
            "revidering av handlingsplanen",
            "nästa handlingsplan",
            ReportDay("revision_due", (11, 15), section=False),
        ),
    )
    CHECKPOINT = "checkpoint", OccasionFacts("avstämning", _ANNUAL_REPORT)

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
    """The occasion of a form of follow-up.

    `asked_at` is the kind of occasion at which its status is asked for, None if the form has no day.
    """

    asked_at: OccasionKind | None = None


class Form(StrEnum):
    """A form of follow-up that an uppföljning cell may name, in the order in which a reading lists them."""

    facts: FormFacts

    VB = "VB", FormFacts(OccasionKind.VB)
    T1 = "T1", FormFacts(OccasionKind.T1)
    T2 = "T2", FormFacts(OccasionKind.T2)
    PROTOKOLL = "protokoll", FormFacts()
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
