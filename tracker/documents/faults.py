"""What a parser in the child process can say of a file; the parent makes a sentence of the exit code."""

BROKEN = 1
TOO_HEAVY = 3
LOCKED = 4
NO_TEXT = 5


class Fault(Exception):
    """The file can't be read, for the reason that the exit code `code` stands for."""

    code = BROKEN


class Locked(Fault):
    """The file wants a password."""

    code = LOCKED


class NoText(Fault):
    """The pages are pictures: there is no text in the file."""

    code = NO_TEXT
