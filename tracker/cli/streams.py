"""Standard input, output and error as we are given them: closed, full, endless, or of another encoding."""

import io
import os
import select
import sys
from collections.abc import Iterator
from typing import BinaryIO

from tracker.errors import DocumentError, UsageError

LARGEST = 20 * 1024 * 1024  # bytes of a mail, or of a line; a server takes no larger mail either


def tolerate_letters() -> None:
    """What a terminal's encoding lacks is printed as a question mark; without this it is an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def lines() -> Iterator[str]:
    """The lines of standard input, without their ends."""
    source = _standard_input()
    while raw := limited(source.readline(LARGEST + 1)):
        yield _text(raw).rstrip("\r\n")


def everything() -> bytes:
    """All of standard input."""
    return limited(_standard_input().read(LARGEST + 1))


def limited(raw: bytes) -> bytes:
    """The same bytes; DocumentError where they are more than anyone means."""
    if len(raw) > LARGEST:
        raise DocumentError("Det som skulle läsas är större än 20 MB: är det rätt fil?")
    return raw


def reader_is_gone() -> bool:
    """True when standard output is a pipe that nobody reads: `head` has had enough and closed it."""
    if sys.stdout is None or not hasattr(select, "poll"):
        return False
    watch = select.poll()
    watch.register(sys.stdout, 0)
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in watch.poll(0))


def leave_quietly() -> None:
    """What can't be written any more is thrown away; else Python complains when it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise UsageError("Standard in är stängd: skicka texten med | eller <.")
    return sys.stdin.buffer


def _text(raw: bytes) -> str:
    """UTF-8, or else the letters of Windows."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
