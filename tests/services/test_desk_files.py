"""A setting and its row of the log: whatever stops the program, both are there or neither."""

import os

import pytest

from tests.actors import SAM
from tests.services.year import clock
from tracker.services.letters.desk_texts import desk_text, drop_text, keep_text
from tracker.services.upkeep.desk_files import half_done, settle_files
from tracker.services.upkeep.desk_rules import set_rules
from tracker.services.upkeep.doctor import examine
from tracker.settings import Settings
from tracker.settings.desk import current, rules_file, texts_folder
from tracker.settings.waiting_files import WaitingFile, waiting_files, write_waiting
from tracker.store.after_commit import after_commit
from tracker.store.database import Database, open_database

NOW = clock("2021-05-19T10:00").now()
HELLO = "Hej!\n{% for item in items %}\n{{ item.title }} {{ item.questions | join(' ') }}\n{% endfor %}\n"


class KilledError(BaseException):
    """The program is gone."""


def killed(*_given: object) -> None:
    raise KilledError


def logged(database: Database) -> int:
    with database.session() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM event").scalar() or 0)


def ring_after(settings: Settings) -> int:
    return current(settings).rules_for("kungsholmen").ring_after


def set_ring_after(database: Database, settings: Settings, days: str) -> None:
    with database.session() as session:
        set_rules(session, SAM, NOW, current(settings), "kungsholmen", {"ring_after": days})


@pytest.mark.parametrize("settled_by", ["doctor", "the next setting"])
def test_killed_between_the_row_and_the_file_it_is_told_and_ended(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, settled_by: str
) -> None:
    """The row is stored, so the setting comes to hold: by doctor --mend, or before the next change."""
    database = open_database(settings)
    before = ring_after(settings)
    with monkeypatch.context() as broken:
        broken.setattr(WaitingFile, "take_place", killed)
        with pytest.raises(KilledError):
            set_ring_after(database, settings, "20")

    assert (ring_after(settings), logged(database)) == (before, 1)
    told = {one.detail: one.ok for one in examine(NOW, settings) if one.name == "inställningar"}
    assert [ok for detail, ok in told.items() if "1 ändring från skrivbordet avbröts" in detail] == [False]
    if settled_by == "doctor":
        assert all(one.ok for one in examine(NOW, settings, mend=True) if one.name == "inställningar")
        assert ring_after(settings) == 20
    set_ring_after(database, settings, "19")
    assert (ring_after(settings), logged(database)) == (19, 2)
    with database.session() as session:
        (*_, last) = session.connection().exec_driver_sql("SELECT detail FROM event ORDER BY id").scalars()
    assert last.endswith("20 → 19")
    assert waiting_files(settings) == ()
    database.close()


def test_killed_before_the_row_nothing_has_happened(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that was written beside is dropped: at once, or after a kill by what comes next."""
    database = open_database(settings)
    monkeypatch.setattr("sqlmodel.Session.commit", killed)
    with pytest.raises(KilledError):
        set_ring_after(database, settings, "20")
    assert waiting_files(settings) == ()
    with monkeypatch.context() as broken:
        broken.setattr(WaitingFile, "drop", killed)
        with pytest.raises(KilledError):
            set_ring_after(database, settings, "20")
    monkeypatch.undo()

    assert (logged(database), rules_file(settings).exists(), len(waiting_files(settings))) == (0, False, 1)
    with database.session() as session:
        assert half_done(session, settings) == ()
        settle_files(session, settings)
    assert (waiting_files(settings), rules_file(settings).exists()) == ((), False)
    database.close()


def test_a_text_is_kept_and_dropped_with_its_row(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the program is killed between: the row says what holds."""
    database, file = open_database(settings), texts_folder(settings) / "reminder.txt"
    with database.session() as session:
        keep_text(session, SAM, NOW, settings, "reminder.txt", HELLO)
    assert file.read_text(encoding="utf-8") == HELLO
    with monkeypatch.context() as broken:
        broken.setattr(WaitingFile, "take_place", killed)
        with pytest.raises(KilledError), database.session() as session:
            drop_text(session, SAM, NOW, current(settings), "reminder.txt")
    assert file.exists()
    with database.session() as session:
        settle_files(session, settings)

    assert not file.exists()
    assert not desk_text(current(settings), "reminder.txt").own
    database.close()


def test_a_removal_that_comes_late_leaves_what_has_been_put_there_since(settings: Settings) -> None:
    """Another process stored a new text between the row of the removal and the removal."""
    goal = texts_folder(settings) / "reminder.txt"
    removal = write_waiting(settings, goal, None, "a" * 64)
    newer = write_waiting(settings, goal, HELLO.encode(), "b" * 64)
    os.utime(newer.path, ns=(removal.path.stat().st_mtime_ns + 1,) * 2)
    newer.take_place()

    removal.take_place()

    assert goal.read_bytes() == HELLO.encode()
    assert waiting_files(settings) == ()
    write_waiting(settings, goal, None, "c" * 64).take_place()
    assert not goal.exists()


def test_a_savepoint_stores_nothing_yet(database: Database) -> None:
    done: list[str] = []

    def ended_after_a_savepoint() -> None:
        with database.session() as session:
            after_commit(session, lambda: done.append("done"), instead=lambda: done.append("instead"))
            with session.begin_nested():
                session.connection().exec_driver_sql("SELECT 1")
            raise KilledError

    with pytest.raises(KilledError):
        ended_after_a_savepoint()
    assert done == ["instead"]
