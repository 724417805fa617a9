"""How well documents are read: generated plans of every format, with the expected cells.

`python -m tests.bench.documents [-v]`. If LibreOffice is installed, its conversions of the Word, text and
Excel plans are read too; otherwise they are left out, with a message.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import documents_speed
from tests.bench.documents_more import MORE
from tests.bench.documents_pdf import PDF
from tests.bench.documents_score import Score, score
from tests.bench.documents_sheets import SHEETS
from tests.bench.documents_word import WORD
from tests.bench.documents_words import Act
from tracker.documents import read_document
from tracker.errors import TrackerError
from tracker.reading.plan import read_rows

Builder = Callable[[Path], list[Act]]
_CONVERTED = {"docx": ("pdf", "odt", "txt"), "xlsx": ("ods",)}
_SECONDS_TO_CONVERT = 120


@dataclass(frozen=True, slots=True)
class Case:
    """A document with its expected reading."""

    format: str
    name: str
    path: Path
    expected: Sequence[Act]


def main(verbose: bool = False) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cases = list(_cases(folder))
        converted = list(_conversions(cases, folder))
        _report([*cases, *converted], verbose)
        if not converted:
            print("LibreOffice finns inte: dess PDF, OpenDocument och text är utelämnade.")
        documents_speed.main(folder, cases[0].path)
        documents_speed.hostile(folder)


def builders() -> dict[tuple[str, str, str], Builder]:
    """Returns the builder of each plan, by format, name and file extension."""
    return {
        **{("Word", name, ".docx"): build for name, build in WORD.items()},
        **{("PDF", name, ".pdf"): build for name, build in PDF.items()},
        **SHEETS,
        **MORE,
    }


def _cases(folder: Path) -> Iterator[Case]:
    for number, ((kind, name, suffix), build) in enumerate(builders().items(), start=1):
        path = folder / f"{number:02d}{suffix}"
        yield Case(kind, name, path, build(path))


def _conversions(cases: Sequence[Case], folder: Path) -> Iterator[Case]:
    office = shutil.which("soffice")
    for source, targets in _CONVERTED.items() if office else ():
        some = [case for case in cases if case.path.suffix == f".{source}"]
        for target in targets:
            _convert(str(office), target, [case.path for case in some], folder)
            for case in some:
                path = folder / target / f"{case.path.stem}.{target}"
                if path.exists():
                    yield Case(f"{target} (LibreOffice)", case.name, path, case.expected)


def _convert(office: str, target: str, paths: Sequence[Path], folder: Path) -> None:
    home = f"-env:UserInstallation=file://{folder / 'office'}"
    command = [office, home, "--headless", "--convert-to", target, "--outdir", str(folder / target)]
    subprocess.run(
        [*command, *map(str, paths)], capture_output=True, check=False, timeout=_SECONDS_TO_CONVERT
    )


def _report(cases: Sequence[Case], verbose: bool) -> None:
    print(f"{'dokument':24} {'antal':>5} {'rader':>9} {'falska':>6} {'celler rätt':>16} {'tid':>8}")
    sums: dict[str, Score] = {}
    for kind in dict.fromkeys(case.format for case in cases):
        some = [case for case in cases if case.format == kind]
        begun = time.perf_counter()
        scores = [_read(case, verbose) for case in some]
        sums[kind] = sum(scores, Score())
        _show(kind, len(some), sums[kind], (time.perf_counter() - begun) / len(some))
    _show("alla", len(cases), sum(sums.values(), Score()), None)


def _show(what: str, count: int, got: Score, seconds: float | None) -> None:
    rows, cells = f"{got.found}/{got.rows}", f"{got.right}/{got.cells}"
    taken = "" if seconds is None else f"{seconds * 1000:5.0f} ms"
    print(f"{what:24} {count:5} {rows:>9} {got.false:6} {cells:>9} {got.right / got.cells:6.1%} {taken:>8}")


def _read(case: Case, verbose: bool) -> Score:
    try:
        got = score(case.expected, read_rows(read_document(case.path)).rows)
    except TrackerError as error:
        got = score(case.expected, ())
        print(f"  {case.format}, {case.name}: {error}")
    if verbose and (got.wrong or got.false):
        print(f"  {case.format}, {case.name}: {got.false} falska rader")
        print("\n".join(f"    {wrong[:200]}" for wrong in got.wrong))
    return got


if __name__ == "__main__":
    main("-v" in sys.argv)
