"""tracker letters: what is said about one letter before it goes: see, hold, skip, move, send it now."""

import click

from tracker.cli.app import Group


@click.group(cls=Group)
def letters() -> None:
    """Breven: se dem, håll dem, hoppa över, flytta, skicka nu, skriv som utkast."""


def _add_commands() -> None:
    """The commands live in two files: the words of letters, and what is decided about them."""
    from tracker.cli import letter_choices, letter_texts

    for command in (*letter_texts.COMMANDS, *letter_choices.COMMANDS):
        letters.add_command(command)


_add_commands()
