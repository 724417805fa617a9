"""Where the database is. Imports nothing heavy, because `tracker status` starts here."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import DatabaseError
from tracker.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import URL

# Does not show the address itself: it may contain a password.
NO_ADDRESS = (
    "Databasadressen database.url går inte att förstå: skriv postgresql://användare@server:5432/databas, "
    "med särskilda tecken i lösenordet som %40 för @."
)
# Anything else is refused before a library sees it, as its message would quote a part of the password.
_ADDRESS = re.compile(r"(?:[^:/?#@\s]*(?::[^:/?#@\s]*)?@)?[^@\s]*")


def database_file(settings: Settings) -> Path | None:
    """Returns the path of the SQLite file; None on PostgreSQL."""
    url = settings.database_url
    if not url:
        return settings.data / "tracker.db"
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///"))
    return None


def database_url(settings: Settings) -> "URL":
    """Returns the URL for SQLAlchemy, with the driver of this program; a path may hold any character."""
    from sqlalchemy import URL, make_url
    from sqlalchemy.exc import ArgumentError

    file = database_file(settings)
    if file is not None:
        return URL.create("sqlite", database=str(file))
    try:
        return make_url(postgres_address(settings)).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise DatabaseError(NO_ADDRESS) from None  # its message quotes the address


def postgres_address(settings: Settings) -> str:
    """Returns the URL for psycopg, which rejects `+driver`. Raises DatabaseError for another database."""
    scheme, separator, rest = settings.database_url.partition("://")
    if not separator or scheme.partition("+")[0] not in ("postgres", "postgresql"):
        raise DatabaseError("Databasadressen database.url ska börja med postgresql:// eller sqlite:///.")
    if _ADDRESS.fullmatch(rest) is None:
        raise DatabaseError(NO_ADDRESS)
    return f"postgresql://{rest}"
