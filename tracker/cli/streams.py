"""Robust standard streams: closed, oversized or in another encoding."""

import io
import os
import select
import sys
from collections.abc import Iterator
from typing import BinaryIO

from tracker.errors import DocumentError, UsageError

LARGEST = 20 * 1024 * 1024  # bytes of a mail or a line, the usual limit of mail servers


def tolerate_letters() -> None:
    """Prints a question mark for characters that the terminal can't encode, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def lines() -> Iterator[str]:
    """Yields the lines of standard input without line breaks."""
    source = _standard_input()
    while raw := limited(source.readline(LARGEST + 1)):
        yield _text(raw).rstrip("\r\n")


def everything() -> bytes:
    """Returns all bytes of standard input."""
    return limited(_standard_input().read(LARGEST + 1))


def limited(raw: bytes) -> bytes:
    """Returns `raw` unchanged. Raises DocumentError if it is larger than LARGEST."""
    if len(raw) > LARGEST:
        raise DocumentError("Det som skulle läsas är större än 20 MB: är det rätt fil?")
    return raw


def reader_is_gone() -> bool:
    """Returns True if standard output is a pipe whose reader has closed it, such as `head`."""
    if sys.stdout is None or not hasattr(select, "poll"):
        return False
    watch = select.poll()
    watch.register(sys.stdout, 0)
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in watch.poll(0))


def leave_quietly() -> None:
    """Discards unwritable output, which would otherwise make Python report an error at exit."""
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
    """Decodes UTF-8, or else Windows-1252."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
