"""Short ways to tell one made-up activity in a section."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tests.domain.make import activity
from tracker.domain.forms import OccasionKind
from tracker.domain.people import Seat
from tracker.domain.plan_ref import PlanRef
from tracker.domain.question import Question, QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report.compile import compile_section
from tracker.domain.report.period import Period, report_period
from tracker.domain.report.values import Basis, Change, Section, Told
from tracker.domain.rules import Rules
from tracker.domain.status import LABELS, Channel, Status, StatusReport
from tracker.domain.year_forecast import Forecast

YEAR = 2021
# What makes a question one of how many went a course.
COURSE: dict[str, object] = {
    "counts": "medarbetare",
    "text": "Hur många medarbetare deltog, av hur många?",
}
HEADS = tuple(
    Seat(number, "enhetschef", unit, "socialtjänstavdelningen")
    for number, unit in enumerate(
        ("familjeenheten", "vuxenenheten", "hemtjänsten", "biståndsenheten", "parkleksenheten"), start=1
    )
)
DIRECTOR = Seat(90, "stadsdelsdirektör")
# The day on which a section is made: after the year, and after each tertial.
TAKEN = {
    OccasionKind.VB: date(YEAR + 1, 1, 31),
    OccasionKind.T1: date(YEAR, 5, 10),
    OccasionKind.T2: date(YEAR, 9, 10),
}


def day(month: int, number: int, year: int = YEAR) -> date:
    return date(year, month, number)


def answered(
    status: Status,
    comment: str = "",
    *,
    seat: int | None = 1,
    value: float | None = None,
    target: float | None = None,
    when: date = date(YEAR, 12, 10),
    number: int = 0,
    about: int = 1,
    closes: bool = False,
    forecast: Forecast | None = None,
) -> StatusReport:
    """Returns an answer by Eva Ek; told() numbers those that have no number."""
    return StatusReport(
        number, about, seat, "Eva Ek", status, comment, when, Channel.MAIL, value, target, closes, forecast
    )


def row(
    kind: QuestionKind,
    *,
    id_: int = 1,
    due: tuple[date, ...] = (),
    counts: str = "",
    goal: float | None = None,
    text: str = "",
    title: str = "Stödet till anhöriga",
    aktivitet: str = "Stödet till anhöriga ska byggas ut",
) -> StoredActivity:
    made = activity("deadline" if due else "ongoing", due=due, number=id_, title=aktivitet)
    return StoredActivity(
        id_, PlanRef("kungsholmen", YEAR), replace(made, question=Question(kind, title, text, counts, goal))
    )


def period(form: OccasionKind = OccasionKind.VB, taken: date | None = None) -> Period:
    return report_period(form, YEAR, Rules(), taken or TAKEN[form])


def section(
    activities: Sequence[StoredActivity],
    reports: Sequence[StatusReport],
    *,
    seats: Sequence[Seat] = HEADS[:1],
    form: OccasionKind = OccasionKind.VB,
    taken: date | None = None,
    changes: Sequence[Change] = (),
    held_back: Iterable[int] | Mapping[int, str] = (),
    owing: frozenset[tuple[int, int]] = frozenset(),
    asked: bool = True,
    other_seats: Mapping[int, Seat] | None = None,
) -> Section:
    """Returns the section of a plan whose activities all have the same seats."""
    numbered = [one if one.id else one._replace(id=n) for n, one in enumerate(reports, start=1)]
    return compile_section(
        Basis(
            district="Kungsholmens stadsdelsnämnd",
            period=period(form, taken),
            activities=activities,
            seats={stored.id: seats for stored in activities},
            reports=sorted(numbered, key=lambda one: (one.reported_on, one.id)),
            plan_name="Handlingsplan mot våldsbejakande extremism",
            dnr="KUNG 2021/114",
            owing=owing,
            asked=frozenset(stored.id for stored in activities) if asked else frozenset(),
            changes=changes,
            held_back=held_back if isinstance(held_back, Mapping) else dict.fromkeys(held_back, ""),
            labels=LABELS,
            other_seats=other_seats or {},
        )
    )


def told(
    kind: QuestionKind,
    *reports: StatusReport,
    seats: Sequence[Seat] = HEADS[:1],
    form: OccasionKind = OccasionKind.VB,
    taken: date | None = None,
    held_back: Iterable[int] | Mapping[int, str] = (),
    **of_row: object,
) -> Told:
    """Returns one activity as the section tells it."""
    stored = row(kind, **of_row)  # type: ignore[arg-type]
    found = section([stored], reports, seats=seats, form=form, taken=taken, held_back=held_back)
    return found.told[0]


def text(found: Told) -> str:
    """Returns the sentences of an activity as they stand in the section."""
    return " ".join(one.text for one in found.sentences)
