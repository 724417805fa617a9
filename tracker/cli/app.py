"""The context shared by all commands: settings, clock, database, actor and common options."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from tracker.errors import UsageError

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from click.shell_completion import CompletionItem
    from sqlmodel import Session

    from tracker.clock import Clock
    from tracker.domain.actor import Actor
    from tracker.settings import Settings
    from tracker.store.database import Database


class App:
    """One run of the program. Settings and clock are loaded on first use: --help needs neither.

    `address` is the acting person's (--as), None for the coordinator in the settings. `unfinished` is True
    while output is printed before the work is done: a closed pipe is then an error. `rehearsing` is True
    where nothing is to be stored: the database is then a copy in memory, and others can write meanwhile.
    """

    def __init__(self, config: "Path | None" = None) -> None:
        self.config = config
        self.debug = False
        self.address: str | None = None
        self.unfinished = False
        self.rehearsing = False
        self._clock: Clock | None = None
        self._settings: Settings | None = None
        self._database: Database | None = None

    @property
    def settings(self) -> "Settings":
        if self._settings is None:
            from tracker.settings import load_settings

            self._settings = load_settings(self.config)
        return self._settings

    @property
    def loaded_settings(self) -> "Settings | None":
        """The settings if they have been loaded: after an error they may be what is wrong."""
        return self._settings

    @property
    def clock(self) -> "Clock":
        if self._clock is None:
            from tracker.clock import SystemClock

            self._clock = SystemClock()
        return self._clock

    @clock.setter
    def clock(self, clock: "Clock") -> None:
        self._clock = clock

    @property
    def now(self) -> "datetime":
        return self.clock.now()

    @property
    def today(self) -> "date":
        from tracker.clock import swedish_day

        return swedish_day(self.now)

    def database(self) -> "Database":
        """The database of the settings, opened once per run of the program."""
        if self._database is None:
            from tracker.services.plans.reread import open_copy, open_reread

            opened = open_copy if self.rehearsing else open_reread
            self._database = opened(self.settings, self.now)
        return self._database

    def close(self) -> None:
        """Closes the database, if it was opened."""
        if self._database is not None:
            self._database.close()
            self._database = None

    @contextmanager
    def session(self) -> Iterator["Session"]:
        """A database transaction: committed at the end, rolled back on any error."""
        with self.database().session() as session:
            yield session

    @contextmanager
    def work(self) -> "Iterator[tuple[Session, Actor]]":
        """A database transaction with its actor, for commands that change something."""
        from tracker.services.people.actors import terminal_actor

        with self.session() as session:
            yield session, terminal_actor(session, self.settings, self.address)

    def database_and_actor(self) -> "tuple[Database, Actor]":
        """Returns the database and the actor, for commands with several transactions."""
        from tracker.services.people.actors import terminal_actor

        database = self.database()
        with database.session() as session:
            return database, terminal_actor(session, self.settings, self.address)

    def slug(self, district: str | None) -> str | None:
        """Returns the slug of a district given by slug or name.

        Raises UnknownDistrictError, listing the known ones.
        """
        if district is None:
            return None
        from tracker.domain.districts import find_district

        return find_district(district, self.settings.districts).slug


class Command(click.Command):
    """A command that also accepts the common options after its own name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {"options_metavar": "[VAL]", "add_help_option": False}
        super().__init__(*args, **defaults | kwargs)
        self.params += shared_options(hidden=True)


class Group(click.Group):
    """A command with subcommands."""

    command_class = Command
    hides_shared_options = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {
            "options_metavar": "[VAL]",
            "subcommand_metavar": "KOMMANDO [ARGUMENT]...",
            "add_help_option": False,
        }
        super().__init__(*args, **defaults | kwargs)
        self.params += shared_options(hidden=self.hides_shared_options)


Group.group_class = Group


def shared_options(hidden: bool) -> list[click.Parameter]:
    """Returns the options common to all commands.

    They are hidden except --help and in the program's own help.

    Replaces click's own --help and click.Path, which load the translations on every run.
    """
    return [
        click.Option(
            ["--now"],
            metavar="TID",
            expose_value=False,
            hidden=hidden,
            callback=_each(_set_now),
            help="Låtsas att klockan är TID, t.ex. 2021-11-15T08:00 (svensk tid).",
        ),
        click.Option(
            ["--config"],
            metavar="FIL",
            shell_complete=_complete_file,
            expose_value=False,
            hidden=hidden,
            callback=_each(_set_config),
            help="Läs inställningarna från FIL i stället för tracker.toml.",
        ),
        click.Option(
            ["--as", "address"],
            metavar="E-POST",
            expose_value=False,
            hidden=hidden,
            callback=_each(_set_address),
            help="Den som gör det, för loggen: en inläst persons adress (annars samordnaren).",
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            hidden=hidden,
            callback=_each(_set_debug),
            help="Visa hela felet om något går snett.",
        ),
        click.Option(
            ["-h", "--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help="Visa den här hjälpen.",
        ),
    ]


def _each(setter: Callable[[App, Any], None]) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value is not None and value is not False:
            setter(context.ensure_object(App), value)

    return callback


def _complete_file(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list["CompletionItem"]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def _show_help(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()


def _set_now(app: App, text: str) -> None:
    from tracker.clock import FixedClock, parse_moment

    app.clock = FixedClock(parse_moment(text))


def _set_config(app: App, file: str) -> None:
    from pathlib import Path

    app.config = Path(file)


def _set_address(app: App, address: str) -> None:
    app.address = address


def _set_debug(app: App, _on: bool) -> None:
    app.debug = True


def parse_day(text: str) -> "date":
    """Returns the date of a text such as 2021-11-15. Raises UsageError if it is invalid or out of range."""
    from datetime import date

    from tracker.clock import YEARS

    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"”{text}” är inget datum: skriv till exempel 2021-11-15.") from error
    if day.year not in YEARS:
        raise UsageError(f"”{text}” ligger utanför åren {YEARS[0]}–{YEARS[-1]}.")
    return day
