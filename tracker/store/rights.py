"""Which files of the installation others than its owner may open, and closing them.

Links are never followed: they may lead to what is not the program's.
"""

import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tracker.files import OTHERS, close_to_others
from tracker.settings import Settings
from tracker.store.location import database_file


def open_to_others(settings: Settings) -> tuple[Path, ...]:
    """Returns the files and folders that others may reach: all in an open data folder, and the database.

    A database elsewhere counts with what lies beside it under its name; its folder may be shared.
    """
    data = settings.data.resolve()  # the folder itself may be a link of the administrator's
    found = list(_inside(data)) if _is_open(data) else []
    file = database_file(settings)
    if file is not None and data not in file.resolve().parents and _is_open(file.parent.resolve()):
        with suppress(OSError):
            found += [one for one in sorted(file.parent.iterdir()) if one.name.startswith(file.stem)]
    return tuple(one for one in found if _is_open(one))


def close_all(settings: Settings) -> tuple[int, tuple[Path, ...]]:
    """Closes them; returns how many, and those that are somebody else's. The data folder comes first."""
    found = open_to_others(settings)
    left = tuple(one for one in found if not close_to_others(one))
    return len(found) - len(left), left


def _inside(folder: Path) -> Iterator[Path]:
    yield folder
    with suppress(OSError):
        for one in sorted(folder.iterdir()):
            if one.is_dir() and not one.is_symlink():
                yield from _inside(one)
            else:
                yield one


def _is_open(path: Path) -> bool:
    """Returns True for a file or folder that others have any right to; False for links and pipes."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return bool(mode & OTHERS) and (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
