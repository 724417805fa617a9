"""Short ways to make the values of the domain in tests."""

from datetime import date
from enum import StrEnum

from tracker.domain.forms import Form
from tracker.domain.plan import Activity, FollowUp, PlanRow, Role, Schedule


def activity(
    kind: str = "ongoing",
    due: tuple[date, ...] = (),
    times: float | None = None,
    forms: tuple[str, ...] = ("VB",),
    number: int = 1,
    omrade: str = "Förebyggande",
    title: str = "Något görs",
) -> Activity:
    return Activity(
        number=number,
        row=PlanRow(omrade=omrade, aktivitet=title, ansvarig="Enhetschef", tidplan="Löpande"),
        schedule=Schedule(kind=kind, due=due, times_per_year=times),  # type: ignore[arg-type]
        roles=(Role("enhetschef"),),
        follow_up=FollowUp(tuple(one if isinstance(one, StrEnum) else Form(one) for one in forms)),
    )
