"""The sandbox in which a municipality's own templates run: letters and the Word file of a section.

A template can use the values that it is given and nothing else. Its work and its output are bounded, and
every error in one can be stated as one Swedish sentence.
"""

import re
import sys
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_STEPS = 200_000  # executed lines of template code; a letter about fifty activities needs 5,000
UNNEEDED_FILTERS = ("batch", "center", "format", "indent", "slice", "xmlattr")
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


def reason(error: BaseException) -> str:
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


def bounded(
    template: Template, values: Mapping[str, Any], longest: int, is_template: Callable[[str], bool]
) -> str:
    """Returns the rendered text. Raises StepsError if it is longer than `longest`, or never ends.

    `is_template` tells the file names of template code from others.
    """
    before, parts, length = sys.gettrace(), [], 0
    sys.settrace(_steps(MOST_STEPS, is_template))
    try:
        for part in template.generate(values):
            parts.append(part)
            length += len(part)
            if length > longest:
                raise StepsError
    finally:
        sys.settrace(before)
    return "".join(parts)


def _steps(most: int, is_template: Callable[[str], bool]) -> Callable[[FrameType, str, Any], Any]:
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
        return local(frame, event, argument) if is_template(frame.f_code.co_filename) else None

    return every


class Sandbox(ImmutableSandboxedEnvironment):
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


def without_unneeded(environment: Environment) -> Environment:
    """Returns the environment without what could grow a text, or write markup of its own."""
    for name in UNNEEDED_FILTERS:
        environment.filters.pop(name)
    environment.globals.pop("lipsum")
    return environment
