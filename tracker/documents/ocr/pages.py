"""The child process of ocr/reading.py: renders the pages of a scanned PDF, and restores table lines.

`draw FOLDER`: renders the PDF on standard input as one image per page in the folder, without the lines of
its tables, which are saved separately. `rule FOLDER`: draws those lines into the PDF made by tesseract.
"""

import json
import sys
from pathlib import Path
from typing import Any

from tracker.documents.faults import BROKEN, TOO_HEAVY
from tracker.documents.ocr.lines import lines_in, wipe_out

LINES, READ = "lines.json", "read.pdf"
_DOTS_AN_INCH = 300
_POINTS_AN_INCH = 72
_MOST_PAGES = 60
_MOST_DOTS = 25_000_000  # slightly more than an A3 page


def main(command: str, folder: str) -> int:
    """Returns 0, or an exit code of faults.py."""
    try:
        if command == "draw":
            _draw(sys.stdin.buffer.read(), Path(folder))
        else:
            _rule(Path(folder))
    except (MemoryError, OverflowError):
        return TOO_HEAVY
    except Exception:
        return BROKEN
    return 0


def _draw(data: bytes, folder: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    if len(document) > _MOST_PAGES:
        raise OverflowError
    lines = []
    for number in range(len(document)):
        page = document[number]
        lines.append(_draw_page(page, folder / f"{number:04}.png"))
        page.close()
    (folder / LINES).write_text(json.dumps(lines))


def _draw_page(page: Any, file: Path) -> list[list[float]]:
    """Saves the image; returns the lines in points from the upper left corner of the page."""
    width, height = page.get_size()
    scale = min(_DOTS_AN_INCH / _POINTS_AN_INCH, (_MOST_DOTS / (width * height)) ** 0.5)
    picture = page.render(scale=scale, grayscale=True).to_pil()
    found = lines_in(picture)
    wipe_out(picture, found)
    dots = scale * _POINTS_AN_INCH
    picture.save(file, dpi=(dots, dots))
    return [[edge / scale for edge in line] for line in found]


def _rule(folder: Path) -> None:
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(folder / READ)
    for number, lines in enumerate(json.loads((folder / LINES).read_text())):
        page = document[number]
        height = page.get_height()
        for left, top, right, bottom in lines:
            line = raw.FPDFPageObj_CreateNewRect(left, height - bottom, right - left, bottom - top)
            raw.FPDFPath_SetDrawMode(line, raw.FPDF_FILLMODE_ALTERNATE, False)
            raw.FPDFPage_InsertObject(page, line)
        page.gen_content()
    document.save(folder / f"ruled-{READ}")
