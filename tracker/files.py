"""Writes files atomically: a write that fails leaves the earlier file unchanged."""

import os
from contextlib import suppress
from pathlib import Path

from tracker.errors import DocumentError, os_reason


def write_text(path: Path, text: str) -> None:
    """Writes a text file in UTF-8. Raises DocumentError if that fails."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Writes or replaces a file. Raises DocumentError if that fails: no permission, open in Word."""
    if path.is_dir():
        raise DocumentError(f"Filen {path} går inte att skriva: det är en mapp.")
    try:
        replace_file(path, content)
    except OSError as error:
        opened = ": är den öppen i ett annat program?" if isinstance(error, PermissionError) else "."
        raise DocumentError(f"Filen {path} går inte att skriva ({os_reason(error)}){opened}") from error


def replace_file(path: Path, content: bytes) -> None:
    """Writes a temporary file and renames it; a device or a pipe is written directly.

    A symbolic link is kept. Raises OSError if the file can't be written; it is then unchanged.
    """
    goal = path.resolve()
    if goal.exists() and not goal.is_file():
        goal.write_bytes(content)
        return
    unfinished = goal.with_name(f".tracker-{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # else a power cut may leave the new name on an empty file
        if goal.exists():
            unfinished.chmod(goal.stat().st_mode)
        unfinished.replace(goal)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    _sync_folder(goal.parent)


def _sync_folder(folder: Path) -> None:
    """Makes the new name last; systems that can't open a folder do it themselves."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
