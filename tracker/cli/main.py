"""The program `tracker`: its commands, and the one place where an error becomes a sentence."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from tracker import __version__
from tracker.cli.app import App, Group, shared_options
from tracker.cli.swedish import speak_swedish
from tracker.errors import TrackerError

# Where each command is; a module is imported when its command is asked for, so that status stays quick.
COMMANDS = {
    "import": "importing:import_plan",
    "people": "people:people",
    "forecast": "letters:forecast",
    "remind": "letters:remind",
    "collect": "answers:collect",
    "review": "answers:review",
    "report": "answers:report",
    "status": "status:status",
    "compile": "compiling:compile_section",
    "log": "letters:log",
    "explain": "explaining:explain",
    "serve": "running:serve",
    "run": "running:run",
    "doctor": "running:doctor",
}
INTERRUPTED = 130


class Program(Group):
    """The top command: finds its commands when asked for, and shows the shared options in its help."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params = [p for p in self.params if p.name not in ("now", "config", "debug")]
        self.params += shared_options(hidden=False)

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        found: click.Command = getattr(import_module(f"tracker.cli.{module}"), attribute)
        return found


speak_swedish()  # before any command is made: click asks for its words then


@click.group(cls=Program, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(__version__, prog_name="tracker")
def cli() -> None:
    """Håller kommunens handlingsplaner vid liv: läser planen, påminner, samlar svaren och
    skriver avsnittet till verksamhetsberättelsen.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program and ends it with the exit code of what happened."""
    app = App()
    sys.exit(_run(list(sys.argv[1:] if arguments is None else arguments), app))


def _run(arguments: list[str], app: App) -> int:
    try:
        result = cli.main(arguments, prog_name="tracker", standalone_mode=False, obj=app)
    except BrokenPipeError:  # the reader of our output (head, less) has had enough
        sys.stderr.close()
        return 0
    except (Exception, click.Abort, KeyboardInterrupt) as error:
        if app.debug:
            import traceback

            traceback.print_exc()
        sentence, code = _explained(error)
        click.echo(sentence, err=True)
        return code
    return result if isinstance(result, int) else 0


def _explained(error: BaseException) -> tuple[str, int]:
    """The Swedish sentence for an error, and its exit code."""
    match error:
        case TrackerError():
            return str(error), error.exit_code
        case click.exceptions.NoArgsIsHelpError():
            return error.format_message(), 2
        case click.UsageError(ctx=click.Context() as context):
            said = " ".join(error.format_message().split())
            return f"{said.removesuffix('.')}. Se {context.command_path} --help.", error.exit_code
        case click.ClickException():
            return error.format_message(), error.exit_code
        case click.Abort() | KeyboardInterrupt():
            return "Avbrutet: inget mer har gjorts.", INTERRUPTED
    name = type(error).__name__
    return f"Ett oväntat fel uppstod ({name}: {error}). Kör om med --debug för detaljer.", 1
