"""A file is written completely or not at all, wherever the program writes one."""

import os
from pathlib import Path

import pytest

from tracker.errors import DocumentError
from tracker.files import replace_file, write_text


def test_a_write_that_breaks_leaves_the_earlier_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a failed write (full disk), the earlier file is intact and no partial file remains."""
    file = tmp_path / "avsnitt.md"
    write_text(file, "i går")
    whole = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        whole(path, content[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DocumentError, match="disken är full"):
        write_text(file, "i dag")

    assert file.read_text(encoding="utf-8") == "i går"
    assert [path.name for path in tmp_path.iterdir()] == ["avsnitt.md"]


def test_a_link_goes_on_pointing_at_its_file(tmp_path: Path) -> None:
    link = tmp_path / "senaste.md"
    link.symlink_to(tmp_path / "avsnitt.md")

    write_text(link, "åäö")

    assert link.is_symlink()
    assert (tmp_path / "avsnitt.md").read_bytes() == "åäö".encode()


def test_the_rights_of_a_file_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "utdrag.json"
    write_text(file, "{}")
    file.chmod(0o600)

    write_text(file, "[]")

    assert file.stat().st_mode & 0o777 == 0o600


def test_a_pipe_is_written_and_not_replaced(tmp_path: Path) -> None:
    """A pipe or device is written to, not replaced: `-o /dev/stdout` works."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    replace_file(pipe, b"words")

    assert os.read(reader, 100) == b"words"
    assert not pipe.is_file()
    os.close(reader)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="det är en mapp"):
        write_text(tmp_path, "text")
