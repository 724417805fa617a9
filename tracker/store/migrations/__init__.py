"""The database's history, one file a step in versions/. A step that has been released is never changed."""

from pathlib import Path

from alembic.config import Config


def alembic_config() -> Config:
    """Alembic's settings for this folder; the connection comes in `attributes`."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
