"""tracker status: the activities, those that need action first. Imports no heavy libraries."""

import click

from tracker.cli.app import App, Command
from tracker.cli.show import Column, paragraph, show_csv, show_json, table
from tracker.cli.values import YEAR
from tracker.domain.activity_status import ActivityStatus
from tracker.services.reports.status import SHAPE, StatusList, Wanted, status_directly, status_shape

COLUMNS: tuple[Column, ...] = (
    ("Nr", 3),
    ("Aktivitet", 30),
    ("Status", 14),
    ("Svar senast", 12),
    ("Saknas från", 17),
)


@click.command(cls=Command)
@click.option("--district", metavar="DISTRIKT", help="Nämnden, t.ex. kungsholmen.")
@click.option("--year", type=YEAR, metavar="ÅR", help="Planens år (annars de som är i gång).")
@click.option("--plan", metavar="PLAN", help="Bara den här planen: dess beteckning eller namn.")
@click.option("--unit", metavar="ENHET", help="Bara aktiviteter som enheten svarar för.")
@click.option("--overdue", is_flag=True, help="Bara det som skulle ha besvarats.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="Hur det visas."
)
@click.pass_obj
def status(
    app: App,
    district: str | None,
    year: int | None,
    plan: str | None,
    unit: str | None,
    overdue: bool,
    form: str,
) -> None:
    """Visar hur det går: det som kräver något av dig står först."""
    slug = app.slug(district)
    found = status_directly(app.settings, app.today, Wanted(slug, year, unit, overdue, plan))
    if form == "json":
        show_json(found.json())
    elif form == "csv":
        show_csv((status_shape(row, found.labels) for row in found.rows), SHAPE)
    else:
        _show(found, app, slug)


def _show(found: StatusList, app: App, slug: str | None) -> None:
    if not found.rows:
        whose = f"för {app.settings.districts[slug].name} " if slug else ""
        click.echo(f"Inga aktiviteter {whose}att visa.")
        return
    groups = {row.plan: row.plan_name for row in found.rows}
    for plan, name in groups.items():
        rows = [row for row in found.rows if row.plan == plan]
        of = f" ({plan})" if len(groups) > 1 else ""
        click.echo(f"{app.settings.districts[plan.district].name} {plan.year}: {name}{of}")
        click.echo(table(COLUMNS, [_cells(row, found.labels[row.status]) for row in rows]))
        for line in filter(None, map(_shared, rows)):
            click.echo(line)
    click.echo(_sums(found))


def _cells(row: ActivityStatus, label: str) -> tuple[object, ...]:
    due = f"{row.due}{' !' if row.late else ''}" if row.due else "–"
    return row.number, row.title, label, due, row.owes or "–"


def _shared(row: ActivityStatus) -> str | None:
    """Returns who has not answered, for an activity with several seats of which some have answered."""
    if not 0 < row.answered < row.seats:
        return None
    line = f"{row.number}: {row.answered} av {row.seats} har svarat, {row.owes} har det inte."
    return paragraph(line, hanging=2)


def _sums(found: StatusList) -> str:
    late = sum(row.late for row in found.rows)
    counts = ", ".join(f"{found.labels[name].lower()} {count}" for name, count in found.sums.items())
    return f"Summa {len(found.rows)}: {counts}. {late} {'svar är sent' if late == 1 else 'svar är sena'} (!)."
