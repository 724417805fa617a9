"""What a page works with: the database, the settings and the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from flask import Flask, current_app

from tracker.clock import Clock, swedish_day
from tracker.settings import Settings
from tracker.settings.desk import Following
from tracker.store.database import Database
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

    @contextmanager
    def work(self) -> "Iterator[Session]":
        """The transaction of a form that is sent: committed at the end, rolled back on any error."""
        with self.database.session() as session:
            yield session


def keep_context(app: Flask, context: Context) -> None:
    app.extensions[_KEY] = context


def here() -> Context:
    """Returns the context of the application that answers the request."""
    return cast(Context, current_app.extensions[_KEY])
