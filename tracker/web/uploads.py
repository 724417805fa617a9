"""Files that are sent to a page: only where a page takes them, and no larger than an import allows."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from flask import current_app, request

from tracker.domain.text import on_one_line
from tracker.errors import UsageError
from tracker.files import make_private_file

LARGEST_REQUEST = 21_500_000  # bytes: a file as large as an import takes, and the fields beside it
_TAKES = "takes_files"
View = TypeVar("View", bound=Callable[..., object])


def takes_files(view: View) -> View:
    """Marks a page that takes a file."""
    setattr(view, _TAKES, True)
    return view


def allow_files() -> None:
    """Lets a request to a page that takes files be as large as a file may be. Before its form is read."""
    view = current_app.view_functions.get(request.endpoint or "")
    if hasattr(view, _TAKES):
        request.max_content_length = LARGEST_REQUEST


def uploaded(field: str, folder: Path) -> Path:
    """Saves the file in the folder under its own name, without the path that it came from.

    Raises UsageError if no file is chosen.
    """
    sent = request.files.get(field)
    if sent is None or not sent.filename:
        raise UsageError("Välj en fil först.")
    name = on_one_line(sent.filename.replace("\\", "/").rpartition("/")[2])[-100:].lstrip(".")
    path = folder / (name or "fil")
    make_private_file(path)
    sent.save(path)
    return path
