"""tracker letters show, export and sent: the words of letters, and drafts for where there is no server."""

import click

COMMANDS: tuple[click.Command, ...] = ()
