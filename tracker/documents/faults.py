"""Errors of a parser in the child process, with exit codes that the parent turns into sentences."""

BROKEN = 1
TOO_HEAVY = 3
LOCKED = 4
NO_TEXT = 5


class Fault(Exception):
    """The file can't be read; `code` is the exit code for the reason."""

    code = BROKEN


class Locked(Fault):
    """The file is protected by a password."""

    code = LOCKED


class NoText(Fault):
    """The file has no text: its pages are images."""

    code = NO_TEXT
