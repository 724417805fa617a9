"""tracker serve, run, resume and doctor: scheduled jobs and the health check."""

import click

from jobs import NAMES
from tracker.cli.app import App, Command
from tracker.errors import UsageError

SIGNS = {True: "ok ", False: "FEL", None: "–  "}


@click.command(cls=Command)
@click.option("--no-web", is_flag=True, help="Bara jobben, inga sidor.")
@click.option("--no-jobs", is_flag=True, help="Bara sidorna: inga brev skickas och inga svar hämtas.")
@click.option("--host", metavar="ADRESS", help="Visa sidorna på adressen (annars web.host).")
@click.option("--port", metavar="NR", type=click.IntRange(0, 65535), help="… och porten (annars web.port).")
@click.pass_obj
def serve(app: App, no_web: bool, no_jobs: bool, host: str | None, port: int | None) -> None:
    """Kör jobben på sina tider och visar sidorna tills programmet avslutas (Ctrl-C)."""
    if no_web and no_jobs:
        raise UsageError("Med både --no-web och --no-jobs finns inget att göra: ta bort det ena.")
    if no_web:
        return _run_jobs(app)
    from tracker.web.server import pages, wait_until_interrupted

    web = app.settings.web
    where = (host or web.host, web.port if port is None else port)
    with pages(app.database(), app.settings, app.clock, *where) as address:
        click.echo(f"Sidorna finns på {address}", err=True)
        if not web.base_url:
            click.echo("Breven har ingen länk: ange web.base_url för att få det.", err=True)
        _show_first_sign_in(app, web.base_url or address)
        if not no_jobs:
            return _run_jobs(app)
        click.echo("tracker visar sidorna. Avsluta med Ctrl-C.", err=True)
        wait_until_interrupted()
    return None


def _show_first_sign_in(app: App, base: str) -> None:
    """Prints how the first administrator signs in, as long as there is none."""
    from tracker.services.access.sign_in import first_sign_in

    with app.session() as session:
        link = first_sign_in(session, app.now, app.settings, base)
    if link:
        click.echo(f"Logga in första gången, inom en kvart: {link}", err=True)


def _run_jobs(app: App) -> None:
    from jobs.scheduler import serve as use_case

    click.echo("tracker arbetar. Avsluta med Ctrl-C.", err=True)
    use_case(app.database(), app.settings, app.clock, lambda line: click.echo(line, err=True))


@click.command(cls=Command)
@click.argument("job", metavar="JOBB", type=click.Choice(NAMES))
@click.pass_obj
def run(app: App, job: str) -> None:
    """Kör ett jobb nu: reminders (brev), outbox (det som väntar), collect (svar), sections eller upkeep."""
    from jobs.work import run_job

    click.echo(run_job(job, app.database(), app.settings, app.clock))


@click.command(cls=Command)
@click.pass_obj
def resume(app: App) -> None:
    """Släpper breven igen när klockan har hoppat: var och en får ett enda brev."""
    from tracker.cli.letters.reminding import sent_line
    from tracker.services.letters.run import resume_letters

    database, actor = app.database_and_actor()
    done = resume_letters(database, actor, app.clock, app.settings)
    if done.out_of_hours:
        click.echo("Breven går igen, nästa gång brev får skickas (vardagar, inom sändningstiden).")
        return
    click.echo(f"Breven går igen. {sent_line(done.sent, app)}")


@click.command(cls=Command)
@click.option("--send-test", "address", metavar="E-POST", help="Skicka dessutom ett provbrev till adressen.")
@click.option("--mend", is_flag=True, help="Stäng också datamappen och dess filer för andra på datorn.")
@click.pass_context
def doctor(context: click.Context, address: str | None, mend: bool) -> None:
    """Kontrollerar databas, e-postservrar, jobb och adresser: en rad var."""
    from jobs.scheduler import wrong_times
    from tracker.services.upkeep.doctor import examine
    from tracker.services.upkeep.send_test import send_test

    app: App = context.obj
    checks = examine(app.now, app.settings, wrong_times(app.settings), mend)
    if address is not None:
        checks = (*checks, send_test(app.now, app.settings, address))
    for check in checks:
        click.echo(f"{SIGNS[check.ok]} {check.name}: {check.detail}")
    if any(check.ok is False for check in checks):
        context.exit(50)
