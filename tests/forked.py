"""Children that parse a file are forked in tests, with their libraries loaded: five times as quick.

The program starts a new Python for each (tracker/child_process.py). So do the tests of that, of all formats
and of hostile files, each program that a test starts as a process, and all of `make faults`.
"""

import io
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Sequence
from importlib import import_module
from select import select
from time import monotonic
from typing import Any, NoReturn

from tests.examples import is_thorough
from tracker import child_process
from tracker.child_process import Ended, Limits
from tracker.documents import child, worker
from tracker.documents.ocr import reading
from tracker.mail.incoming import msg

START = child_process._START
LIBRARIES = {"word": "docx", "sheet": "openpyxl", "pdf": "pdfplumber", "page": "html.parser"}


def share() -> None:
    """Lets all readers of untrusted files fork, where a process can tell its size."""
    if sys.platform != "linux":
        return
    for asks in (worker, reading, msg):
        asks.run_module = run_module  # type: ignore[attr-defined]


def run_module(module: str, arguments: Sequence[str], data: bytes, limits: Limits) -> Ended:
    """Does as tracker.child_process.run_module."""
    if is_thorough() or child_process._START != START:
        return child_process.run_module(module, arguments, data, limits)
    _load(module, arguments)
    there, here = os.pipe()
    process = os.fork()
    if not process:
        os.close(there)
        _answer(module, arguments, data, limits, here)
    os.close(here)
    try:
        output = _read(there, monotonic() + limits.seconds)
    except TimeoutError:
        os.kill(process, signal.SIGKILL)
        raise
    finally:
        os.close(there)
        status = os.waitpid(process, 0)[1]
    return Ended(os.waitstatus_to_exitcode(status), output)


def _load(module: str, arguments: Sequence[str]) -> None:
    """Imports what the child needs: what one of them imports is lost with it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import_module(module)
        for kind in set(arguments) & set(child.PARSERS):
            import_module(f"tracker.documents.{child.PARSERS[kind]}")
            import_module(LIBRARIES.get(kind, module))


def _answer(module: str, arguments: Sequence[str], data: bytes, limits: Limits, pipe: int) -> NoReturn:
    """The child's side: runs the module's `main`, and ends without what the parent would do at its end."""
    code = 1
    try:
        warnings.resetwarnings()
        warnings.simplefilter("ignore")
        _limit(limits)
        sys.stdin, sys.stdout = _stream(data), _stream(b"")
        code = import_module(module).main(*arguments)
        sys.stdout.flush()
        with os.fdopen(pipe, "wb") as answer:
            answer.write(sys.stdout.buffer.getvalue())  # type: ignore[attr-defined]
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _stream(data: bytes) -> Any:
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")


def _limit(limits: Limits) -> None:
    """The memory of the parent is its own too: the limit is for what comes on top."""
    import resource

    with open("/proc/self/statm", encoding="ascii") as sizes:
        own = int(sizes.read().split()[0]) * resource.getpagesize()
    child_process._limit(own + limits.memory, limits.cpu_seconds)


def _read(pipe: int, latest: float) -> bytes:
    parts: list[bytes] = []
    while select([pipe], [], [], max(0.0, latest - monotonic()))[0]:
        part = os.read(pipe, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)
    raise TimeoutError
