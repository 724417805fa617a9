"""Questions that are answered with ja or nej; click's own knows only yes and no."""

import click

YES, NO = ("j", "ja", "y", "yes"), ("n", "nej", "no")


def confirm(question: str, default: bool = False) -> bool:
    """True for ja, False for nej; Enter takes the default. Ctrl-C and a closed input abort."""
    choices = "[J/n]" if default else "[j/N]"
    while True:
        said = click.prompt(f"{question} {choices}", default="", show_default=False).strip().casefold()
        if not said:
            return default
        if said in YES or said in NO:
            return said in YES
        click.echo("Svara ja eller nej.")
