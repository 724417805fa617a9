"""All errors that a user may meet: one Swedish sentence each, one exit code per kind.

The sentence states what is wrong, where, and what to do. It is printed on standard error in one place
(tracker/cli/main.py). Exit codes are a contract and never change meaning; docs/administration.md lists them.
"""

import errno
from typing import Any

_REASONS = {
    errno.ENOENT: "filen eller mappen finns inte",
    errno.EISDIR: "det är en mapp",
    errno.ENOTDIR: "en del av sökvägen är ingen mapp",
    errno.EACCES: "du saknar behörighet",
    errno.EPERM: "du saknar behörighet",
    errno.EROFS: "disken är skrivskyddad",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
    errno.EFBIG: "den blir för stor",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ELOOP: "länkarna går i cirkel",
    errno.EEXIST: "den finns redan",
    errno.EBUSY: "den används av ett annat program",
    errno.ETXTBSY: "den används av ett annat program",
    errno.EMFILE: "för många filer är öppna",
    errno.EIO: "disken svarar inte som den ska",
    errno.EADDRINUSE: "adressen används av ett annat program",
    errno.EADDRNOTAVAIL: "adressen finns inte på den här datorn",
    errno.EPIPE: "mottagaren har stängt",
}


def os_reason(error: OSError) -> str:
    """Returns the system's reason in Swedish, to be used after a colon."""
    if isinstance(error, TimeoutError):
        return "det tog för lång tid"
    if isinstance(error, ConnectionError) and not isinstance(error, BrokenPipeError):
        return "anslutningen bröts"
    return _REASONS.get(error.errno or 0, f"systemet säger nej (fel {error.errno or 'okänt'})")


class TrackerError(Exception):
    """The base class of all errors meant for a person; `str(error)` is the Swedish sentence."""

    exit_code = 1

    @property
    def sentence(self) -> str:
        """The sentence with what the desk says instead (domain/sentence.py), which `str` leaves out."""
        return self.args[0] if self.args else ""


class UsageError(TrackerError):
    """The command is invalid: an unknown option or a bad value."""

    exit_code = 2


class SettingsError(TrackerError):
    """A setting is missing or invalid."""

    exit_code = 3


class UnknownDistrictError(TrackerError):
    """The district is not in districts.toml; the sentence lists those that are."""

    exit_code = 4


class NotFoundError(TrackerError):
    """The named thing does not exist: a plan, an activity number, a person, a review item."""

    exit_code = 5


class DocumentError(TrackerError):
    """The file can't be read as a document: missing, empty, broken, encrypted, too large, unknown format."""

    exit_code = 10


class ScannedError(DocumentError):
    """The pages of a PDF are pictures without text."""


class NoPlanError(DocumentError):
    """The document can be read but has no table of activities.

    `open_columns` are those of its tables, which a person can give a meaning.
    """

    exit_code = 11

    def __init__(self, sentence: str, open_columns: tuple[Any, ...] = ()) -> None:
        super().__init__(sentence)
        self.open_columns = open_columns


class PeopleFileError(TrackerError):
    """The people file is invalid: a missing column, two people with one address, a bad address."""

    exit_code = 12


class ConfirmationError(TrackerError):
    """A confirmation is required and nobody could be asked."""

    exit_code = 13


class DatabaseError(TrackerError):
    """The database can't be opened or written, or a later version of the program wrote it."""

    exit_code = 20


class BusyError(DatabaseError):
    """Another program holds the database's lock for longer than the timeout."""


class ContentError(DatabaseError):
    """The database refuses what was to be stored, or another program has stored the same at once."""


class UnfinishedError(TrackerError):
    """A part of a job failed; the rest is done. The sentence says which part, and why."""


class MailServerError(TrackerError):
    """A mail server refuses, times out or can't be reached."""

    exit_code = 30


class CutOffError(MailServerError):
    """A connection was ended by us: it took longer than its limit, or the program is stopping."""


class WebServerError(TrackerError):
    """The pages can't be shown: their address is taken, or is not this computer's."""

    exit_code = 40


class BrokenLogError(TrackerError):
    """A row of the log has been changed since it was written."""

    exit_code = 51


class SendingStoppedError(TrackerError):
    """Sending is stopped until a person confirms it: far too many letters, or a clock that has jumped."""

    exit_code = 31
