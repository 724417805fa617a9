"""IMAP when things change under the collector: vanished, moved, marked, too large, cut, numbered anew."""

import contextlib
from datetime import date

import pytest

from tests.examples import sample
from tests.faults_in.cutting import cutting_proxy
from tests.mail.test_imap import MAIL, imap, server
from tests.servers import ImapServer
from tracker.errors import MailServerError
from tracker.mail.incoming import imap_box
from tracker.mail.incoming.imap import open_box
from tracker.mail.incoming.structure import ONLY_HEAD

__all__ = ["server"]  # the fixture of the other file


@pytest.fixture(autouse=True)
def _emptied(server: ImapServer) -> None:
    with server.connection() as box:
        box.delete(box.uids("ALL"))


def raws(count: int) -> list[bytes]:
    return [MAIL.format(n).encode() for n in range(count)]


def fill(server: ImapServer, count: int = 3) -> list[str]:
    for raw in raws(count):
        server.append(raw)
    with server.connection() as box:
        return sorted(box.uids("ALL"), key=int)


def test_a_mail_that_vanishes_between_listing_and_fetching_is_skipped(server: ImapServer) -> None:
    """Somebody else reads the box and takes one away: the others are fetched."""
    uids = fill(server)

    with open_box(imap(server)) as box:
        found = box.replies(frozenset())
        first = next(found)
        with server.connection() as other:
            other.delete(uids[1])
        read = [mail.read() for mail in (first, *found)]

    assert [raw for raw in read if raw is not None] == [raws(3)[0], raws(3)[2]]


def test_what_came_before_the_first_letter_is_left_alone(server: ImapServer) -> None:
    fill(server)

    with open_box(imap(server)) as box:
        assert len(list(box.replies(frozenset(), date(2021, 5, 17)))) == 3
        assert list(box.replies(frozenset(), date(2999, 1, 1))) == []


def test_of_a_mail_that_is_too_large_the_head_is_kept(
    server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the rest: nobody reads it here, and it stays in the mailbox."""
    from tracker.mail.incoming import structure

    for module in (structure, imap_box):
        monkeypatch.setattr(module, "MOST_BYTES", 1000)
    server.append(MAIL.format("stor").encode() + b"x" * 3000)

    with open_box(imap(server)) as box:
        (raw,) = [mail.read() for mail in box.replies(frozenset())]

    assert raw is not None
    assert raw.startswith(ONLY_HEAD)
    assert b"Subject: svar stor" in raw
    assert len(raw) < 200


def test_what_is_read_is_marked_and_the_rest_is_not(server: ImapServer) -> None:
    uids = fill(server)

    with open_box(imap(server)) as box:
        box.finish(frozenset(uids[:2]), "seen")
        box.finish(frozenset(uids[:2]), "seen")

    with server.connection() as outside:
        assert outside.uids("UNSEEN") == uids[2:]


def test_what_is_read_is_moved_to_a_folder_that_is_made(server: ImapServer) -> None:
    """Å ä ö in its name; the mails are there whole, and a second time nothing happens."""
    uids = fill(server)

    with open_box(imap(server)) as box:
        box.finish(frozenset(uids[:2]), "Lästa svar")
        box.finish(frozenset(uids[:2]), "Lästa svar")

    with open_box(imap(server)) as box:
        assert [mail.uid for mail in box.replies(frozenset())] == uids[2:]
    with open_box(imap(server, folder="Lästa svar")) as moved:
        assert sorted(mail.read() or b"" for mail in moved.replies(frozenset()))[:2] == raws(2)


def test_a_server_without_move_copies_and_expunges_only_its_own(
    server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody else has marked as deleted stays."""
    uids = fill(server)
    with server.connection() as outside:
        outside.client.uid("STORE", uids[2], "+FLAGS", r"(\Deleted)")

    with open_box(imap(server)) as box:
        can = box._abilities()
        monkeypatch.setattr(box, "_abilities", lambda: can - {"MOVE"})
        box.finish(frozenset(uids[:2]), "Gammalt")

    with server.connection() as outside:
        assert uids[2] in outside.uids("ALL")
        assert not set(uids[:2]) & set(outside.uids("UNDELETED"))


@pytest.mark.parametrize("after", sample([10, 200, 900, 1500, 2100, 2600, 3300], every=3, first=1))
def test_a_line_that_is_cut_is_a_sentence(server: ImapServer, after: int) -> None:
    """At any byte of what the server says."""
    fill(server)

    with (
        cutting_proxy(server.port, after) as port,
        contextlib.suppress(MailServerError),
        open_box(imap(server)._replace(port=port)) as box,
    ):
        assert [mail.read() for mail in box.replies(frozenset())] == raws(3)
