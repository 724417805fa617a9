"""Files of the desk's settings that wait for the log row of their change: written, not yet in their place.

A change is written here first; the row is stored, and only then the file takes its place. What a crash
leaves here is settled by the log: with its row it takes its place, without it is dropped.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tracker.files import make_folder, write_bytes
from tracker.settings.desk import FOLDER, RULES, texts_folder
from tracker.settings.values import Settings

WAITING, GONE = "vantar", ".bort"


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """`mark` is the hash of the log row; `goal` the file that it becomes, or that goes away."""

    path: Path
    goal: Path
    mark: str

    @property
    def removes(self) -> bool:
        return self.path.name.endswith(GONE)

    def take_place(self) -> None:
        """Becomes its goal, or removes it. Nothing happens if another process has done so."""
        with suppress(FileNotFoundError):
            if self.removes:
                written = self.path.stat().st_mtime_ns
                if self.goal.exists() and self.goal.stat().st_mtime_ns <= written:
                    self.goal.unlink()  # not one that another process has put there since
                self.path.unlink()
            else:
                make_folder(self.goal.parent, private=True)
                os.replace(self.path, self.goal)

    def drop(self) -> None:
        self.path.unlink(missing_ok=True)


def write_waiting(settings: Settings, goal: Path, content: bytes | None, mark: str) -> WaitingFile:
    """Writes what the goal is to be; None: it is to go away. Raises DocumentError if that fails."""
    path = _folder(settings) / f"{mark}.{goal.name}{GONE if content is None else ''}"
    make_folder(path.parent, private=True)
    write_bytes(path, content or b"")
    return WaitingFile(path, goal, mark)


def waiting_files(settings: Settings) -> tuple[WaitingFile, ...]:
    """Returns what waits, the oldest first."""
    folder = _folder(settings)
    if not os.path.isdir(folder):
        return ()
    found = sorted((age, one) for one in folder.iterdir() if (age := _age(one)) is not None)
    return tuple(_read(settings, one) for _, one in found)


def _age(path: Path) -> int | None:
    """Returns when it was written; None if it is none of ours, or another process has put it in its place."""
    if path.name.startswith("."):
        return None
    with suppress(FileNotFoundError):
        return path.stat().st_mtime_ns
    return None


def _read(settings: Settings, path: Path) -> WaitingFile:
    mark, _, name = path.name.removesuffix(GONE).partition(".")
    folder = settings.data / FOLDER if name == RULES else texts_folder(settings)
    return WaitingFile(path, folder / name, mark)


def _folder(settings: Settings) -> Path:
    return settings.data / FOLDER / WAITING
