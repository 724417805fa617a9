"""What a page works with: the database, the settings and the clock."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from flask import Flask, current_app

from tracker.clock import Clock, swedish_day
from tracker.settings import Settings
from tracker.settings.desk import Following
from tracker.store.database import Database
from tracker.web.kept import Found, Kept
from tracker.web.misses import Misses
from tracker.web.offers import Offers
from tracker.web.posting import Poster

if TYPE_CHECKING:
    from sqlmodel import Session

    __all__ = ["Context", "Session", "here", "keep_context"]  # pages name the session's type

_KEY = "tracker"


@dataclass(frozen=True, slots=True)
class Context:
    """The application's own; `key` is the installation's secret, `following` its settings."""

    database: Database
    following: Following
    clock: Clock
    key: bytes
    poster: Poster
    kept: Kept
    misses: Misses = field(default_factory=Misses)
    offers: Offers = field(default_factory=Offers)

    @property
    def settings(self) -> Settings:
        """The settings with what is set at the desk now."""
        return self.following.now()

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def today(self) -> date:
        return swedish_day(self.now)

    @contextmanager
    def reading(self) -> "Iterator[Session]":
        """The transaction of a page that is shown: nothing that is done in it is kept."""
        with self.database.reading() as session:
            yield session

    def keeping(self, key: Hashable, made_of: object, make: "Callable[[Session], Found]") -> "Found":
        """Returns what `make` finds, which is kept until anything is stored, or `made_of` is another."""

        def find() -> "Found":
            with self.reading() as session:  # one that began before the state was known may see less
                return make(session)

        return self.kept.of(key, made_of, find)

    @contextmanager
    def work(self) -> "Iterator[Session]":
        """The transaction of a form that is sent: committed at the end, rolled back on any error."""
        with self.database.session() as session:
            yield session


def keep_context(app: Flask, context: Context) -> None:
    app.extensions[_KEY] = context


def close_context(app: Flask) -> None:
    """Lets go of the database: nothing is asked of the application any more."""
    cast(Context, app.extensions[_KEY]).kept.close()


def here() -> Context:
    """Returns the context of the application that answers the request."""
    return cast(Context, current_app.extensions[_KEY])
