"""Runs the parsing of an untrusted file in a child process, so that a hostile file can do little harm.

The child reads bytes from standard input and writes bytes to standard output. Its memory and processor time
are limited where the system supports that; the parent's time limit always applies.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from subprocess import Popen

# Without site and its start-up files a child starts in half the time, so it must be given the module paths.
_START = (
    "import sys; n = 2 + int(sys.argv[1]); sys.path += sys.argv[2:n]; "
    "from tracker.child_process import main; sys.exit(main(*sys.argv[n:]))"
)


class Limits(NamedTuple):  # the child imports this file, and dataclasses would take it 10 ms
    """The limits of a child: bytes of memory, seconds of processor time, seconds of wall-clock time."""

    memory: int
    cpu_seconds: int
    seconds: float


class Ended(NamedTuple):
    """How a child ended: its exit code (negative if a limit killed it) and its output."""

    code: int
    output: bytes


def run_module(module: str, arguments: Sequence[str], data: bytes, limits: Limits) -> Ended:
    """Runs `main(*arguments)` of a module in a child process.

    Raises TimeoutError after `limits.seconds`; after twice as many if a loaded machine hardly let it run.
    """
    import subprocess  # not at the top: the child imports this file

    folders = _module_folders()
    limited = [str(limits.memory), str(limits.cpu_seconds)]
    command = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        _START,
        str(len(folders)),
        *folders,
        module,
        *limited,
        *arguments,
    ]
    pipe = subprocess.PIPE
    # Our own Python with a module of ours; what is untrusted comes on standard input.
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as child:  # noqa: S603
        try:
            output = _output_of(child, data, limits.seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError from error
        finally:
            child.kill()  # one that has ended is not touched
    return Ended(child.returncode, output)


def _output_of(child: "Popen[bytes]", data: bytes, seconds: float) -> bytes:
    from subprocess import TimeoutExpired

    try:
        return child.communicate(data, timeout=seconds)[0]
    except TimeoutExpired:
        if not _is_starved(child.pid, seconds):
            raise
    return child.communicate(timeout=seconds)[0]


def _is_starved(pid: int, seconds: float) -> bool:
    """True if a process would run, and has had less than a quarter of the time; False if it is not known."""
    import os

    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        used = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return False
    return told[0] == "R" and used < seconds / 4


def main(module: str, memory: str, cpu_seconds: str, *arguments: str) -> int:
    """The child's side of run_module: sets the limits and returns the exit code of the module's `main`."""
    _limit(int(memory), int(cpu_seconds))
    code: int = import_module(module).main(*arguments)
    return code


def _module_folders() -> list[str]:
    own = str(Path(__file__).resolve().parents[1])
    return [own, *(path for path in sys.path if path and path != own)]


def _limit(memory: int, cpu_seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the parent remains.
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
