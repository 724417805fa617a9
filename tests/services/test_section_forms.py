"""Every form of a section: the same bytes from the same answers, and none that a comment can break."""

import logging
from pathlib import Path

import pytest

from tests.documents.own_template import own_template
from tests.domain.long_section import long_section
from tracker.domain.report.document import section_document
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
