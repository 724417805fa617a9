"""Whether the data folder can be written, and how much room there is."""

import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from tracker.errors import DatabaseError, os_reason
from tracker.settings import Settings

_TRIED = 1_000_000  # bytes


def free_room(settings: Settings) -> int:
    """Returns the free bytes of the disk, after writing to it. Raises DatabaseError if that fails.

    A folder that is not there yet is not made: the first that is there is tried.
    """
    folder = _existing(settings.data)
    try:
        if folder == settings.data:
            with TemporaryFile(dir=folder) as file:
                file.write(b"\0" * _TRIED)
        return shutil.disk_usage(folder).free
    except OSError as error:
        raise DatabaseError(
            f"Det går inte att skriva i {folder}: {os_reason(error)}. Frigör plats eller ge skrivrätt."
        ) from error


def _existing(folder: Path) -> Path:
    with suppress(OSError):
        return next(one for one in (folder, *folder.parents) if one.is_dir())
    return folder
