"""A small process whose children parse files, with their libraries loaded.

What is forked from a process of tests shares its hundreds of megabytes, and each copies what it touches.
It answers one request after another on its standard streams, and ends when nobody can ask any more.
"""

import io
import os
import pickle
import signal
import sys
import traceback
import warnings
from collections.abc import Sequence
from importlib import import_module
from select import select
from time import monotonic
from typing import Any, NoReturn

from tracker import child_process
from tracker.child_process import Ended, Limits
from tracker.documents import child

LIBRARIES = {"word": "docx", "sheet": "openpyxl", "pdf": "pdfplumber", "page": "html.parser"}


def main() -> None:
    """Reads a module, its arguments, its data and its limits; writes how it ended, or None if too late."""
    asked, told = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while True:
        try:
            folders, *request = pickle.load(asked)
        except EOFError:
            return
        sys.path[:] = folders
        try:
            ended: Ended | None = run_module(*request)
        except TimeoutError:
            ended = None
        pickle.dump(ended, told)
        told.flush()


def run_module(module: str, arguments: Sequence[str], data: bytes, limits: Limits) -> Ended:
    """Does as tracker.child_process.run_module."""
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


if __name__ == "__main__":
    main()
