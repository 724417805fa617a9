"""Every form of a section: the same bytes from the same answers, and none that a comment can break."""

import logging
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document as open_word
from openpyxl import load_workbook
from pdfplumber import open as open_pdf

from tests.documents.own_template import own_template
from tests.domain.long_section import long_section
from tracker.domain.report.codec import built, plain
from tracker.domain.report.document import Document, section_document
from tracker.domain.report.own_texts import version_document
from tracker.domain.report.phrases.versions import version_line
from tracker.services.reports.formats import FORMATS, ReportFormat, choose_format, write_report

EVIL = "Klart \x00\x07\x1b[31m \x85\x9f \ufffe\uffff \ud800 \udfff \u202e \ufeff ]]> </w:t> {{ x }} #x <b> |"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_no_comment_makes_a_form_fail(form: ReportFormat, tmp_path: Path) -> None:
    """Control characters, noncharacters, halves of pairs, the markup of each form. Twice the same bytes."""
    document = section_document(long_section(EVIL))
    for name in ("a", "b"):
        write_report(document, form, tmp_path / f"{name}{form.suffixes[0]}")

    first, second = ((tmp_path / f"{name}{form.suffixes[0]}").read_bytes() for name in ("a", "b"))
    assert len(first) > 1000
    assert first == second
    if form.text is not None:
        assert not set("\x00\x07\x1b\x85\ufffe\uffff\u202e") & set(first.decode("utf-8-sig"))


def test_a_broken_template_stops_no_section(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The shipped one is used instead, and a sentence says why."""
    document, word = section_document(long_section()), choose_format("docx", tmp_path / "a.docx")
    broken = own_template(tmp_path / "egen.docx", "{{ namn }}")
    write_report(document, word, tmp_path / "a.docx")

    with caplog.at_level(logging.WARNING):
        write_report(document, word, tmp_path / "b.docx", broken)

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert [one.getMessage() for one in caplog.records] == [
        "Egen mall egen.docx: namnet ”namn” finns inte; den medföljande mallen används i stället."
    ]


FORMS_OF_TEXT = [one for one in FORMATS if one.name in ("md", "docx", "html", "ils")]
VERSION = "Version 1, fastställd 14 januari 2022."


def head_of(path: Path) -> str:
    """Returns the first lines of a form; of a workbook what is printed above each page."""
    match path.suffix:
        case ".docx":
            return "\n".join(one.text for one in open_word(str(path)).paragraphs[:4])
        case ".pdf":
            with open_pdf(path) as pdf:
                return str(pdf.pages[0].extract_text())
        case ".xlsx":
            page = load_workbook(path).active
            assert page is not None
            return str(page.oddHeader.left.text)
        case ".html":
            return re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8").partition("<h1")[2][:800])
    return path.read_text(encoding="utf-8")[:400]


@pytest.mark.parametrize("form", [one for one in FORMATS if one.name != "csv"], ids=lambda form: form.name)
def test_every_form_says_its_version_below_the_title(form: ReportFormat, tmp_path: Path) -> None:
    """A version its number and day, another that it is a draft; only a table of data says neither."""
    section, path = long_section(), tmp_path / f"a{form.suffixes[0]}"
    line = version_line(1, date(2022, 1, 14))
    for document, said in (
        (version_document(section, line, {}), VERSION),
        (section_document(section), "Utkast, inte fastställt."),
    ):
        write_report(document, form, path)
        head = " ".join(head_of(path).split())

        assert said in head
        assert head.index(section.title[-12:]) < head.index(said)
        assert "Dnr" not in head or head.index(said) < head.rindex("Dnr")


def test_a_version_that_was_fixed_without_the_line_is_printed_as_it_was(tmp_path: Path) -> None:
    """Its document is read as it was stored, and nothing is added to any form."""
    document = section_document(long_section())
    stored = {name: value for name, value in plain(document).items() if name != "version"}

    again = built(Document, stored)

    assert again == replace(document, version="")
    write_report(again, choose_format("xlsx", tmp_path), tmp_path / "a.xlsx")
    page = load_workbook(tmp_path / "a.xlsx").active
    assert page is not None
    assert page.oddHeader.left.text is None


BREAKING = re.compile(r"\d %")


@pytest.mark.parametrize("form", FORMS_OF_TEXT, ids=lambda form: form.name)
def test_a_number_and_its_per_cent_sign_stay_on_one_line(form: ReportFormat, tmp_path: Path) -> None:
    """In the table, and where people wrote it; only a table of data keeps its plain space."""
    section, path = long_section("Vi nådde 90 % av dem."), tmp_path / f"a{form.suffixes[0]}"
    assert any(BREAKING.search(told.outcome) for told in section.told)

    write_report(section_document(section), form, path)
    found = whole_of(path)

    assert "90\u00a0%" in found
    assert re.search("\\(\\d+\u00a0%\\)", found)
    assert not BREAKING.search(found)


def whole_of(path: Path) -> str:
    if path.suffix == ".docx":
        return str(open_word(str(path)).element.xml)
    return path.read_text(encoding="utf-8")
