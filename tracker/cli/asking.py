"""Prompts for the user, on standard output or, if that carries data, on standard error."""

import sys
from dataclasses import dataclass

import click

from tracker.errors import ConfirmationError

YES, NO = ("j", "ja", "y", "yes"), ("n", "nej", "no")


@dataclass(frozen=True, slots=True)
class Talk:
    """Prompts, on standard error if `apart`, so that standard output carries only data."""

    apart: bool = False

    def say(self, text: str) -> None:
        click.echo(text, err=self.apart)

    def ask(self, question: str) -> str:
        """Returns the typed text, empty for Enter. Ctrl-C and end of input abort."""
        text: str = click.prompt(question, default="", show_default=False, err=self.apart)
        return text.strip()

    def key(self, question: str) -> str:
        """Returns one key, lower case, empty for Enter; where no terminal is, the typed line."""
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return self.ask(question).casefold()
        click.echo(f"{question}: ", nl=False, err=self.apart)
        try:
            typed = click.getchar()
        except (KeyboardInterrupt, EOFError) as error:
            raise click.Abort from error
        shown = typed.strip() if typed.isprintable() else ""
        click.echo(shown, err=self.apart)
        return shown.casefold() if typed in ("\r", "\n") or shown else "�"

    def edit(self, question: str, text: str) -> str:
        """Returns the text as the user has changed it. Where it can't be edited, Enter keeps it."""
        try:
            import readline
        except ImportError:  # Windows
            return self.ask(f"{question} (Enter behåller)") or text
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return self.ask(f"{question} (Enter behåller)") or text
        readline.set_startup_hook(lambda: readline.insert_text(text))
        try:
            return self.ask(question)
        finally:
            readline.set_startup_hook()

    def confirm(self, question: str, default: bool = False) -> bool:
        """Returns True for ja, False for nej, `default` for Enter. click.confirm knows no Swedish."""
        choices = "[J/n]" if default else "[j/N]"
        while True:
            answer = self.ask(f"{question} {choices}").casefold()
            if not answer:
                return default
            if answer in YES or answer in NO:
                return answer in YES
            self.say("Svara ja eller nej.")


def can_ask() -> bool:
    """Returns True if a person sits at the terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def agree(summary: str) -> None:
    """Says what will happen and asks. Raises ConfirmationError without a yes, or if nobody can be asked."""
    if not can_ask():
        raise ConfirmationError(f"{summary} Inget har ändrats: lägg till --yes för att göra det.")
    Talk().say(summary)
    if not Talk().confirm("Ska det göras?"):
        raise ConfirmationError("Inget har ändrats.")


def need_someone() -> None:
    """Raises ConfirmationError if standard input is closed."""
    if sys.stdin is None:
        raise ConfirmationError("Det finns ingen att fråga: standard in är stängd. Inget har sparats.")
