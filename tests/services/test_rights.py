"""The data is its owner's alone, whatever the umask; an older home that is open is told of, and closed."""

import gzip
import os
import stat
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.actors import SCHEDULER
from tests.cli.conftest import import_kungsholmen
from tests.conftest import Ran, Tracker, run_program, write_settings
from tests.services.year import clock
from tests.store.test_upgrade import OLD
from tracker.mail.folder import MailFolder
from tracker.services.reports.write_sections import write_sections
from tracker.settings import load_settings
from tracker.store.database import open_database

SETTINGS = """[tracker]
data = "{data}"
coordinator_email = "sam@kommun.example"
"""


@pytest.fixture
def open_to_all() -> Iterator[None]:
    """The umask that keeps nothing from anybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """The rights of the folder and of everything in it."""
    return {
        str(path.relative_to(folder)): stat.S_IMODE(path.lstat().st_mode)
        for path in (folder, *folder.rglob("*"))
    }


def rights(tracker: Tracker, *more: str) -> tuple[int, str]:
    ran = tracker("doctor", *more)
    (found,) = [one for one in ran.out.splitlines() if "rättigheter:" in one]
    return ran.code, found


@pytest.mark.usefixtures("open_to_all")
def test_a_new_home_is_its_owners_alone(tmp_path: Path) -> None:
    """Database with its journal, letters and sections: 0700 and 0600, also while the database is open."""
    data = tmp_path / "deep" / "data"
    write_settings(tmp_path).write_text(SETTINGS.format(data=data), encoding="utf-8")

    def tracker(*words: object, now: str = "2021-01-04") -> Ran:
        return run_program(["--config", str(tmp_path / "tracker.toml"), "--now", now, *map(str, words)])

    import_kungsholmen(tracker, tmp_path)
    assert tracker("remind", "--yes", now="2021-05-17T09:00").code == 0
    database = open_database(load_settings(tmp_path / "tracker.toml", {}))
    written = write_sections(database, SCHEDULER, clock("2022-01-13").now(), database.settings)
    with database.session() as session:
        session.connection()
        found = modes(data)
    database.engine.dispose()

    assert written.files
    assert {"tracker.db", "tracker.db-wal", "tracker.db-shm"} <= found.keys()
    assert any(name.startswith("mail/ut/new/") for name in found)
    assert {name: oct(mode) for name, mode in found.items() if mode not in (0o700, 0o600)} == {}


def test_the_mail_folder_is_its_owners_whatever_the_umask_takes(tmp_path: Path) -> None:
    before = os.umask(0o777)
    try:
        MailFolder(tmp_path / "mail").send("a@kommun.example", EmailMessage())
    finally:
        os.umask(before)

    found = modes(tmp_path / "mail")
    assert len(found) == 6
    assert set(found.values()) == {0o700, 0o600}


@pytest.mark.usefixtures("open_to_all")
def test_a_copy_before_an_upgrade_is_its_owners_alone(tmp_path: Path) -> None:
    """Also where the older database was open to all."""
    settings = load_settings(write_settings(tmp_path), {})
    settings.data.mkdir()
    (settings.data / "tracker.db").write_bytes(gzip.decompress(OLD.read_bytes()))

    open_database(settings).engine.dispose()

    (copy,) = settings.data.glob("*-kopia.db")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_an_older_open_home_is_told_of_and_closed(home: Path, tracker: Tracker) -> None:
    """What is outside is left alone, also where a link in the home leads to it."""
    data, outside = home / "data", home / "utanför.txt"
    outside.write_text("annans", encoding="utf-8")
    outside.chmod(0o644)
    (data / "mail" / "in" / "new").mkdir(parents=True)
    (data / "mail" / "in" / "new" / "länk").symlink_to(outside)
    (data / "tracker.db").chmod(0o644)
    data.chmod(0o755)

    code, told = rights(tracker)
    assert (code, told[:3]) == (50, "FEL")
    assert "--mend" in told
    assert rights(tracker, "--mend")[1].startswith("ok  rättigheter: ")
    assert rights(tracker) == (0, "ok  rättigheter: bara ägaren kan öppna data")
    assert stat.S_IMODE(outside.stat().st_mode) == 0o644
    without_link = {name: mode for name, mode in modes(data).items() if not name.endswith("länk")}
    assert set(without_link.values()) <= {0o700, 0o600}


def test_a_database_elsewhere_is_closed_and_its_folder_is_not(home: Path, tracker: Tracker) -> None:
    """The folder may be shared with others; what lies beside the database is not ours."""
    shared = home / "delad"
    shared.mkdir()
    write_settings(home, f'[database]\nurl = "sqlite:///{shared / "uppföljning.db"}"\n')
    (home / "data" / "tracker.db").rename(shared / "uppföljning.db")
    (shared / "uppföljning.db").chmod(0o640)
    (shared / "annat.txt").write_text("annans", encoding="utf-8")
    shared.chmod(0o755)

    assert rights(tracker)[0] == 50
    assert rights(tracker, "--mend")[1].startswith("ok  rättigheter: 1 fil ")
    assert modes(shared) == {".": 0o755, "uppföljning.db": 0o600, "annat.txt": 0o644}
