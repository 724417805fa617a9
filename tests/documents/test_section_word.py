"""The Word section: real footnotes, a native chart, contents, header and footer; the same bytes each time."""

import re
import time
import zipfile
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from docx import Document as opened
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tests.conftest import ROOT
from tests.domain.long_section import long_section
from tests.domain.telling import answered, row, section
from tests.word_template.building import template_bytes
from tracker.documents.section.word import word_bytes
from tracker.domain.question import QuestionKind
from tracker.domain.report.cleaning import cleaned
from tracker.domain.report.document import Document, section_document
from tracker.domain.status import Status

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def document(comment: str = "") -> Document:
    return cleaned(section_document(long_section(comment)))


@pytest.fixture(scope="module")
def made() -> bytes:
    return word_bytes(document())


@pytest.fixture(scope="module")
def word(made: bytes) -> Any:
    return opened(BytesIO(made))


def part(data: bytes, name: str) -> Any:
    return parse_xml(zipfile.ZipFile(BytesIO(data)).read(name))


def text_of(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def test_the_shipped_template_is_what_the_code_makes() -> None:
    """After a change of tests/word_template: make word-template."""
    shipped = zipfile.ZipFile(ROOT / "templates" / "report" / "section.docx")
    made = zipfile.ZipFile(BytesIO(template_bytes()))

    assert {name: shipped.read(name) for name in shipped.namelist()} == {
        name: made.read(name) for name in made.namelist()
    }


def test_notes_are_footnotes_in_the_order_of_the_text(made: bytes, word: Any) -> None:
    expected = [text for _, text in document().notes]
    marks = [int(one.get(qn("w:id"))) for one in word.element.body.iter(qn("w:footnoteReference"))]
    notes = {
        int(one.get(qn("w:id"))): text_of(one).strip()
        for one in part(made, "word/footnotes.xml")
        if one.get(qn("w:type")) is None
    }

    assert len(expected) == 14
    assert marks == sorted(marks) == list(notes)
    assert [notes[mark] for mark in marks] == expected
    assert not any(paragraph.text == "Noter" for paragraph in word.paragraphs)


def test_the_chart_is_one_that_word_draws(made: bytes, word: Any) -> None:
    """Its numbers are those of the verdicts; its alternative text says all of it."""
    chart = part(made, "word/charts/chart1.xml")
    labels = [one.text for one in chart.iter(f"{C}v")][1:]
    told = [one.verdict_label for one in long_section().told]
    (described,) = word.element.body.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    )

    half = len(labels) // 2
    counts = dict(zip(labels[:half], map(int, labels[half:]), strict=True))
    assert counts == {label: told.count(label) for label in told}
    assert all(f"{label}: {count}." in described.get("descr") for label, count in counts.items())


def test_the_charts_numbers_can_be_edited_in_word(made: bytes) -> None:
    """The workbook within the file has them in the cells that the chart refers to."""
    from openpyxl import load_workbook

    archive = zipfile.ZipFile(BytesIO(made))
    chart, links = (part(made, f"word/charts/{name}") for name in ("chart1.xml", "_rels/chart1.xml.rels"))
    (outside,) = chart.iter(f"{C}externalData")
    targets = {one.get("Id"): one.get("Target") for one in links}
    book = archive.read(f"word/{targets[outside.get(qn('r:id'))].removeprefix('../')}")
    page = load_workbook(BytesIO(book))["Blad1"]
    drawn = {}
    for place in chart.iter(f"{C}strRef", f"{C}numRef"):
        _, _, cells = place.find(f"{C}f").text.partition("!")
        shown = page[cells.replace("$", "")]
        values = [cell.value for row in shown for cell in row] if isinstance(shown, tuple) else [shown.value]
        drawn[cells] = ([str(one) for one in values], [one.text for one in place.iter(f"{C}v")])

    assert len(drawn) == 3
    assert all(written == cached for written, cached in drawn.values())


def test_contents_name_every_heading_and_lead_to_it(word: Any) -> None:
    """Right without being updated: no number of a page, which only Word knows."""
    body = word.element.body
    links = [(one.get(qn("w:anchor")), text_of(one)) for one in body.iter(qn("w:hyperlink"))]
    marks = {one.get(qn("w:name")): text_of(one.getparent()) for one in body.iter(qn("w:bookmarkStart"))}
    headings = [p.text for p in word.paragraphs if p.style.name in ("Heading 2", "Heading 3")]

    assert [text for _, text in links] == headings
    assert all(marks[anchor] == text for anchor, text in links)
    assert 'TOC \\o "2-3"' in "".join(one.text for one in body.iter(qn("w:instrText")))


def test_a_short_section_has_neither_contents_nor_chart() -> None:
    found = section([row(QuestionKind.ONGOING)], [answered(Status.PAGAR, "Enligt plan.")])
    data = word_bytes(section_document(found))

    assert "word/charts/chart1.xml" not in zipfile.ZipFile(BytesIO(data)).namelist()
    assert "Innehåll" not in [one.text for one in opened(BytesIO(data)).paragraphs]


def test_header_and_footer_say_whose_it_is_and_which_page(word: Any) -> None:
    page = word.sections[0]
    fields = [one.get(qn("w:instr")).strip() for one in page.footer._element.iter(qn("w:fldSimple"))]

    assert page.header.paragraphs[0].text == "Kungsholmens stadsdelsnämnd\tDnr KUNG 2021/114"
    assert text_of(page.footer._element).startswith(
        "Uppföljning av handlingsplanen mot våldsbejakande extremism 2021"
    )
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_table_is_as_wide_as_the_text_and_repeats_its_header(word: Any) -> None:
    (table,) = word.tables
    page = word.sections[0]
    widths = [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid.iter(qn("w:gridCol"))]

    assert sum(widths) == (page.page_width - page.left_margin - page.right_margin) // 635
    assert widths[0] == min(widths)
    assert widths[1] == max(widths)
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert (
        table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Aktiviteterna, deras läge och utfall"
    )


def keeps(paragraph: Any) -> bool:
    """True if the paragraph itself says that it stands on the page of the next."""
    return paragraph.paragraph_format.keep_with_next is True


def test_no_page_break_parts_the_plans_words_from_what_is_told(word: Any) -> None:
    """Heading, the plan's words, what is told: the first two stay with the third, which may break."""
    found = word.paragraphs
    activities = [n for n, one in enumerate(found) if one.style.name == "Heading 3"]
    planned = [n + 1 for n in activities if found[n + 1].text.startswith(("I planen:", "Tidplan:"))]

    assert planned
    assert word.styles["Heading 3"].paragraph_format.keep_with_next
    assert all(keeps(found[n]) and not keeps(found[n + 1]) for n in planned)
    assert not any(keeps(found[n + 1]) for n in activities if n + 1 not in planned)


def test_no_row_stands_alone_at_either_end_of_the_table(word: Any) -> None:
    (table,) = word.tables
    kept = [all(keeps(p) for cell in row.cells for p in cell.paragraphs) for row in table.rows]

    assert len(kept) > 5
    assert kept == [True, True, *[False] * (len(kept) - 4), True, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_headings_are_in_order_and_every_style_is_there(word: Any) -> None:
    levels = [int(p.style.name[-1]) for p in word.paragraphs if re.match(r"Heading \d", p.style.name)]
    known = {one.get(qn("w:styleId")) for one in word.styles.element.iter(qn("w:style"))}
    used = {
        one.get(qn("w:val"))
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for one in word.element.body.iter(qn(tag))
    }

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert used
    assert used <= known
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"sv-SE"}


def test_what_people_write_is_text(word: Any) -> None:
    """No markup, no template: braces of an answer are braces."""
    said = 'Klart för <w:p> & {{ titel }} {% for x in y %} {_{ ]]> i "hela" gruppen'
    found = opened(BytesIO(word_bytes(document(said))))

    shown = said.replace('"', "’")
    assert any(shown in paragraph.text for paragraph in found.paragraphs)


def test_the_same_section_gives_the_same_bytes(made: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the clock says; the file is dated by the day of the section."""
    monkeypatch.setattr(time, "localtime", lambda *_: (1999, 1, 1, 1, 1, 1, 0, 1, 0))

    assert word_bytes(document()) == made
    assert {one.date_time for one in zipfile.ZipFile(BytesIO(made)).infolist()} == {(2022, 1, 31, 0, 0, 0)}
    assert opened(BytesIO(made)).core_properties.created.date().isoformat() == "2022-01-31"


def test_a_title_longer_than_a_property_may_be_is_cut_there_only() -> None:
    long = section_document(section([row(QuestionKind.ONGOING)], []))
    data = word_bytes(Document("Å" * 300, long.author, long.day, long.blocks))

    assert opened(BytesIO(data)).core_properties.title == "Å" * 255
