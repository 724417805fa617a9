"""tracker review correct: what one or more lines of a mail mean."""

from collections.abc import Sequence
from typing import TypeVar

import click

from tracker.cli.app import App, Command
from tracker.cli.values import ACTIVITY, FIGURE, FORECAST, STATUS
from tracker.domain.status import Status
from tracker.domain.text import harmless
from tracker.domain.year_forecast import Forecast
from tracker.errors import UsageError

ORDER = "tracker.order"  # the key of the option order in ctx.meta
Given = TypeVar("Given")


class InOrder(Command):
    """A command that records the order of its options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[ORDER] = [given.name for given in self.make_parser(ctx).parse_args(list(args))[2]]
        return super().parse_args(ctx, args)


@click.command(cls=InOrder)
@click.argument("number", metavar="NUMMER", type=int)
@click.option(
    "--activity",
    "activities",
    type=ACTIVITY,
    required=True,
    multiple=True,
    metavar="AKTIVITET",
    help="Numret i brevet, eller t.ex. kungsholmen-2021/7. En gång för varje rad som rättas.",
)
@click.option(
    "--status", "statuses", type=STATUS, required=True, multiple=True, help="Hur det går med aktiviteten."
)
@click.option(
    "--comment",
    "comments",
    multiple=True,
    metavar="TEXT",
    help="Vad personen berättar om aktiviteten som står närmast före (annars personens egna ord).",
)
@click.option("--value", "values", type=FIGURE, multiple=True, metavar="TAL", help="Utfallet.")
@click.option("--target", "targets", type=FIGURE, multiple=True, metavar="TAL", help="Av hur många.")
@click.option(
    "--forecast", "forecasts", type=FORECAST, multiple=True, help="Bedöms den bli genomförd under året?"
)
@click.pass_context
def correct(
    context: click.Context,
    number: int,
    activities: tuple[str, ...],
    statuses: tuple[Status, ...],
    comments: tuple[str, ...],
    values: tuple[float, ...],
    targets: tuple[float, ...],
    forecasts: tuple[Forecast, ...],
) -> None:
    """Inför det som en eller flera rader egentligen betyder. De andra raderna väntar som förut."""
    from tracker.services.answers.review import Correction, correct_by_name

    app: App = context.obj
    if len(activities) != len(statuses):
        raise UsageError("Ange --activity och --status en gång var för varje svar.")
    order, count = context.meta[ORDER], len(activities)
    said = _paired("comment", comments, count, order)
    figures = _paired("value", values, count, order), _paired("target", targets, count, order)
    foreseen = _paired("forecast", forecasts, count, order)
    given = [
        Correction(name, status, None if comment is None else harmless(comment), value, target, forecast)
        for name, status, comment, value, target, forecast in zip(
            activities, statuses, said, *figures, foreseen, strict=True
        )
    ]
    with app.work() as (session, actor):
        answers, left = correct_by_name(session, actor, app.now, app.settings, number, given)
    labels = app.settings.status_labels
    listed = ", ".join(f"{answer.activity} är {labels[answer.status]}" for answer in answers)
    lines = "1 rad väntar" if left == 1 else f"{left} rader väntar"
    click.echo(f"Granskning {number}: {listed}." + (f" {lines}." if left else ""))


def _paired(
    option: str, given: Sequence[Given], count: int, order: Sequence[str | None]
) -> list[Given | None]:
    """Returns the value of an option for each activity, None for those without.

    With one per activity they are paired in order; otherwise each belongs to the activity before it. Raises
    UsageError if an activity gets two.
    """
    if len(given) == count:
        return list(given)
    paired: list[Given | None] = [None] * count
    at, rest = 0, iter(given)
    for name in (name for name in order if name in ("activities", f"{option}s")):
        if name == "activities":
            at += 1
        elif paired[max(at - 1, 0)] is not None:
            raise UsageError(f"Ange --{option} högst en gång för varje --activity.")
        else:
            paired[max(at - 1, 0)] = next(rest)
    return paired
