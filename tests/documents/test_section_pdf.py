"""The section as PDF/UA-1: typst refuses to write one that is not; text is text, whatever stands in it."""

import builtins
import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from tests.domain.long_section import long_section
from tests.examples import examples
from tracker.documents.section import pdf
from tracker.documents.section.pdf import NOT_INSTALLED, pdf_bytes
from tracker.domain.report.cleaning import cleaned
from tracker.domain.report.document import Document, Heading, Items, Paragraph, Run, section_document
from tracker.errors import DocumentError

MARKUP = (
    "#",
    "$",
    "*",
    "_",
    "`",
    "<a>",
    "@b",
    "\\",
    "//",
    "/*",
    "[",
    "]",
    "{",
    "}",
    "= Rubrik",
    "- ",
    "+ ",
    "~",
    '"',
)
COMMANDS = (
    '#read("/etc/passwd")',
    "#panic()",
    '#import "@preview/x:1.0.0"',
    '#eval("1")',
    '#image("x.png")',
    "#sys.inputs",
)


@pytest.fixture(scope="module")
def document() -> Document:
    return cleaned(section_document(long_section()))


@pytest.fixture(scope="module")
def made(document: Document) -> bytes:
    return pdf_bytes(document)


def words(data: bytes) -> str:
    opened = pypdfium2.PdfDocument(data)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in opened).split())
    finally:
        opened.close()


def saying(document: Document, *texts: str) -> Document:
    """Returns a short document with these texts in every kind of place."""
    blocks = (
        Heading(1, document.title),
        *(Paragraph((Run(text, "emphasis"),)) for text in texts),
        Items(texts),
    )
    return cleaned(replace(document, blocks=blocks, sheet=None))


def test_the_whole_text_is_there(document: Document, made: bytes) -> None:
    found = words(made).replace(" ", "")

    for block in document.blocks:
        if isinstance(block, Heading):
            assert block.text.replace(" ", "") in found
    for _, text in document.notes:
        assert text.replace(" ", "") in found


def test_it_states_what_a_reader_needs(document: Document, made: bytes) -> None:
    """PDF/UA-1, Swedish, the title, tags: headings by level, tables with header cells, lists and notes."""
    catalog = PDFDocument(PDFParser(BytesIO(made))).catalog
    metadata = resolve1(catalog["Metadata"]).get_data().decode()
    tags = set(_tags(catalog["StructTreeRoot"]))

    assert catalog["Lang"] in (b"sv-SE", "sv-SE")
    assert resolve1(catalog["MarkInfo"])["Marked"] is True
    assert resolve1(catalog["ViewerPreferences"])["DisplayDocTitle"] is True
    assert re.search(r"pdfuaid:part>1<", metadata)
    assert document.title in metadata
    assert "2022-01-31" in metadata
    assert {"H1", "H2", "H3", "Table", "TH", "TD", "THead", "Caption", "L", "LI", "Note", "TOC", "P"} <= tags


def test_the_plans_words_stand_on_the_page_of_what_is_told(document: Document) -> None:
    """Wherever the page ends."""
    told = (Heading(3, "1. Rådet"), Paragraph((Run("I planen: ”" + "Rådet möts. " * 20 + "”"),)))
    for lines in range(30, 46):
        filler = tuple(Paragraph((Run(f"Rad {number}."),)) for number in range(lines))
        blocks = (
            Heading(1, document.title),
            Heading(2, "Område"),
            *filler,
            *told,
            Paragraph((Run("Genomförd. Slutord."),)),
        )

        pages = page_texts(pdf_bytes(cleaned(replace(document, blocks=blocks, sheet=None))))
        (on,) = [page for page in pages if "Slutord" in page]
        assert "1. Rådet" in on, lines


def test_the_chart_stands_beside_its_table_and_the_text_begins_a_page(made: bytes) -> None:
    pages = page_texts(made)
    (chart,) = [number for number, page in enumerate(pages) if "Aktiviteternas läge" in page]

    assert "Handlingsplanen revideras" in pages[chart].split("Aktiviteternas läge")[0]
    assert "1. " not in pages[chart]
    assert "Förebyggande aktiviteter" in pages[chart + 1][:120]


def page_texts(data: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in opened]
    finally:
        opened.close()


def test_typst_refuses_what_is_not_pdf_ua(document: Document) -> None:
    """Its own check is on: a heading level that is skipped is no PDF/UA."""
    blocks = (Heading(1, document.title), Heading(3, "1. Rådet"), Paragraph((Run("Genomförd."),)))

    with pytest.raises(DocumentError, match="gick inte att skriva som PDF") as refused:
        pdf_bytes(replace(document, blocks=blocks))
    assert "skipped from heading level" in str(refused.value.__cause__)


def test_its_tags_stand_in_the_order_of_the_text(document: Document, made: bytes) -> None:
    """The chart is a table of its numbers, whose bars are decoration: no picture is without words."""
    tags = _tags(PDFDocument(PDFParser(BytesIO(made))).catalog["StructTreeRoot"])
    shown = [tag for tag in tags if re.fullmatch(r"H\d|Table|Figure", tag)]
    names = {"table": "Table", "chart": "Table"}
    blocks = [f"H{b.level}" if isinstance(b, Heading) else names.get(b.kind) for b in document.blocks]

    assert shown == [tag for tag in blocks if tag]
    assert tags.index("H1") < tags.index("TOC") < tags.index("H2")


def _tags(node: Any) -> list[str]:
    found = resolve1(node)
    if isinstance(found, list):
        return [tag for one in found for tag in _tags(one)]
    if not isinstance(found, dict):
        return []
    own = [str(found["S"].name)] if "S" in found else []
    return own + (_tags(found["K"]) if "K" in found else [])


def test_every_font_is_inside_and_none_is_the_systems(made: bytes) -> None:
    pages = list(PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(made)))))
    fonts = [resolve1(font) for page in pages for font in resolve1(page.resources["Font"]).values()]

    assert fonts
    for font in fonts:
        (inner,) = resolve1(font["DescendantFonts"])
        assert "LibertinusSerif" in font["BaseFont"].name
        assert {"FontFile3", "FontFile2"} & set(resolve1(resolve1(inner)["FontDescriptor"]))


@pytest.mark.parametrize("command", COMMANDS)
def test_what_people_write_is_never_run(document: Document, command: str) -> None:
    assert "".join(command.split()) in words(pdf_bytes(saying(document, command))).replace(" ", "")


anything = st.lists(st.sampled_from(MARKUP) | st.text(max_size=8), max_size=12).map("".join)


@examples(8)
@given(texts=st.lists(anything, min_size=10, max_size=20))
def test_any_text_can_be_written(document: Document, texts: list[str]) -> None:
    """Markup, control characters, halves of pairs, scripts that no font has: it is made, and is PDF/UA."""
    assert pdf_bytes(saying(document, *texts)).startswith(b"%PDF")


@examples(8)
@given(given=st.lists(st.lists(st.sampled_from(MARKUP), min_size=1, max_size=8), min_size=5, max_size=10))
def test_markup_is_shown_as_it_is(document: Document, given: list[list[str]]) -> None:
    said = [f"Början{''.join(signs)}slutet" for signs in given]
    found = words(pdf_bytes(saying(document, *said))).replace(" ", "")

    assert all("".join(one.split()) in found for one in said)


def test_a_text_that_typst_gives_up_on_is_a_sentence(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """typst 0.15 panics on some Arabic; the squares keep it from meeting any."""
    arabic = "".join(f" {chr(one)}" for one in range(0x632, 0x663) if one not in (0x63B, 0x660, 0x661))
    assert pdf_bytes(saying(document, arabic)).startswith(b"%PDF")

    monkeypatch.setattr(pdf, "_UNSHOWN", re.compile("(?!)"))
    with pytest.raises(DocumentError, match="gick inte att skriva som PDF"):
        pdf_bytes(saying(document, arabic))


def test_a_character_that_no_font_has_is_a_square(document: Document) -> None:
    assert "Bra □ jobbat □ é" in words(pdf_bytes(saying(document, "Bra 😀 jobbat 中 e\u0301")))


def test_the_same_section_gives_the_same_bytes(document: Document, made: bytes) -> None:
    assert pdf_bytes(document) == made


def test_without_typst_a_sentence_says_what_to_install(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **more: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DocumentError) as refused:
        pdf_bytes(document)

    assert str(refused.value) == NOT_INSTALLED
    assert "tracker-handlingsplan[pdf]" in NOT_INSTALLED
