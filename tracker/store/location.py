"""Where the database is. No heavy import: `tracker status` needs this before anything else."""

from pathlib import Path

from tracker.settings import Settings


def database_file(settings: Settings) -> Path | None:
    """The SQLite file; None on PostgreSQL."""
    url = settings.database_url
    if not url:
        return settings.data / "tracker.db"
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///"))
    return None


def database_url(settings: Settings) -> str:
    """The address for SQLAlchemy, with the driver that this program uses."""
    file = database_file(settings)
    if file is not None:
        return f"sqlite:///{file}"
    scheme, separator, rest = settings.database_url.partition("://")
    return (
        f"postgresql+psycopg://{rest}"
        if separator and scheme.startswith("postgres")
        else settings.database_url
    )
