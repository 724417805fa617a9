"""Writes files atomically: a write that fails leaves the earlier file unchanged.

What is new in a folder that only its owner may open is closed to others too, whatever the umask.
"""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from tracker.errors import DocumentError, os_reason

OTHERS = 0o077  # the mode bits of everybody but the owner


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
    unfinished = goal.with_name(f".tracker-{secrets.token_hex(8)}.part")  # a thread's own
    try:
        if is_private(goal.parent):
            make_private_file(unfinished)
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


def is_private(path: Path) -> bool:
    """Returns True if only the owner may open the file or folder."""
    return not stat.S_IMODE(path.stat().st_mode) & OTHERS


def make_folder(folder: Path, private: bool = False) -> None:
    """Makes the folder and those missing above it; each is private if `private`, or its parent is."""
    if folder.is_dir():
        return
    make_folder(folder.parent, private)
    closed = private or is_private(folder.parent)
    folder.mkdir(mode=0o700 if closed else 0o777, exist_ok=True)
    if closed:
        folder.chmod(0o700)  # the umask may have taken more


def make_private_file(path: Path) -> None:
    """Makes an empty file that only the owner may open; one that is there stays as it is."""
    with suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.fchmod(handle, 0o600)
        os.close(handle)


def close_to_others(path: Path) -> bool:
    """Makes a file or folder private; returns False if it can't be, since it is somebody else's."""
    try:
        path.chmod(0o700 if path.is_dir() else 0o600)
    except OSError:
        return False
    return True
