"""A municipality's own letter templates, rendered in a sandbox.

A custom template can change the wording and nothing else: it can read no file outside its folder and the
shipped templates, reach only the letter's values, and run no endless loop. Every error in one is reported as
one Swedish sentence.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError

from tracker.domain.letter import LetterKind
from tracker.render import FILTERS, READING
from tracker.resources import templates
from tracker.sandbox import OwnTextError, Sandbox, StepsError, bounded, reason, without_unneeded

__all__ = ["OwnTextError", "is_shipped", "own_files", "own_name", "render_own", "shipped_names"]


def fault(error: BaseException, folder: Path, name: str) -> OwnTextError:
    """Returns the error as an OwnTextError; `name` is the template that was rendered."""
    file, line = _place(error, folder, name)
    return OwnTextError(file, line, reason(error))


def _place(error: BaseException, folder: Path, name: str) -> tuple[str, int]:
    """Returns the file and line of a syntax error, otherwise of the last line that ran in the folder."""
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename or name).name, error.lineno
    found, trace = (name, 0), error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.parent == folder:
            found = path.name, trace.tb_lineno
        trace = trace.tb_next
    return found


LARGEST_FILE = 64_000  # bytes
LONGEST_TEXT = 200_000  # characters of a rendered text
SHIPPED = "standard/"  # {% extends "standard/reminder.html" %} extends the shipped template


def render_own(folder: Path, name: str, values: Mapping[str, Any]) -> str:
    """Returns the text of `name` (mail/ring.txt), from the folder's template if it has one.

    Raises OwnTextError if the template is broken.
    """
    try:
        return _run(folder, name, values)
    except Exception as error:  # any exception is the template's fault
        raise fault(error, folder, own_name(folder, Path(name).name)) from error


def own_name(folder: Path, name: str) -> str:
    """Returns the name of the folder's file for this text, which may be its name in earlier versions."""
    return next((path.name for path in _candidates(folder, name) if path.is_file()), name)


def _candidates(folder: Path, name: str) -> tuple[Path, Path]:
    """Returns the file under its present name, then under its name in earlier versions."""
    return folder / name, folder / _old_name(name)


def own_files(folder: Path) -> tuple[str, ...]:
    """Returns the names of the template files in the folder. Raises OSError if it can't be read."""
    names = (path.name for path in folder.iterdir() if path.suffix in (".txt", ".html"))
    return tuple(sorted(names))


def shipped_names() -> frozenset[str]:
    """Returns the names of the shipped templates, which custom ones must have: reminder.txt, bas.html."""
    return frozenset(path.name for path in (templates() / "mail").iterdir())


def is_shipped(name: str) -> bool:
    """True for the name of a shipped template, present or earlier."""
    return _present_name(name) in shipped_names()


def _present_name(name: str) -> str:
    """Returns reminder.txt for paminnelse.txt."""
    stem, dot, rest = name.partition(".")
    return next((f"{kind}{dot}{rest}" for kind in LetterKind if kind.old_file == stem), name)


def _old_name(name: str) -> str:
    """Returns paminnelse.txt for reminder.txt."""
    stem, dot, rest = name.partition(".")
    return next((f"{kind.old_file}{dot}{rest}" for kind in LetterKind if kind == stem), name)


def _run(folder: Path, name: str, values: Mapping[str, Any]) -> str:
    template = _environment(folder).get_template(name)
    return bounded(template, values, LONGEST_TEXT, lambda file: file.endswith((".txt", ".html")))


class _Loader(BaseLoader):
    """Finds a template by its plain file name: in the folder, or among the shipped ones."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_source(
        self, _environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool]]:
        path = self._find(template)
        if path is None:
            raise TemplateNotFound(template)
        changed = path.stat().st_mtime_ns
        if path.stat().st_size > LARGEST_FILE:
            raise StepsError
        text = path.read_text(encoding="utf-8-sig")
        return text, str(path), lambda: path == self._find(template) and path.stat().st_mtime_ns == changed

    def _find(self, template: str) -> Path | None:
        """Returns the file, or None. Names with folders and links out of the folder are refused."""
        name = template.removeprefix(SHIPPED).removeprefix("mail/")
        if name in ("", ".", "..") or any(sign in name for sign in "/\\\0"):
            return None
        own = next((path for path in _candidates(self.folder, name) if path.is_file()), None)
        if not template.startswith(SHIPPED) and own is not None:
            return own if own.resolve().parent == self.folder.resolve() else None
        shipped = templates() / "mail" / _present_name(name)
        return shipped if shipped.is_file() else None


@lru_cache(maxsize=4)
def _environment(folder: Path) -> Environment:
    environment = Sandbox(loader=_Loader(folder), **READING)
    environment.filters |= FILTERS
    return without_unneeded(environment)
