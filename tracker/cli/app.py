"""What every command shares: settings, the clock, the database, and the options --now, --config, --debug."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.clock import YEARS, Clock, FixedClock, SystemClock, parse_moment, swedish_day
from tracker.domain.districts import find_district
from tracker.errors import UsageError
from tracker.settings import Settings, load_settings

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.store.database import Database


@dataclass(slots=True)
class App:
    """One run of the program. Settings are read when they are first asked for.

    `unfinished` is true while something is shown before it is done: then `| head` must not end it well.
    """

    config: Path | None = None
    clock: Clock = field(default_factory=SystemClock)
    debug: bool = False
    unfinished: bool = False
    _settings: Settings | None = None

    @property
    def settings(self) -> Settings:
        if self._settings is None:
            self._settings = load_settings(self.config)
        return self._settings

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def today(self) -> date:
        return swedish_day(self.now)

    def database(self) -> "Database":
        from tracker.services.plans.reread import open_reread

        return open_reread(self.settings, self.now)

    @contextmanager
    def session(self) -> Iterator["Session"]:
        """One unit of work on the database: committed at the end, undone by any error."""
        with self.database().session() as session:
            yield session

    def slug(self, district: str | None) -> str | None:
        """The district's slug, from its slug or name; UnknownDistrictError lists the known ones."""
        return None if district is None else find_district(district, self.settings.districts).slug


class Command(click.Command):
    """A command that also takes --now, --config and --debug behind its own name, as people write them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[VAL]"} | kwargs)
        self.params += shared_options(hidden=True)


class Group(click.Group):
    """A command with commands in it."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        words = {"options_metavar": "[VAL]", "subcommand_metavar": "KOMMANDO [ARGUMENT]..."}
        super().__init__(*args, **words | kwargs)
        self.params += shared_options(hidden=True)


Group.group_class = Group


def shared_options(hidden: bool) -> list[click.Parameter]:
    """The options of every command; shown in the help of the program itself only."""
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
            type=click.Path(path_type=Path),
            expose_value=False,
            hidden=hidden,
            callback=_each(_set_config),
            help="Läs inställningarna från FIL i stället för tracker.toml.",
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            hidden=hidden,
            callback=_each(_set_debug),
            help="Visa hela felet om något går snett.",
        ),
    ]


def _each(setter: Callable[[App, Any], None]) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value is not None and value is not False:
            setter(context.ensure_object(App), value)

    return callback


def _set_now(app: App, text: str) -> None:
    app.clock = FixedClock(parse_moment(text))


def _set_config(app: App, path: Path) -> None:
    app.config = path


def _set_debug(app: App, _on: bool) -> None:
    app.debug = True


def parse_day(text: str) -> date:
    """2021-11-15 as a day; UsageError in Swedish."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"”{text}” är inget datum: skriv till exempel 2021-11-15.") from error
    if day.year not in YEARS:
        raise UsageError(f"”{text}” ligger utanför åren {YEARS[0]}–{YEARS[-1]}.")
    return day
