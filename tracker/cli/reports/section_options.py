"""The options that name a plan and the form of a section."""

from collections.abc import Callable
from typing import Any, TypedDict

import click

from tracker.cli.reports.compiling import REPORT_CODES
from tracker.cli.values import YEAR
from tracker.domain.forms import OccasionKind

_OPTIONS = (
    click.option("--district", required=True, metavar="DISTRIKT", help="Nämnden, t.ex. kungsholmen."),
    click.option("--year", required=True, type=YEAR, metavar="ÅR", help="Planens år."),
    click.option("--plan", metavar="PLAN", help="Vilken plan, om nämnden har flera det året."),
    click.option(
        "--form", type=click.Choice(REPORT_CODES), default=OccasionKind.VB.value, help="Vilken rapport."
    ),
)


class About(TypedDict):
    """The values of the options."""

    district: str
    year: int
    plan: str | None
    form: str


def about_section(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def plan_named(about: About) -> tuple[str, int, str | None]:
    return about["district"], about["year"], about["plan"]


def form_of(about: About) -> OccasionKind:
    return OccasionKind(about["form"])
