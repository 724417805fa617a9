"""The collector dies, the line is cut, the folder is numbered anew: nothing is lost, nothing comes twice."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.actors import SCHEDULER
from tests.faults_in import collector
from tests.faults_in.collector import Place
from tests.faults_in.cutting import cut_everywhere
from tests.servers import imap_server
from tests.services.year import clock
from tracker.errors import MailServerError
from tracker.mail.incoming.imap_box import FoundMail
from tracker.services.answers import review
from tracker.services.answers.collect import collect
from tracker.settings import Settings


@pytest.fixture
def here(database_environment: dict[str, str], tmp_path: Path) -> Place:
    return collector.place(tmp_path, database_environment)


@pytest.mark.each_database
def test_each_status_is_applied_once_though_the_collector_is_killed(here: Place) -> None:
    """kill -9 at four random moments while a dozen mails are read; `make faults` has more."""
    collector.deliver(here, collector.answers(here, 12))

    met = collector.kill_at_random(here, kills=4, longest=0.2)

    assert met > 0
    collector.check(here, 12)


@pytest.mark.each_database
def test_a_mail_that_is_recorded_in_part_waits_with_the_rest_though_the_collector_is_killed(
    here: Place,
) -> None:
    """What is recorded and what waits are one transaction: never half a mail, never a line twice."""
    words = "1 pågår, omgång {0}\n2 klart kanske, omgång {0}"
    collector.deliver(here, [collector.reply(here.letter, words.format(n), n) for n in range(12)])

    assert collector.kill_at_random(here, kills=4, longest=0.2) > 0

    database = here.database()
    assert set(collector.applied(database).values()) == {1}
    with database.session() as session:
        cases = review.waiting(session)
    assert collector.states(database) == {"read": 12}
    assert {case.number for case in cases} == set(collector.applied(database))
    assert len(cases) == len(collector.applied(database)) == 12
    assert {(len(case.lines), case.lines[0].number, len(case.recorded)) for case in cases} == {(1, 2, 1)}
    database.engine.dispose()


def test_a_line_that_is_cut_anywhere_loses_nothing_and_doubles_nothing(here: Place) -> None:
    """What either end says, cut after every 307 bytes; `make faults` cuts after every 13."""
    with imap_server() as server:
        box = cut_everywhere(here, server, step=307)

    assert box.cut >= 7


def test_twenty_absent_people_get_no_answer(here: Place) -> None:
    """Nothing is planned or sent because of an automatic reply, and no status comes of it."""
    words = "Jag är på semester och är åter den 7 juni."
    raws = [
        collector.reply(here.letter, f"{words} ({n})", n, Auto_Submitted="auto-replied") for n in range(20)
    ]
    collector.deliver(here, raws)
    folder = here.settings().mail_folder / "ut"
    database = here.database()
    before = (sorted(folder.rglob("*")), _letters(here))

    kinds = collect(database, SCHEDULER, clock(collector.LATER), here.settings()).kinds

    assert kinds == {"autoreply": 20}
    assert (sorted(folder.rglob("*")), _letters(here)) == before
    assert collector.applied(database) == {}
    database.engine.dispose()


@pytest.mark.each_database
def test_a_folder_that_is_numbered_anew_is_fetched_once_more_and_applied_not_at_all(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new UIDVALIDITY: all is read again, nothing is done twice, and the next run fetches nothing."""
    from tracker.services.answers import collect as collecting

    numbering, fetched = ["1"], []

    @contextmanager
    def open_inbox(_settings: Settings) -> Iterator[tuple[str, str, ListedBox]]:
        yield "brevlådan", numbering[0], ListedBox(collector.answers(here, 5), fetched)

    monkeypatch.setattr(collecting, "open_inbox", open_inbox)
    database = here.database()
    runs = []
    for number in ("1", "1", "2", "2"):
        numbering[0] = number
        runs.append((collect(database, SCHEDULER, clock(collector.LATER), here.settings()).new, len(fetched)))

    assert runs == [(5, 5), (0, 5), (0, 10), (0, 10)]
    collector.check(here, 5)
    database.engine.dispose()


def test_a_mail_over_which_the_line_breaks_does_not_keep_the_others(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The third mail of five doesn't come through: the others are applied now, it by the next run."""
    from tracker.services.answers import collect as collecting

    box = ListedBox(collector.answers(here, 5), [], cut_at="3")
    monkeypatch.setattr(collecting, "open_inbox", lambda _settings: nullcontext(("brevlådan", "1", box)))
    database = here.database()

    with pytest.raises(MailServerError):
        collect(database, SCHEDULER, clock(collector.LATER), here.settings())

    assert len(collector.applied(database)) == 4
    box.cut_at = ""
    collect(database, SCHEDULER, clock(collector.LATER), here.settings())
    collector.check(here, 5)
    database.engine.dispose()


@dataclass
class ListedBox:
    """An inbox that is a list, and a line to it that may be cut at a mail."""

    raws: list[bytes]
    fetched: list[str]
    cut_at: str = ""

    def replies(self, known: frozenset[str], _since: date | None = None) -> Iterator[FoundMail]:
        for uid, raw in enumerate(self.raws, start=1):
            if str(uid) not in known:
                yield FoundMail(str(uid), partial(self._read, str(uid), raw))

    def finish(self, read: frozenset[str], done: str) -> None:
        raise AssertionError("imap.done is not set")

    def _read(self, uid: str, raw: bytes) -> bytes:
        if uid == self.cut_at:
            raise MailServerError("IMAP-servern svarar inte.")
        self.fetched.append(uid)
        return raw


def _letters(here: Place) -> int:
    from sqlalchemy import text

    database = here.database()
    with database.session() as session:
        count = session.connection().execute(text("SELECT count(*) FROM letter")).scalar_one()
    database.engine.dispose()
    return int(count)
