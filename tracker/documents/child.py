"""The child that parses one file: bytes in on standard input, JSON blocks out.

A block is a paragraph {"text", "level", "page"} or a table {"number", "rows"} with, where known,
"first_row", "row_pages" and "wrapped" (tracker.reading.plan.document says what they mean). What a
hostile file can cost is limited here; nothing that a file points at is ever fetched.
"""

import json
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from tracker.documents.faults import BROKEN, TOO_HEAVY, Fault

Blocks = Iterable[dict[str, Any]]
# Each kind of file and the module that parses it.
PARSERS = {"word": "word.reading", "sheet": "sheets.reading", "odt": "odt", "pdf": "pdf.reading"}
_MEMORY = 480 * 1024 * 1024
_CPU_SECONDS = 7


def main(kind: str) -> int:
    """Parse standard input as a file of the kind and print its blocks; else an exit code of faults.py."""
    limit()
    try:
        blocks = list(_parser(kind)(sys.stdin.buffer.read()))
    except Fault as fault:
        return fault.code
    except MemoryError:
        return TOO_HEAVY
    except Exception:
        return BROKEN
    sys.stdout.write(json.dumps(blocks))
    return 0


def _parser(kind: str) -> Callable[[bytes], Blocks]:
    parser: Callable[[bytes], Blocks] = import_module(f"tracker.documents.{PARSERS[kind]}").blocks_of
    return parser


def limit(cpu_seconds: int = _CPU_SECONDS) -> None:
    """What this process may cost from now on, where the system has such limits."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the parent remains.
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
