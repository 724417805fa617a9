"""Finds the files that are shipped with the program (templates/, config/), installed or in a checkout."""

from functools import lru_cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@lru_cache(maxsize=1)
def root() -> Path:
    """Returns the folder of templates/ and config/: tracker/_data in a wheel, the top level in a checkout."""
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent


def config_file(name: str) -> Path:
    return root() / "config" / name


def templates() -> Path:
    return root() / "templates"
