"""What a hostile file may cost: 600 MB and one sentence, whatever its format; its time is cut off."""

import io
import json
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import ROOT
from tests.documents.builders import write_odt
from tests.examples import sample
from tracker import child_process
from tracker.documents import read_document, worker
from tracker.errors import DocumentError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORDS = re.compile(r".+\.")  # one line
LAUGHS = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10 if at else "ha"}">' for at in range(10))
BOMB = f"<?xml version='1.0'?><!DOCTYPE x [{LAUGHS}]>"
OUTSIDE = "<?xml version='1.0'?><!DOCTYPE x SYSTEM 'file:///etc/passwd'>"


def archive(path: Path, entries: dict[str, str | bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, data in entries.items():
            target.writestr(name, data)


def word(path: Path, body: str, start: str = "") -> None:
    archive(path, {"word/document.xml": f"{start}<w:document {W}><w:body>{body}</w:body></w:document>"})


def word_with_entities(path: Path) -> None:
    word(path, "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", BOMB)


def word_with_a_reference(path: Path) -> None:
    word(path, "<w:p/>", OUTSIDE)


def deep_word(path: Path) -> None:
    word(path, "<w:ins>" * 300_000 + "</w:ins>" * 300_000)


def deep_tables(path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 5_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5_000
    word(path, deep)


def large_word(path: Path) -> None:
    word(path, "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 5_000_000)


def lying_archive(path: Path) -> None:
    """Says that a part is small and unpacks to much more."""
    archive(path, {"word/document.xml": b" " * 320_000_000})
    data = bytearray(path.read_bytes())
    small = (1000).to_bytes(4, "little")
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark)
        data[at + place : at + place + 4] = small
    path.write_bytes(bytes(data))


def excel(path: Path, change: Callable[[bytes], bytes], part: str = "xl/worksheets/sheet1.xml") -> None:
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Aktivitet", "Ansvarig", "Tidplan"])
    book.save(buffer)
    with zipfile.ZipFile(buffer) as old:
        entries = {
            name: change(old.read(name)) if name == part else old.read(name) for name in old.namelist()
        }
    archive(path, entries)


def excel_with_entities(path: Path) -> None:
    excel(path, lambda old: BOMB.encode() + b"<x>&a9;</x>")


def excel_merged_to_its_end(path: Path) -> None:
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    excel(path, lambda old: old.replace(b"</worksheet>", merged))


def excel_filled_to_its_end(path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    excel(path, lambda old: old.replace(b"</sheetData>", far))


def excel_of_a_million_rows(path: Path) -> None:
    row = b'<row><c t="inlineStr"><is><t>x</t></is></c><c t="inlineStr"><is><t>y</t></is></c></row>'
    excel(path, lambda old: old.replace(b"</sheetData>", row * 1_000_000 + b"</sheetData>"))


def odt_with_entities(path: Path) -> None:
    archive(
        path,
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"{BOMB}<x>&a9;</x>"},
    )


def odt_repeated(path: Path) -> None:
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="999999999">{cell}</table:table-row>'
    write_odt(path, f"<table:table>{row * 500}</table:table>")


def pdf(path: Path, content: bytes, more: bytes = b"") -> None:
    packed = content
    for _ in range(more.count(b"Flate")):
        packed = zlib.compress(packed, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(packed), more, packed),
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (at, value) for at, value in enumerate(objects, start=1))
    path.write_bytes(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF")


def pdf_bomb(path: Path) -> None:
    pdf(path, b"0 0 m 9 9 l S\n" * 60_000_000, b"/Filter[/FlateDecode/FlateDecode]")


def pdf_of_a_million_lines(path: Path) -> None:
    lines = b"".join(b"%d 0 m %d 800 l S 0 %d m 500 %d l S\n" % (x, x, x, x) for x in range(200_000))
    pdf(path, lines, b"/Filter/FlateDecode")


def pdf_in_a_circle(path: Path) -> None:
    pdf(path, b"BT (x) Tj ET")
    path.write_bytes(path.read_bytes().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"))


def endless_csv(path: Path) -> None:
    path.write_bytes(b'Aktivitet;Ansvarig;Tidplan\n"' + b"a;b;c\n" * 1_000_000)


ENTITIES = [word_with_entities, word_with_a_reference, excel_with_entities, odt_with_entities]
HOSTILE = [
    *sample(ENTITIES, every=4),  # all are refused below
    deep_word, deep_tables, excel_filled_to_its_end, odt_repeated, pdf_in_a_circle, endless_csv,
    *sample(
        [
            lying_archive, excel_of_a_million_rows, large_word, pdf_bomb, pdf_of_a_million_lines,
            excel_merged_to_its_end,
        ],
        every=6,
    ),
]  # fmt: skip


# In a process of its own: what this one has used to make the files would be counted too. It has the libraries
# loaded and forks for each file.
MEASURE = """
import json, os, resource, sys
from pathlib import Path
from tracker.documents import read_document
from tracker.errors import TrackerError
from tracker.reading.plan import read_rows

def measure(path):
    said = "Ja."
    try:
        read_rows(read_document(path))
    except TrackerError as error:
        said = str(error)
    own = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps([path.parent.name, int(own[0].split()[1]), used, said]), flush=True)

for name in sys.argv[1:]:
    if not (child := os.fork()):
        measure(Path(name))
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        sys.exit(name)
"""


def test_a_hostile_file_costs_no_more_than_allowed(tmp_path):
    """It is read, or refused with one sentence of ours; neither process takes more than 600 MB."""
    files = [tmp_path / make.__name__ / "plan.bin" for make in HOSTILE]
    for make, file in zip(HOSTILE, files, strict=True):
        file.parent.mkdir()
        make(file)

    command = [sys.executable, "-c", MEASURE, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)

    assert done.returncode == 0, done.stderr
    measured = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(measured) == len(HOSTILE)
    wrong = [one for one in measured if one[1] + one[2] >= 600 * 1024 or not WORDS.fullmatch(one[3])]
    assert wrong == []


def test_a_child_that_hangs_is_ended(monkeypatch):
    """The parent waits no longer than its limit, whatever the child is at."""
    monkeypatch.setattr(worker, "LIMITS", worker.LIMITS._replace(seconds=0.2))
    monkeypatch.setattr(child_process, "_START", "import time; time.sleep(600)")

    with pytest.raises(DocumentError, match="för lång tid eller för mycket minne"):
        worker.parse("word", b"", "plan.docx")


def test_a_child_that_works_too_long_ends_itself(monkeypatch):
    """A limit of processor time holds even where the parent is gone."""
    places = child_process._START.partition(" from ")[0]
    endless = f"{places} from tracker.child_process import _limit; _limit(2**30, 1)\nwhile True: pass"
    monkeypatch.setattr(child_process, "_START", endless)
    monkeypatch.setattr(worker, "LIMITS", worker.LIMITS._replace(seconds=60))

    with pytest.raises(DocumentError, match="för lång tid eller för mycket minne"):
        worker.parse("word", b"", "plan.docx")


def test_more_text_than_any_plan_has_is_refused(tmp_path):
    """Reading it would take minutes; nobody's plan is seven hundred pages."""
    (tmp_path / "plan.txt").write_text("Aktivitet Ansvarig Tidplan\n" * 80_000, encoding="utf-8")

    with pytest.raises(DocumentError, match="mer text än någon plan"):
        read_document(tmp_path / "plan.txt")


def test_what_is_repeated_a_billion_times_is_not(tmp_path):
    """A sheet says how often an empty row comes; nobody repeats a filled one more than a few times."""
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="999999999">{cell}</table:table-row>'
    write_odt(tmp_path / "plan.odt", f"<table:table>{row}</table:table>")

    (table,) = read_document(tmp_path / "plan.odt").blocks

    assert len(table.rows) * len(table.rows[0]) < 10_000


@pytest.mark.parametrize("make", ENTITIES)
def test_entities_and_outside_references_are_refused(tmp_path, make):
    """Nothing is defined by a document, and nothing outside it is opened."""
    make(tmp_path / "plan.bin")

    with pytest.raises(DocumentError, match="är skadad"):
        read_document(tmp_path / "plan.bin")
