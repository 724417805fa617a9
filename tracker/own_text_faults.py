"""What is wrong with an own text of a letter, and where, in one Swedish sentence."""

import re
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

_UNFINISHED = "något är inte avslutat: }}}}, %}}, {{% endif %}} eller {{% endfor %}} saknas"
# What jinja says (its words are English and stable), and what we say.
_SAID = (
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
    """A broken own text; `str(error)` is the Swedish sentence."""

    def __init__(self, file: str, line: int, why: str) -> None:
        self.file, self.line, self.why = file, line, why
        where = f"{file}, rad {line}" if line else file
        super().__init__(f"{where}: {why}.")


class StepsError(Exception):
    """The template runs for longer than any letter needs, or gives more text."""


def fault(error: BaseException, folder: Path, name: str) -> OwnTextError:
    """The error of a template of the folder that was entered as `name`."""
    file, line = _place(error, folder, name)
    return OwnTextError(file, line, _why(error))


def _place(error: BaseException, folder: Path, name: str) -> tuple[str, int]:
    """Where it broke: the syntax error's own place, else the last line of an own file that was run."""
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
        TemplateNotFound: f"filen ”{error}” finns inte i mappen",  # an OSError, too
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
    for pattern, said in _SAID:
        if found := re.search(pattern, message):
            return said.format(*found.groups())
    return "mallen är felskriven"
