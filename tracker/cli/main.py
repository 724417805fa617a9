"""The program `tracker`: its commands, and the conversion of errors to messages and exit codes."""

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from gettext import gettext
from importlib import import_module

import click

from tracker import __version__
from tracker.cli import streams
from tracker.cli.app import App, Group
from tracker.cli.secrets import without_secrets
from tracker.cli.swedish import speak_swedish
from tracker.errors import TrackerError, UsageError, os_reason

# The module of each command and its summary. Modules are imported on demand, so that
# neither `tracker status` nor `tracker --help` loads the other commands.
COMMANDS = {
    "import": (
        "plans.importing:import_plan",
        "Läser in en handlingsplan och visar rad för rad hur den förstås.",
    ),
    "plans": (
        "plans.commands:plans",
        "Planerna: deras namn, och aktiviteternas korta titlar och frågor, visa och rätta.",
    ),
    "revise": (
        "plans.revising:revise",
        "Skriver nästa års plan som utkast i Word, med tiderna flyttade och skäl för varje rad.",
    ),
    "people": (
        "people.commands:people",
        "Personer och befattningar: läs in, visa, koppla ihop med planens roller.",
    ),
    "forecast": (
        "letters.reminding:forecast",
        "Visar varje brev som en period ger om ingen svarar, och varför just då.",
    ),
    "remind": ("letters.reminding:remind", "Skickar dagens påminnelser."),
    "letters": (
        "letters.commands:letters",
        "Breven: se dem, håll dem, hoppa över, flytta, skicka nu, skriv som utkast.",
    ),
    "collect": (
        "answers.commands:collect",
        "Hämtar svar från brevlådan (eller ur .eml- och .msg-filer) och för in de tydliga.",
    ),
    "review": ("answers.review:review", "Svar som en människa måste titta på."),
    "report": (
        "answers.commands:report",
        "För in ett svar som kom på telefon: AKTIVITET är numret, eller kungsholmen-2021/7.",
    ),
    "status": ("reports.status:status", "Visar hur det går: det som kräver något av dig står först."),
    "compile": (
        "reports.compiling:compile_section",
        "Sammanställer avsnittet till verksamhetsberättelsen eller en tertialrapport.",
    ),
    "section": (
        "reports.sections:section",
        "Avsnittets utkast: gör det, skriv om det, fastställ det, se vad som skiljer.",
    ),
    "log": (
        "reports.loglines:log",
        "Visar vad som har hänt: frågat, mottaget av e-postservern, studsat, besvarat.",
    ),
    "retention": (
        "upkeep.retention:retention",
        "Gallring och registerutdrag: vad som får tas bort, och vad som finns om en person.",
    ),
    "explain": ("answers.explaining:explain", "Visar hur en text ur en plan eller ett svar förstås."),
    "users": (
        "upkeep.users:users",
        "De som får logga in på sidorna: visa dem, ge och ta roller.",
    ),
    "serve": (
        "upkeep.running:serve",
        "Kör jobben på sina tider och visar sidorna tills programmet avslutas (Ctrl-C).",
    ),
    "run": (
        "upkeep.running:run",
        "Kör ett jobb nu: reminders (brev), outbox (det som väntar), collect (svar), sections eller upkeep.",
    ),
    "resume": (
        "upkeep.running:resume",
        "Släpper breven igen när klockan har hoppat: var och en får ett enda brev.",
    ),
    "doctor": (
        "upkeep.running:doctor",
        "Kontrollerar databas, e-postservrar, jobb och adresser: en rad var.",
    ),
}
INTERRUPTED = 130
COMPLETE = "_TRACKER_COMPLETE"  # set by the shell for completion
UNDECODED = re.compile("[\ud800-\udfff]")  # the surrogates that Python decodes invalid bytes to
LONGEST = 2000  # characters of an error message


class Program(Group):
    """The top-level group: imports commands on demand and shows the common options in its help."""

    hides_shared_options = False

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name][0].partition(":")
        found: click.Command = getattr(import_module(f"tracker.cli.{module}"), attribute)
        return found

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands by their summaries, without importing them."""
        limit = formatter.width - 6 - max(map(len, COMMANDS))
        rows = [
            (name, click.Command(name, help=summary).get_short_help_str(limit))
            for name, (_, summary) in COMMANDS.items()
        ]
        with formatter.section(gettext("Commands")):
            formatter.write_dl(rows)


def _show_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"tracker version {__version__}")
        context.exit()


speak_swedish()  # must run before any command is created: click looks up texts then


@click.group(cls=Program)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Visa programmets version.",
)
def cli() -> None:
    """Håller kommunens handlingsplaner vid liv: läser planen, påminner, samlar svaren och
    skriver avsnittet till verksamhetsberättelsen.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program and exits with its exit code."""
    streams.tolerate_letters()
    code = run(list(sys.argv[1:] if arguments is None else arguments), App())
    streams.leave_quietly()
    sys.exit(code)


def run(arguments: list[str], app: App) -> int:
    """Runs the program and returns its exit code. Errors are printed as one sentence."""
    try:
        return _call(arguments, app)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (Exception, KeyboardInterrupt) as error:
        if isinstance(error, BrokenPipeError) and not app.unfinished and streams.reader_is_gone():
            return 0
        return _print_error(error, app)
    finally:
        app.close()


def _call(arguments: list[str], app: App) -> int:
    """Invokes the command without click's main, which attributes every broken pipe to standard output."""
    if os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(cli, {}, "tracker", COMPLETE, os.environ[COMPLETE])
    for argument in arguments:
        if UNDECODED.search(argument):
            readable = UNDECODED.sub("\N{REPLACEMENT CHARACTER}", argument)
            raise UsageError(
                f"Argumentet ”{readable}” är inte skrivet i UTF-8: byt ut tecknet, eller filens namn."
            )
    with cli.make_context("tracker", arguments, obj=app) as context:
        result = cli.invoke(context)
    return result if isinstance(result, int) else 0


def _print_error(error: BaseException, app: App) -> int:
    """Prints the error on standard error if possible. Returns the exit code."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        sentence, code = error.format_message(), error.exit_code
    else:
        sentence, code = _explained(error)
        sentence = _one_line(_harmless(sentence, app))
    with suppress(OSError):
        if app.debug:
            import traceback

            from tracker.domain.text import harmless

            details = "".join(traceback.format_exception(error))
            click.echo(harmless(_harmless(details, app)), err=True, nl=False)
        click.echo(sentence, err=True)
    return code


def _harmless(text: str, app: App) -> str:
    """Hides passwords and personal numbers, which a file's name or a word that was typed may hold."""
    from tracker.reading.personal import without_personal_numbers

    return without_personal_numbers(without_secrets(text, app.loaded_settings))


def _one_line(sentence: str) -> str:
    """Removes line breaks and control characters, which file names may contain, and limits the length."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in sentence).split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _explained(error: BaseException) -> tuple[str, int]:
    """Returns the Swedish message of an error, and its exit code."""
    match error:
        case TrackerError():
            return str(error), error.exit_code
        case click.UsageError(ctx=click.Context() as context):
            sentence = " ".join(error.format_message().split())
            ended = sentence if sentence.endswith((".", "?")) else f"{sentence}."
            return f"{ended} Se {context.command_path} --help.", error.exit_code
        case click.ClickException():
            return error.format_message(), error.exit_code
        case click.Abort() | KeyboardInterrupt() | EOFError():
            return "Avbrutet: inget mer har gjorts.", INTERRUPTED
        case OSError():
            where = f" ({error.filename})" if error.filename else ""
            return f"Det gick inte att läsa eller skriva{where}: {os_reason(error)}.", 1
    name = type(error).__name__
    return f"Ett oväntat fel uppstod ({name}: {error}). Kör om med --debug för detaljer.", 1
