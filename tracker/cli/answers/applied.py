"""tracker review applied and undo: what mails have recorded."""

from datetime import timedelta

import click

from tracker.cli.app import App, Command
from tracker.cli.show import paragraph, show_json
from tracker.clock import swedish_day


@click.command(cls=Command)
@click.option("--days", type=click.IntRange(1, 3660), default=14, metavar="ANTAL", help="Så långt tillbaka.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
@click.option("--why", is_flag=True, help="Visa också varför varje rad lästes som den gjorde.")
@click.pass_obj
def applied(app: App, days: int, form: str, why: bool) -> None:
    """Visar mejlen som har förts in, och hur de förstods."""
    from tracker.domain.reply.explanation import summary
    from tracker.services.answers.undo_mail import applied_mails

    labels = app.settings.status_labels
    with app.session() as session:
        found = applied_mails(session, app.now - timedelta(days=days))
    if form == "json":
        show_json([one.json(why=why) for one in found])
        return
    for one in found:
        click.echo(f"Mejl {one.id}: {one.person}, {swedish_day(one.received_at)}")
        for line in one.lines:
            click.echo(paragraph(line.sentence(labels), indent=2, hanging=4))
            if line.trace:
                click.echo(paragraph(summary(line.trace, labels), indent=4, hanging=2))
    click.echo(f"{len(found)} mejl. Ångra med: tracker review undo NUMMER --reason TEXT")


@click.command(cls=Command)
@click.argument("number", metavar="NUMMER", type=int)
@click.option("--reason", required=True, metavar="TEXT", help="Varför; det står i loggen.")
@click.pass_obj
def undo(app: App, number: int, reason: str) -> None:
    """Tar tillbaka det som ett mejl förde in: frågorna öppnas, och mejlet får granskas."""
    from tracker.services.answers.undo_mail import undo_mail

    with app.work() as (session, actor):
        undone = undo_mail(session, actor, app.now, app.settings, number, reason)
    then = "Det väntar på granskning." if undone.waiting else "Mejlet är gallrat: det går inte att granska."
    click.echo(f"Mejl {number}: {undone.answers} svar återtagna. {then}")
