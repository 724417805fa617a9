"""tracker letters: the group of commands for letters."""

import click

from tracker.cli.app import Group
from tracker.cli.letters import choices, texts


@click.group(cls=Group)
def letters() -> None:
    """Breven: se dem, håll dem, hoppa över, flytta, skicka nu, skriv som utkast."""


for _command in (*texts.COMMANDS, *choices.COMMANDS):
    letters.add_command(_command)
