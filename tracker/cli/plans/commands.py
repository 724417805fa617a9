"""tracker plans: the group of commands for stored plans."""

import click

from tracker.cli.app import Group
from tracker.cli.plans import plan_list, questions, removing


@click.group(cls=Group)
def plans() -> None:
    """Planerna: deras namn, och aktiviteternas korta titlar och frågor, visa och rätta."""


for _command in (*plan_list.COMMANDS, *questions.COMMANDS, *removing.COMMANDS):
    plans.add_command(_command)
