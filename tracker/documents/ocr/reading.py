"""Adds text to a scanned PDF: pages rendered in a child process (ocr/pages.py), recognised by tesseract.

Tesseract is an optional external program; it needs its Swedish language data.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.child_process import Limits, run_module
from tracker.documents.faults import TOO_HEAVY
from tracker.documents.ocr.pages import READ
from tracker.documents.worker import LIMITS
from tracker.errors import DocumentError

_DRAWING = Limits(LIMITS.memory, cpu_seconds=120, seconds=150)
_SECONDS_A_PAGE = 60
_ADVICE = "gör filen sökbar med OCR i ett annat program, eller använd Word-filen"


def with_text(data: bytes, name: str) -> bytes:
    """Returns a PDF of the same pages with the recognised text.

    Raises DocumentError if tesseract or its Swedish data is missing, or the pages can't be read.
    """
    refuse_without_tesseract()
    with TemporaryDirectory(prefix="tracker-ocr-") as folder:
        _child("draw", Path(folder), name, data)
        _read(Path(folder), name)
        _child("rule", Path(folder), name)
        return (Path(folder) / f"ruled-{READ}").read_bytes()


def refuse_without_tesseract() -> None:
    """Raises DocumentError if tesseract or its Swedish data is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        raise DocumentError(f"--ocr kräver programmet tesseract, som inte är installerat: {_ADVICE}.")
    # The program found on the administrator's path, with words of ours.
    listed = subprocess.run(  # noqa: S603
        [program, "--list-langs"], capture_output=True, text=True, check=False
    )
    if "swe" not in listed.stdout.split():
        raise DocumentError(
            f"tesseract saknar svenska (paketet tesseract-ocr-swe): installera det, eller {_ADVICE}."
        )


def _child(command: str, folder: Path, name: str, data: bytes = b"") -> None:
    try:
        ended = run_module("tracker.documents.ocr.pages", [command, str(folder)], data, _DRAWING)
    except TimeoutError as error:
        raise _too_heavy(name) from error
    if ended.code < 0 or ended.code == TOO_HEAVY:
        raise _too_heavy(name)
    if ended.code != 0:
        raise DocumentError(f"Sidorna i {name} kan inte visas som bilder: {_ADVICE}.")


def _read(folder: Path, name: str) -> None:
    """Runs tesseract on the images in the order of a list; it writes one PDF.

    It is held to one thread: several wait for each other more than they read.
    """
    pictures = sorted(folder.glob("*.png"))
    (folder / "pages.txt").write_text("\n".join(map(str, pictures)), encoding="utf-8")
    command = ["tesseract", str(folder / "pages.txt"), str(folder / READ).removesuffix(".pdf")]
    seconds = _SECONDS_A_PAGE * max(len(pictures), 1)
    try:
        done = subprocess.run(  # noqa: S603  (files of ours in a folder of ours)
            [*command, "-l", "swe", "pdf"],
            capture_output=True,
            timeout=seconds,
            check=False,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise _too_heavy(name) from error
    if done.returncode != 0 or not (folder / READ).exists():
        raise DocumentError(f"tesseract kunde inte läsa {name}: {_ADVICE}.")


def _too_heavy(name: str) -> DocumentError:
    return DocumentError(f"{name} har för många eller för stora sidor för --ocr: dela upp filen.")
