"""Questions to the one at the terminal, beside the data or, where that is for a machine, apart from it."""

import sys
from dataclasses import dataclass

import click

from tracker.errors import ConfirmationError

YES, NO = ("j", "ja", "y", "yes"), ("n", "nej", "no")


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation, on standard error where `apart`: standard output then carries data only."""

    apart: bool = False

    def say(self, text: str) -> None:
        click.echo(text, err=self.apart)

    def ask(self, question: str) -> str:
        """What was typed; nothing for Enter. Ctrl-C and the end of the input abort."""
        text: str = click.prompt(question, default="", show_default=False, err=self.apart)
        return text.strip()

    def confirm(self, question: str, default: bool = False) -> bool:
        """True for ja, False for nej; Enter takes the default. click's own knows only yes and no."""
        choices = "[J/n]" if default else "[j/N]"
        while True:
            said = self.ask(f"{question} {choices}").casefold()
            if not said:
                return default
            if said in YES or said in NO:
                return said in YES
            self.say("Svara ja eller nej.")


def need_someone() -> None:
    """ConfirmationError where standard input is closed, so that nobody can be asked."""
    if sys.stdin is None:
        raise ConfirmationError("Det finns ingen att fråga: standard in är stängd. Inget har sparats.")
