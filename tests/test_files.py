"""A file is written completely or not at all, wherever the program writes one."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from tracker.errors import DocumentError
from tracker.files import replace_file, write_bytes, write_text

ROOT = Path(__file__).parents[1]


WRITING = """
import resource, sys
from pathlib import Path
from tracker.errors import DocumentError
from tracker.files import write_bytes
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_bytes(Path(sys.argv[1]), b"x" * 5000)
except DocumentError as error:
    print(error)
"""
# Writes over and over, until it is killed: the file is always one of the two, whole.
REWRITING = """
import sys
from pathlib import Path
from tracker.files import write_bytes
print("begins", flush=True)
while True:
    for sign in b"ab":
        write_bytes(Path(sys.argv[1]), bytes([sign]) * 300_000)
"""


def test_a_write_that_breaks_leaves_the_earlier_file(tmp_path: Path) -> None:
    """A real limit of the system, as a full disk: the earlier file is whole, and no other part is left."""
    file = tmp_path / "avsnitt.md"
    write_text(file, "i går")

    ended = subprocess.run(
        [sys.executable, "-c", WRITING, file], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert "går inte att skriva (den blir för stor)" in ended.stdout
    assert file.read_text(encoding="utf-8") == "i går"
    assert [path.name for path in tmp_path.iterdir()] == ["avsnitt.md"]


def test_a_program_that_is_killed_while_it_writes_leaves_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "avsnitt.md"
    write_text(file, "a" * 300_000)
    for pause in (0.0, 0.003, 0.01, 0.02):
        writer = subprocess.Popen(
            [sys.executable, "-c", REWRITING, file], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert writer.stdout
        writer.stdout.readline()
        sleep(pause)
        writer.kill()
        writer.wait()
        writer.stdout.close()

        assert file.read_bytes() in (b"a" * 300_000, b"b" * 300_000)


def test_threads_that_write_in_one_folder_at_once_do_not_mix_their_files(tmp_path: Path) -> None:
    """The pages and the jobs are threads of one program."""

    def write(number: int) -> bool:
        file, content = tmp_path / str(number), str(number).encode() * 100_000
        for _ in range(50):
            write_bytes(file, content)
            if file.read_bytes() != content:
                return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(write, range(4)))
    assert len(list(tmp_path.iterdir())) == 4


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
