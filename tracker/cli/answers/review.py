"""tracker review: replies that need a decision."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import click

from tracker.cli.answers.review_screen import show_review
from tracker.cli.app import App, Command, Group
from tracker.cli.asking import Talk, need_someone
from tracker.cli.show import paragraph, show_json
from tracker.cli.values import ACTIVITY, STATUS
from tracker.clock import swedish_day
from tracker.domain.status import Status
from tracker.domain.text import harmless
from tracker.errors import UsageError

ORDER = "tracker.order"  # the key of the option order in ctx.meta


class InOrder(Command):
    """A command that records the order of its options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[ORDER] = [given.name for given in self.make_parser(ctx).parse_args(list(args))[2]]
        return super().parse_args(ctx, args)


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
def review(context: click.Context) -> None:
    """Svar som en människa måste titta på. Utan kommando: ett i taget, med fråga om vart och ett."""
    if context.invoked_subcommand is not None:
        return
    from tracker.cli.answers.review_walk import walk

    need_someone()
    done = walk(context.obj, Talk())
    if not done.shown:
        click.echo("Inga svar väntar på granskning.")
        return
    click.echo(f"\n{done.decided} avgjorda, {done.skipped} överhoppade.")


@review.command("list", cls=Command)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
@click.pass_obj
def list_reviews(app: App, form: str) -> None:
    """Visar svaren som väntar, med förslag och skäl."""
    from tracker.services.answers.review import waiting

    with app.session() as session:
        shown = waiting(session)
    if form == "json":
        show_json({"reviews": [one.json() for one in shown]})
        return
    for one in shown:
        show_review(one, app.settings.status_labels)
    click.echo(f"{len(shown)} svar väntar på granskning.")


@review.command(cls=Command)
@click.argument("number", metavar="GRANSKNING", type=int)
@click.pass_obj
def accept(app: App, number: int) -> None:
    """Inför förslaget som det står."""
    from tracker.services.answers.review import accept as use_case

    with app.work() as (session, actor):
        count = use_case(session, actor, app.now, app.settings, number)
    click.echo(f"Granskning {number}: {count} svar införda.")


@review.command(cls=InOrder)
@click.argument("number", metavar="GRANSKNING", type=int)
@click.option(
    "--activity",
    "activities",
    type=ACTIVITY,
    required=True,
    multiple=True,
    metavar="AKTIVITET",
    help="Numret i brevet, eller t.ex. kungsholmen-2021/7. En gång för varje svar i mejlet.",
)
@click.option(
    "--status",
    "statuses",
    type=STATUS,
    required=True,
    multiple=True,
    help="Hur det går med aktiviteten.",
)
@click.option(
    "--comment",
    "comments",
    multiple=True,
    metavar="TEXT",
    help="Vad personen berättar om aktiviteten som står närmast före.",
)
@click.pass_context
def correct(
    context: click.Context,
    number: int,
    activities: tuple[str, ...],
    statuses: tuple[Status, ...],
    comments: tuple[str, ...],
) -> None:
    """Inför det som svaret egentligen betyder, för en eller flera aktiviteter."""
    from tracker.services.answers.review import Correction, correct_by_name

    app: App = context.obj
    if len(activities) != len(statuses):
        raise UsageError("Ange --activity och --status en gång var för varje svar.")
    paired = _paired(comments, len(activities), context.meta[ORDER])
    given = [
        Correction(name, status, harmless(comment))
        for name, status, comment in zip(activities, statuses, paired, strict=True)
    ]
    with app.work() as (session, actor):
        answers = correct_by_name(session, actor, app.now, app.settings, number, given)
    labels = app.settings.status_labels
    listed = ", ".join(f"{answer.activity} är {labels[answer.status]}" for answer in answers)
    click.echo(f"Granskning {number}: {listed}.")


@review.command(cls=Command)
@click.argument("number", metavar="GRANSKNING", type=int)
@click.pass_obj
def let(app: App, number: int) -> None:
    """Låter den som skrev svara för befattningen, nu och framöver: en kollega som fått brevet."""
    from tracker.services.answers.review import let_answer

    with app.work() as (session, actor):
        let_in = let_answer(session, actor, app.now, app.settings, number)
    count, writer = let_in.answers, let_in.writer
    said = f"{count} svar införda." if count else "Svaret är oklart: använd tracker review correct."
    click.echo(f"{writer.name} <{writer.email}> får svara. Granskning {number}: {said}")


@review.command(cls=Command)
@click.option("--days", type=click.IntRange(1, 3660), default=14, metavar="ANTAL", help="Så långt tillbaka.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
@click.pass_obj
def applied(app: App, days: int, form: str) -> None:
    """Visar mejlen som har förts in, och hur de förstods."""
    from tracker.domain.reply.explanation import summary
    from tracker.services.answers.undo_mail import applied_mails

    with app.session() as session:
        found = applied_mails(session, app.settings, app.now - timedelta(days=days))
    if form == "json":
        show_json({"mails": [one.json() for one in found]})
        return
    for one in found:
        click.echo(f"Mejl {one.id}: {one.person}, {swedish_day(one.received_at)}")
        for sentence, trace in zip(one.recorded, one.why, strict=True):
            click.echo(paragraph(sentence, indent=2, hanging=4))
            if trace:
                click.echo(paragraph(summary(trace, app.settings.status_labels), indent=4, hanging=2))
    click.echo(f"{len(found)} mejl. Ångra med: tracker review undo MEJL --reason TEXT")


@review.command(cls=Command)
@click.argument("mail", metavar="MEJL", type=int)
@click.option("--reason", required=True, metavar="TEXT", help="Varför; det står i loggen.")
@click.pass_obj
def clear(app: App, mail: int, reason: str) -> None:
    """Visar det som doldes i ett mejl (namn, telefon, adress, ärende). Personnummer förblir dolda."""
    from tracker.services.answers.unmask_mail import unmask_mail

    with app.work() as (session, actor):
        unmask_mail(session, actor, app.now, app.settings, mail, reason)
    click.echo(f"Mejl {mail}: orden visas som de skrevs, utom personnummer.")


@review.command(cls=Command)
@click.argument("mail", metavar="MEJL", type=int)
@click.option("--reason", required=True, metavar="TEXT", help="Varför; det står i loggen.")
@click.pass_obj
def undo(app: App, mail: int, reason: str) -> None:
    """Tar tillbaka det som ett mejl förde in: frågorna öppnas, och mejlet får granskas."""
    from tracker.services.answers.undo_mail import undo_mail

    with app.work() as (session, actor):
        undone = undo_mail(session, actor, app.now, app.settings, mail, reason)
    then = "Det väntar på granskning." if undone.waiting else "Mejlet är gallrat: det går inte att granska."
    click.echo(f"Mejl {mail}: {undone.answers} svar återtagna. {then}")


@review.command(cls=Command)
@click.argument("number", metavar="GRANSKNING", type=int)
@click.option(
    "-o", "--output", "folder", metavar="MAPP", type=click.Path(path_type=Path), help="Spara dem här."
)
@click.pass_obj
def attachments(app: App, number: int, folder: Path | None) -> None:
    """Visar svarets bilagor, och sparar dem i MAPP. Inget öppnas, och ingen fil skrivs över."""
    from tracker.services.answers.attachments import attachments_of, save_attachments

    with app.session() as session:
        found = attachments_of(session, number)
    saved = save_attachments(found, folder) if folder else ()
    for line in saved or found:
        click.echo(str(line))
    click.echo(f"{len(found)} {'bilaga' if len(found) == 1 else 'bilagor'} i granskning {number}.")


@review.command(cls=Command)
@click.argument("number", metavar="GRANSKNING", type=int)
@click.pass_obj
def dismiss(app: App, number: int) -> None:
    """Avfärdar svaret: inget förs in, mejlet finns kvar."""
    from tracker.services.answers.review import dismiss as use_case

    with app.work() as (session, actor):
        use_case(session, actor, app.now, number)
    click.echo(f"Granskning {number} är avfärdad.")


def _paired(comments: Sequence[str], count: int, order: Sequence[str | None]) -> list[str]:
    """Returns the comment of each activity.

    With one comment per activity they are paired in order; otherwise each belongs to the activity before it.
    Raises UsageError if an activity gets two.
    """
    if len(comments) == count:
        return list(comments)
    paired, at, given = [""] * count, 0, iter(comments)
    for name in (name for name in order if name in ("activities", "comments")):
        if name == "activities":
            at += 1
        elif paired[max(at - 1, 0)]:
            raise UsageError("Ange --comment högst en gång för varje --activity.")
        else:
            paired[max(at - 1, 0)] = next(given)
    return paired
