"""The mail folder belongs to other programs: whatever lies there, the mails among it are read."""

import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import Tracker
from tracker.errors import MailServerError
from tracker.mail.folder import MailFolder

NOBODY = 65534

MAIL = b"From: Vera <vera@kommun.example>\nSubject: hej\nDate: Mon, 4 Jan 2021 09:00:00 +0100\n\n1 klart\n"


@pytest.fixture
def new(home: Path, tracker: Tracker) -> Path:
    """The folder of new mails, made beside a database that is there already."""
    assert tracker("status").code == 0
    folder = home / "data" / "mail" / "in" / "new"
    folder.mkdir(parents=True)
    return folder


def _name_that_is_no_utf8(new: Path) -> None:
    (new / os.fsdecode(b"\xff\xfe.eml")).write_bytes(MAIL)


def _pipe(new: Path) -> None:
    os.mkfifo(new / "a-pipe")


def _socket(new: Path) -> None:
    here = os.getcwd()
    os.chdir(new)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("a-socket")
    os.chdir(here)


def _link_to_a_file(new: Path) -> None:
    secret = new.parent / "secret"
    secret.write_bytes(MAIL.replace(b"hej", b"hemligt"))
    (new / "a-link").symlink_to(secret)


def _link_to_a_device(new: Path) -> None:
    (new / "a-device").symlink_to("/dev/zero")


def _link_to_itself(new: Path) -> None:
    (new / "a-loop").symlink_to(new / "a-loop")


def _folder(new: Path) -> None:
    (new / "a-folder").mkdir()


@pytest.mark.parametrize(
    ("place", "mails"),
    [
        (_name_that_is_no_utf8, 2),
        (_pipe, 1),
        (_socket, 1),
        (_link_to_a_file, 1),
        (_link_to_a_device, 1),
        (_link_to_itself, 1),
        (_folder, 1),
    ],
)
def test_what_is_no_mail_neither_stops_nor_hangs_nor_is_followed(
    new: Path, tracker: Tracker, place: Callable[[Path], None], mails: int
) -> None:
    """The mail beside it is read, and nothing of it is read twice."""
    (new / "ordinary").write_bytes(MAIL.replace(b"hej", b"vanligt"))
    place(new)

    first, again = tracker("collect"), tracker("collect")

    assert (first.code, again.code) == (0, 0), first.err
    assert f"{mails} ny" in first.out
    assert "0 ny" in again.out
    assert "hemligt" not in tracker("review", "list").out


def test_what_takes_a_mails_place_is_not_opened(new: Path) -> None:
    """Between the listing and the reading a file may become a link or a pipe."""
    for name in ("link", "pipe"):
        (new / name).write_bytes(MAIL)
    found = {mail.uid: mail for mail in MailFolder(new.parent.parent).replies(frozenset())}
    for name in found:
        (new / name).unlink()
    (new / "link").symlink_to("/dev/zero")
    os.mkfifo(new / "pipe")

    assert [mail.read() for mail in found.values()] == [None, None]


def test_a_mail_that_a_program_opens_meanwhile_is_read(new: Path) -> None:
    """It is renamed and moved, and still the same mail."""
    (new / "one").write_bytes(MAIL)
    (found,) = MailFolder(new.parent.parent).replies(frozenset())
    (new.parent / "cur").mkdir()
    (new / "one").rename(new.parent / "cur" / "one:2,S")

    assert found.read() == MAIL
    assert list(MailFolder(new.parent.parent).replies(frozenset({"one"}))) == []


def test_a_file_that_may_not_be_read_stops_no_other() -> None:
    """It is told, and tried again in the next run. The superuser may read it: the test is somebody else."""
    with tempfile.TemporaryDirectory() as name, as_nobody(Path(name)):
        folder = Path(name) / "in" / "new"
        folder.mkdir(parents=True)
        (folder / "a-closed").write_bytes(MAIL)
        (folder / "a-closed").chmod(0)
        (folder / "b-open").write_bytes(MAIL)
        closed, other = MailFolder(Path(name)).replies(frozenset())

        with pytest.raises(MailServerError, match="a-closed"):
            closed.read()
        assert other.read() == MAIL


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    before = os.geteuid()
    if before == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)
