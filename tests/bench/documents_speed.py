"""Two speed measurements, as ratios within one run: a PDF of fifteen pages, and a Word plan."""

import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape

from tests.bench.documents_pdf import GRID, H1, build, p, table
from tests.bench.documents_words import AREAS
from tests.documents.test_safety import HOSTILE
from tracker.documents import read_document
from tracker.errors import TrackerError
from tracker.reading.plan import read_rows

_PDF_PAGES = 15
_PDF_MARK, _WORD_MARK = 1.3, 0.2
_ROUNDS = 5
_BARE = "import pdfplumber, sys; [page.extract_tables() for page in pdfplumber.open(sys.argv[1]).pages]"
_IMPORTS = "from pathlib import Path; import sys; import tracker.documents.reader, tracker.reading.plan"
_READ = (
    f"{_IMPORTS}; from tracker.documents import read_document; "
    "tracker.reading.plan.read_rows(read_document(Path(sys.argv[1])))"
)


def main(folder: Path, word: Path) -> None:
    plan = folder / "femton-sidor.pdf"
    pages = _fifteen_pages(plan)
    bare, read = _alternately(((_BARE, plan), (_READ, plan)))
    print(
        f"PDF, {pages} sidor: {read * 1000:.0f} ms, {read / bare:.2f} × pdfplumber ensam "
        f"({bare * 1000:.0f} ms); märket är {_PDF_MARK}"
    )
    start, whole = _alternately(((_IMPORTS, word), (_READ, word)))
    print(
        f"Word: {(whole - start) * 1000:.0f} ms utöver start och importer ({start * 1000:.0f} ms), "
        f"{(whole - start) / start:.2f} × starten; märket är {_WORD_MARK * 1000:.0f} ms"
    )


def hostile(folder: Path) -> None:
    """Returns how long the worst files take until they are read or refused; the limit is ten seconds."""
    taken = {}
    for make in HOSTILE:
        path = folder / make.__name__
        make(path)
        begun = time.perf_counter()
        with suppress(TrackerError):
            read_rows(read_document(path))
        taken[make.__name__] = time.perf_counter() - begun
    slowest = max(taken, key=lambda name: taken[name])
    print(f"{len(taken)} fientliga filer: som mest {taken[slowest]:.1f} s ({slowest}); gränsen är 10 s")


def _fifteen_pages(path: Path) -> int:
    """A plan with all borders over fifteen pages, with repeated areas."""
    import pdfplumber

    rows = [("Nr", "Åtgärd", "Syfte", "Ansvarig", "Tidplan", "Uppföljning")]
    acts = [act for area in AREAS for act in area]
    for number in range(1, 216):
        act = acts[number % len(acts)]
        cells = (act.aktivitet, act.syfte, act.ansvarig, act.tidplan, act.uppfoljning)
        rows.append((str(number), *cells))
    widths = (28, 240, 140, 120, 95, 115)
    build(path, [p("Handlingsplan", H1), table(rows, widths, GRID)], landscape(A4))
    with pdfplumber.open(path) as pdf:
        return len(pdf.pages)


def _alternately(programs: Sequence[tuple[str, Path]]) -> list[float]:
    """Returns the least time of each program, run in turns in separate processes: other load only adds."""
    times: list[list[float]] = [[] for _ in programs]
    for _ in range(_ROUNDS):
        for (program, path), taken in zip(programs, times, strict=True):
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", program, str(path)], check=True)
            taken.append(time.perf_counter() - begun)
    return [min(taken) for taken in times]
