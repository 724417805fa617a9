"""A municipality's own letter templates, rendered in a sandbox.

A custom template can change the wording and nothing else: it can read no file outside its folder and the
shipped templates, reach only the letter's values, and run no endless loop. Every error in one is reported as
one Swedish sentence.
"""

import re
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import FrameType
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tracker.domain.letter import LetterKind
from tracker.render import FILTERS, READING
from tracker.resources import templates

_UNFINISHED = "något är inte avslutat: }}}}, %}}, {{% endif %}} eller {{% endfor %}} saknas"
# Patterns in jinja2's messages (which are in English and stable), and the Swedish for each.
_SWEDISH = (
    (r"^'([^']*)' is undefined", "namnet ”{}” finns inte"),
    (r"has no (?:attribute|element) '?([^']+)'?", "”{}” finns inte där"),
    (r"^No filter named '([^']*)'", "filtret ”{}” finns inte"),
    (r"^No test named '([^']*)'", "provet ”{}” finns inte"),
    (r"^Encountered unknown tag '([^']*)'", "”{}” är okänt eller står på fel ställe"),
    (r"[Uu]nexpected end of template|'end of template'", _UNFINISHED),
    (r"^unexpected (?:char )?'([^']*)'", "”{}” står på fel ställe"),
    (r"got '([^']*)'$", "”{}” står på fel ställe"),
    (r"^Missing end of comment tag", "en kommentar är inte avslutad: #}} saknas"),
)


class OwnTextError(Exception):
    """A custom template is broken; `str(error)` is a Swedish sentence with file and line."""

    def __init__(self, file: str, line: int, why: str) -> None:
        self.file, self.line, self.why = file, line, why
        where = f"{file}, rad {line}" if line else file
        super().__init__(f"{where}: {why}.")


class StepsError(Exception):
    """The template runs longer or produces more text than any letter needs."""


def fault(error: BaseException, folder: Path, name: str) -> OwnTextError:
    """Returns the error as an OwnTextError; `name` is the template that was rendered."""
    file, line = _place(error, folder, name)
    return OwnTextError(file, line, _why(error))


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


def _why(error: BaseException) -> str:
    plain: dict[type[BaseException], str] = {
        SecurityError: "texten gör något som inte är tillåtet i en mall",
        UnicodeDecodeError: "filen är inte sparad som UTF-8",
        TemplateNotFound: f"filen ”{error}” finns inte i mappen",  # must come before OSError, its base class
        OSError: "filen går inte att läsa",
        StepsError: "texten blir aldrig färdig, eller alldeles för lång",
        MemoryError: "texten blir aldrig färdig, eller alldeles för lång",
        RecursionError: "texten hänvisar till sig själv",
    }
    if isinstance(error, UndefinedError | TemplateSyntaxError):
        return _translated(error.message or "")
    for kind, why in plain.items():
        if isinstance(error, kind):
            return why
    return "något i texten går inte att räkna ut"


def _translated(message: str) -> str:
    for pattern, swedish in _SWEDISH:
        if found := re.search(pattern, message):
            return swedish.format(*found.groups())
    return "mallen är felskriven"


LARGEST_FILE = 64_000  # bytes
LONGEST_TEXT = 200_000  # characters of a rendered text
MOST_STEPS = 200_000  # executed lines of template code; a letter about fifty activities needs 5,000
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
    before, parts, length = sys.gettrace(), [], 0
    sys.settrace(_steps(MOST_STEPS))
    try:
        for part in template.generate(values):
            parts.append(part)
            length += len(part)
            if length > LONGEST_TEXT:
                raise StepsError
    finally:
        sys.settrace(before)
    return "".join(parts)


def _steps(most: int) -> Callable[[FrameType, str, Any], Any]:
    """Returns a trace function that stops the template after `most` lines: the sandbox allows nested loops.

    sys.settrace is the only way to bound the work of one letter: jinja2 has no hook for a step, a signal
    reaches only the main thread (letters are sent from several), and a child process costs more than the
    letter. The trace covers this thread while the template runs; the previous trace (a debugger's) is
    restored.
    """
    left = most

    def local(_frame: FrameType, _event: str, _argument: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise StepsError
        return local

    def every(frame: FrameType, event: str, argument: Any) -> Any:
        of_template = frame.f_code.co_filename.endswith((".txt", ".html"))
        return local(frame, event, argument) if of_template else None

    return every


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


class _Sandbox(ImmutableSandboxedEnvironment):
    """Also refuses operations whose result may be huge, such as a text times a million."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "**" or not numbers:
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        growing = isinstance(getattr(obj, "__self__", None), str) and obj.__name__ in _GROWING
        return not growing and super().is_safe_callable(obj)


_GROWING = {"ljust", "rjust", "center", "zfill", "format", "format_map", "expandtabs", "replace", "join"}


@lru_cache(maxsize=4)
def _environment(folder: Path) -> Environment:
    environment = _Sandbox(loader=_Loader(folder), **READING)
    environment.filters |= FILTERS
    for name in ("batch", "center", "format", "indent", "slice", "xmlattr"):
        environment.filters.pop(name)
    environment.globals.pop("lipsum")
    return environment
