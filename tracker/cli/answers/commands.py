"""tracker collect and report: answers received by mail and by phone."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict, Unpack

import click

from tracker.cli.app import App, Command
from tracker.cli.values import ACTIVITY, FIGURE, FORECAST, STATUS, YEAR
from tracker.domain.incoming import MailKind
from tracker.domain.status import Status
from tracker.domain.text import harmless
from tracker.domain.year_forecast import Forecast
from tracker.errors import UsageError

KINDS = {kind.value: kind.label for kind in MailKind} | {
    "applied": "införda",
    "review": "till granskning",
    "outsiders": "från okända avsändare",
    "failed": "oläsliga",
}


@click.command(cls=Command)
@click.argument("files", metavar="[FIL...]", nargs=-1, type=click.Path(path_type=Path))
@click.pass_obj
def collect(app: App, files: tuple[Path, ...]) -> None:
    """Hämtar svar från brevlådan (eller ur .eml- och .msg-filer) och för in de tydliga."""
    from tracker.services.answers.collect import collect as use_case

    database, actor = app.database_and_actor()
    result = use_case(database, actor, app.clock, app.settings, files)
    click.echo(collected_line(result.new, result.kinds))


def collected_line(new: int, kinds: Mapping[str, int]) -> str:
    parts = [f"{count} {KINDS[kind]}" for kind, count in kinds.items()]
    return f"{new} {'nytt' if new == 1 else 'nya'} mejl" + (f": {', '.join(parts)}." if parts else ".")


class Told(TypedDict):
    """What an answer by phone says beside its status and words."""

    value: float | None
    target: float | None
    forecast: Forecast | None


@click.command(cls=Command)
@click.argument("activity", metavar="AKTIVITET", type=ACTIVITY)
@click.option("--status", "status", type=STATUS, help="Hur det går: koden eller ordet, till exempel klart.")
@click.option("--comment", default="", metavar="TEXT", help="Vad som berättades.")
@click.option("--value", type=FIGURE, metavar="TAL", help="Utfallet, om planen frågar efter en siffra.")
@click.option("--target", type=FIGURE, metavar="TAL", help="Av hur många.")
@click.option("--forecast", type=FORECAST, help="Bedöms aktiviteten bli genomförd under året?")
@click.option("--person", metavar="VEM", help="Namn eller adress (annars gäller svaret hela aktiviteten).")
@click.option(
    "--correction", is_flag=True, help="Svaret är till en rättelse av ett avsnitt som är fastställt."
)
@click.option("--withdraw", is_flag=True, help="Ta tillbaka det senaste svaret på telefon om aktiviteten.")
@click.option("--district", metavar="DISTRIKT", help="Nämnden, om numret finns i flera planer.")
@click.option("--year", type=YEAR, metavar="ÅR", help="Planens år, om numret finns i flera års planer.")
@click.pass_obj
def report(
    app: App,
    activity: str,
    status: Status | None,
    comment: str,
    person: str | None,
    correction: bool,
    withdraw: bool,
    district: str | None,
    year: int | None,
    **told: Unpack[Told],
) -> None:
    """För in ett svar som kom på telefon: AKTIVITET är numret, eller kungsholmen-2021/7."""
    from tracker.services.answers.by_phone import report_by_hand, withdraw_report
    from tracker.services.answers.record_answer import Answer
    from tracker.services.plans.find_activity import find_activity

    if (status is None) != withdraw:
        raise UsageError(
            "--status saknas: skriv hur det går, eller bara --withdraw för att ta tillbaka ett svar."
        )
    with app.work() as (session, actor):
        stored = find_activity(session, app.settings, activity, district, year, app.today)
        if status is None:
            withdraw_report(session, actor, app.now, app.settings, stored, person)
        else:
            answer = Answer(stored, (), status, harmless(comment), **told)
            report_by_hand(session, actor, app.now, app.settings, answer, person, correction)
    label = app.settings.status_labels[status] if status else ""
    click.echo(f"{stored} är {label}." if status else f"{stored}: svaret är återtaget.")
