"""Migrations, one file per step in versions/. A released step is never changed."""

from pathlib import Path

from alembic.config import Config


def alembic_config() -> Config:
    """Returns Alembic's settings for this folder; the connection is passed in `attributes`."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
