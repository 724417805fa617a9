"""tracker letters list, hold, release, skip, move and send: what the coordinator decides about one letter."""

import click

COMMANDS: tuple[click.Command, ...] = ()
