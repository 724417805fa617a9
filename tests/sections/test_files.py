"""Every form of every section: the same bytes in every process, and nobody's name in any part of a file."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pypdfium2

from tests.cases import each
from tests.examples import sample
from tests.sections.answers import NAME
from tests.sections.towns import FORMS, section_of, town_names
from tracker.domain.forms import OccasionKind
from tracker.domain.report.document import section_document
from tracker.services.reports.formats import FORMATS, report_bytes

# An address, a personal number, or a status word twice.
PERSONAL = re.compile(r"[\w.]+@\w+\.\w|\b\d{6}[-+]?\d{4}\b|Pågår\. Pågår")


def test_the_same_rows_give_the_same_bytes_in_every_process() -> None:
    """Wherever it runs: sets are in another order there, and it is another time."""
    names = sample(town_names(), every=8, first=4)
    first, second = (_files(names, seed, zone) for seed, zone in (("1", "UTC"), ("2", "America/New_York")))

    assert first.count("\n") == len(names) * len(FORMS) * len(FORMATS)
    assert first == second


def _files(names: list[str], seed: str, zone: str) -> str:
    command = [sys.executable, "-m", "tests.sections.files", *names]
    env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
    return subprocess.run(command, env=env, capture_output=True, check=True, text=True).stdout


@each("name", town_names())
@each("form", sample(FORMS, every=2))
def test_no_part_of_a_file_names_anyone(name: str, form: OccasionKind) -> None:
    document = section_document(section_of(name, form))
    for one in FORMATS:
        for text in _texts(report_bytes(document, one)):
            assert not any(part in text for part in NAME.split()), one.name
            assert PERSONAL.search(text) is None, one.name


def _texts(data: bytes) -> Iterator[str]:
    """Yields the text of a file, part by part."""
    if data.startswith(b"PK"):
        archive = zipfile.ZipFile(BytesIO(data))
        for name in archive.namelist():
            yield re.sub(r"<[^>]*>", " ", archive.read(name).decode("utf-8", "ignore"))
    elif data.startswith(b"%PDF"):
        opened = pypdfium2.PdfDocument(data)
        yield " ".join(page.get_textpage().get_text_range() for page in opened)
        opened.close()
    else:
        yield data.decode("utf-8")
