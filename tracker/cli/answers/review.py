"""tracker review: mails that need a decision. A case has one number, that of its mail, in every command."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.answers.applied import applied, undo
from tracker.cli.answers.correcting import correct
from tracker.cli.answers.outsiders import show_outsiders
from tracker.cli.answers.review_screen import show_group, show_review
from tracker.cli.answers.setting_aside import give, rest, show_aside, take
from tracker.cli.app import App, Command, Group
from tracker.cli.asking import Talk, need_someone
from tracker.cli.show import show_json
from tracker.errors import ConfirmationError, TrackerError, UsageError

if TYPE_CHECKING:
    from tracker.services.answers.outsiders import OutsiderGroup
    from tracker.services.answers.review_case import ReviewCase

NUMBER = click.argument("number", metavar="NUMMER", type=int)
FORMAT = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
WHY = click.option("--why", is_flag=True, help="Visa också varför varje rad lästes som den gjorde.")
YES = click.option("--yes", is_flag=True, help="Fråga inte.")


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
@FORMAT
@WHY
@click.pass_obj
def list_reviews(app: App, form: str, why: bool) -> None:
    """Visar svaren som väntar, efter varför de väntar, med förslag."""
    from tracker.services.answers.outsiders import outsider_groups
    from tracker.services.answers.review import waiting_now
    from tracker.services.answers.review_queue import put_aside

    with app.work() as (session, actor):
        me, groups = actor.person_id, outsider_groups(session)
        found = waiting_now(session, app.today, me)
        aside = put_aside(session, app.today, me)
    _show(app, found, groups, form, why)
    if form != "json":
        show_aside(aside, app.today)


@review.command(cls=Command)
@FORMAT
@WHY
@click.pass_obj
def dismissed(app: App, form: str, why: bool) -> None:
    """Visar det som har avfärdats, och kan tas tillbaka med tracker review restore."""
    from tracker.domain.incoming import ReviewState
    from tracker.services.answers.outsiders import outsider_groups
    from tracker.services.answers.review import dismissed as use_case

    with app.session() as session:
        found, groups = use_case(session), outsider_groups(session, ReviewState.DISMISSED)
    _show(app, found, groups, form, why, "är avfärdade")


def _show(
    app: App,
    cases: "Sequence[ReviewCase]",
    groups: "Sequence[OutsiderGroup]",
    form: str,
    why: bool,
    what: str = "väntar på granskning",
) -> None:
    if form == "json":
        show_json([*(one.json(why=why) for one in cases), *(one.json() for one in groups)])
        return
    group = None
    for one in cases:
        group = show_group(one.group, group, [case.group for case in cases])
        show_review(one, app.settings.status_labels, why=why)
    outsiders = show_outsiders(groups)
    more = f", och {outsiders} mejl från okända avsändare" if outsiders else ""
    click.echo(f"{len(cases)} svar {what}{more}.")


@review.command(cls=Command)
@NUMBER
@click.pass_obj
def show(app: App, number: int) -> None:
    """Visar hela mejlet, med förslaget och varför det blev så."""
    from tracker.services.answers.review_case import find_case
    from tracker.services.answers.whole_mail import whole_mail

    with app.session() as session:
        case, mail = find_case(session, number), whole_mail(session, app.settings, number)
    click.echo("\n".join(mail.lines))
    show_review(case, app.settings.status_labels, why=True)


@review.command(cls=Command)
@click.argument("number", metavar="[NUMMER]", type=int, required=False)
@click.option("--all-clear", is_flag=True, help="Inför alla förslag som är tydliga och bara väntar på dig.")
@YES
@click.pass_obj
def accept(app: App, number: int | None, all_clear: bool, yes: bool) -> None:
    """Inför förslaget som det står, eller alla tydliga förslag med --all-clear."""
    from tracker.services.answers.review import accept as use_case

    if (number is None) != all_clear:
        raise UsageError("Ange numret på en granskning, eller --all-clear för alla tydliga.")
    if number is None:
        _accept_all(app, lambda case: case.is_clear, "tydliga", yes)
        return
    with app.work() as (session, actor):
        count = use_case(session, actor, app.now, app.settings, number)
    click.echo(f"Granskning {number}: " + (f"{count} svar införda." if count else "bekräftad."))


@review.command(cls=Command)
@YES
@click.pass_obj
def confirm(app: App, yes: bool) -> None:
    """Visar de svar som avslutar en aktivitet, och inför dem alla när du har sett dem."""
    _accept_all(app, lambda case: case.waits_for_yes, "att bekräfta", yes)


def _accept_all(app: App, wanted: "Callable[[ReviewCase], bool]", which: str, yes: bool) -> None:
    """Shows the cases and records those that can be, each in its own transaction."""
    from tracker.services.answers.review import accept as use_case
    from tracker.services.answers.review import waiting_now

    with app.work() as (session, actor):
        found = [case for case in waiting_now(session, app.today, actor.person_id) if wanted(case)]
    for case in found:
        show_review(case, app.settings.status_labels)
    if not found:
        click.echo(f"Inga svar är {which}.")
        return
    if not yes:
        need_someone()
        if not Talk().confirm(f"\nInföra {len(found)} svar?"):
            raise ConfirmationError("Inget har sparats.")
    done = 0
    for case in found:
        try:
            with app.work() as (session, actor):
                use_case(session, actor, app.now, app.settings, case.number)
        except TrackerError as error:
            click.echo(str(error), err=True)
        else:
            done += 1
    click.echo(f"{done} granskningar införda.")


@review.command(cls=Command)
@NUMBER
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
@NUMBER
@click.option("--reason", required=True, metavar="TEXT", help="Varför; det står i loggen.")
@click.pass_obj
def clear(app: App, number: int, reason: str) -> None:
    """Visar det som doldes i ett mejl (namn, telefon, adress, ärende). Personnummer förblir dolda."""
    from tracker.services.answers.unmask_mail import unmask_mail

    with app.work() as (session, actor):
        unmask_mail(session, actor, app.now, app.settings, number, reason)
    click.echo(f"Mejl {number}: orden visas som de skrevs, utom personnummer.")


@review.command(cls=Command)
@NUMBER
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
@click.argument("number", metavar="[NUMMER]", type=int, required=False)
@click.option("--alike", is_flag=True, help="Också de andra från samma okända avsändare samma dag.")
@click.option("--unknown", is_flag=True, help="Alla mejl från okända avsändare.")
@click.pass_obj
def dismiss(app: App, number: int | None, alike: bool, unknown: bool) -> None:
    """Avfärdar svaret: inget mer förs in, mejlet finns kvar och kan tas tillbaka."""
    from tracker.services.answers.outsiders import dismiss_group, dismiss_outsiders
    from tracker.services.answers.review import dismiss as use_case

    if (number is None) != unknown or (alike and unknown):
        raise UsageError("Ange numret på en granskning, eller --unknown för alla från okända avsändare.")
    with app.work() as (session, actor):
        if number is None:
            count = dismiss_outsiders(session, actor, app.now)
        elif alike:
            count = dismiss_group(session, actor, app.now, number)
        else:
            use_case(session, actor, app.now, number)
    if unknown or alike:
        click.echo(f"{count} mejl från okända avsändare är avfärdade. De finns i tracker review dismissed.")
        return
    click.echo(f"Granskning {number} är avfärdad. Ångra med: tracker review restore {number}")


@review.command(cls=Command)
@NUMBER
@click.pass_obj
def restore(app: App, number: int) -> None:
    """Tar tillbaka ett avfärdat svar till granskningen."""
    from tracker.services.answers.review import restore as use_case

    with app.work() as (session, actor):
        use_case(session, actor, app.now, number)
    click.echo(f"Granskning {number} väntar igen.")


for command in (correct, applied, undo, rest, give, take):
    review.add_command(command)
