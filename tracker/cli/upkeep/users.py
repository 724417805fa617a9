"""tracker users: who may sign in to the pages, and their roles."""

import click

from tracker.cli.app import App, Command, Group
from tracker.domain.access import AccessRole

ROLES = click.Choice([role.value for role in AccessRole])


@click.group(cls=Group)
def users() -> None:
    """De som får logga in på sidorna: visa dem, ge och ta roller."""


@users.command("list", cls=Command)
@click.pass_obj
def list_users(app: App) -> None:
    """Visar alla som har en roll."""
    from tracker.services.access.users import users as use_case

    with app.session() as session:
        found = use_case(session)
    for user in found:
        click.echo(f"{user.person.name} <{user.person.email}>: {'; '.join(user.roles(app.settings))}")
    if not found:
        click.echo("Ingen har en roll. Ge en med tracker users add E-POST --role administrator.")


@users.command("add", cls=Command)
@click.argument("email", metavar="E-POST")
@click.option("--role", type=ROLES, required=True, metavar="ROLL", help=f"{', '.join(AccessRole)}.")
@click.option("--district", "districts", multiple=True, metavar="NÄMND", help="Nämnden; kan upprepas.")
@click.option("--name", default="", metavar="NAMN", help="Namnet, om personen inte är inläst.")
@click.pass_obj
def add(app: App, email: str, role: str, districts: tuple[str, ...], name: str) -> None:
    """Ger en roll: coordinator ser och ändrar sina nämnder, reader ser dem, central ser alla."""
    from tracker.services.access.users import add_user

    slugs = [slug for district in districts if (slug := app.slug(district))]
    with app.work() as (session, actor):
        user = add_user(session, actor, app.now, email, AccessRole(role), slugs, name)
    click.echo(f"{user.person.name}: {'; '.join(user.roles(app.settings))}.")


@users.command("remove", cls=Command)
@click.argument("who", metavar="VEM")
@click.option("--role", type=ROLES, metavar="ROLL", help="Bara den rollen (annars alla).")
@click.option("--district", metavar="NÄMND", help="Bara i nämnden.")
@click.pass_obj
def remove(app: App, who: str, role: str | None, district: str | None) -> None:
    """Tar en persons roller. Den som inte har någon kvar loggas ut."""
    from tracker.services.access.users import remove_user

    given = AccessRole(role) if role else None
    with app.work() as (session, actor):
        user = remove_user(session, actor, app.now, who, given, app.slug(district) or "")
    left = "; ".join(user.roles(app.settings))
    click.echo(f"{user.person.name}: {left or 'ingen roll kvar'}.")
