"""A municipality's own Word template: filled in everywhere, checked whole, and able to do nothing else."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as opened
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tests.documents.own_template import PLACES, own_template
from tests.domain.long_section import long_section
from tracker.documents.section.checking import template_faults
from tracker.documents.section.word import word_bytes
from tracker.domain.report.document import Document, section_document
from tracker.sandbox import OwnTextError
from tracker.services.reports.check_template import SAMPLE, check_template


@pytest.fixture(scope="module")
def document() -> Document:
    return section_document(long_section())


def texts(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def test_the_section_stands_where_the_template_says(tmp_path: Path, document: Document) -> None:
    """In its own styles, found by name whatever their id; those that it lacks are the shipped one's."""
    path = own_template(tmp_path / "egen.docx", "Före.", "{{p avsnitt }}", "Efter.")
    word = opened(BytesIO(word_bytes(document, path)))
    paragraphs = word.paragraphs

    assert (paragraphs[0].text, paragraphs[-1].text) == ("Före.", "Efter.")
    assert paragraphs[1].text == document.title
    assert paragraphs[1]._p.pPr.pStyle.get(qn("w:val")) == "Rubrik1"
    known = {one.get(qn("w:styleId")) for one in word.styles.element.iter(qn("w:style"))}
    used = [
        one.get(qn("w:val"))
        for one in word.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"), qn("w:rStyle"))
    ]
    assert set(used) <= known
    assert check_template(path) == ()


def test_a_list_has_bullets_where_the_template_has_no_such_style(tmp_path: Path, document: Document) -> None:
    data = word_bytes(document, own_template(tmp_path / "egen.docx"))
    word = opened(BytesIO(data))
    items = [one for one in word.paragraphs if one.style.name == "List Bullet"]
    numbers = {one._p.pPr.numPr.numId.val for one in items}
    numbering = parse_xml(zipfile.ZipFile(BytesIO(data)).read("word/numbering.xml"))
    kinds = {
        one.get(qn("w:numId")): one.find(qn("w:abstractNumId")).get(qn("w:val"))
        for one in numbering.iter(qn("w:num"))
    }

    assert items
    assert len(numbers) == 1
    assert kinds[str(numbers.pop())] in {
        one.get(qn("w:abstractNumId"))
        for one in numbering.iter(qn("w:abstractNum"))
        if "•" in {level.get(qn("w:val")) for level in one.iter(qn("w:lvlText"))}
    }


def test_names_are_filled_in_everywhere(tmp_path: Path, document: Document) -> None:
    """And the template's own footnotes stay, with the section's after them."""
    words = "{{ namnd }}, {{ dnr }}, {{ dag }}. {{ version }}"
    path = own_template(
        tmp_path / "egen.docx", **dict.fromkeys(("header", "footer", "footnotes", "subject"), words)
    )
    data = word_bytes(document, path)
    word = opened(BytesIO(data))
    notes = parse_xml(zipfile.ZipFile(BytesIO(data)).read("word/footnotes.xml"))

    filled = "Kungsholmens stadsdelsnämnd, Dnr KUNG 2021/114, 31 januari 2022. Utkast, inte fastställt"
    assert word.sections[0].header.paragraphs[0].text == filled
    assert word.sections[0].footer.paragraphs[0].text == filled
    assert word.core_properties.subject == filled
    assert texts(notes[0]) == filled
    assert [one.get(qn("w:id")) for one in notes][:3] == ["5", "6", "7"]
    assert [one.get(qn("w:id")) for one in word.element.body.iter(qn("w:footnoteReference"))][:2] == [
        "6",
        "7",
    ]


def test_a_property_holds_signs_as_they_are(tmp_path: Path, document: Document) -> None:
    path = own_template(tmp_path / "egen.docx", subject="{{ titel }}", header="{{ titel }}")
    named = Document("Mål & <medel>", document.author, document.day, document.blocks)
    word = opened(BytesIO(word_bytes(named, path)))

    assert word.core_properties.subject == word.core_properties.title == "Mål & <medel>"
    assert word.sections[0].header.paragraphs[0].text == "Mål & <medel>"


def test_a_table_of_its_own(tmp_path: Path, document: Document) -> None:
    word = opened()
    table = word.add_table(rows=3, cols=2)
    for cell, text in zip(
        table._cells,
        ("{%tr for a in aktiviteter %}", "", "{{ a.nr }}", "{{ a.lage }}", "{%tr endfor %}", ""),
        strict=True,
    ):
        cell.text = text
    word.add_paragraph("{{p avsnitt }}")
    word.save(str(tmp_path / "egen.docx"))
    made = opened(BytesIO(word_bytes(document, tmp_path / "egen.docx")))

    rows = [[cell.text for cell in one.cells] for one in made.tables[0].rows]
    assert rows[:2] == [["1", "Löpande, se texten"], ["2", "Löpande"]]
    assert len(rows) == 14


ATTACKS = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ titel.__class__ }}",
    "{{ cycler.__init__.__globals__.os.popen('touch MARK').read() }}",
    "{{ (titel|attr('__class__')) }}",
    "{{ titel['__class__'] }}",
    "{{ titel.format.__self__ }}",
    "{{ '{0.__class__}'.format(titel) }}",
    "{% include '/etc/passwd' %}",
    "{% import '/etc/passwd' as x %}",
    "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
    "{{ 'x' * 900000000 }}",
)


WORST = (ATTACKS[2], ATTACKS[4])
CASES = [("body", attack) for attack in ATTACKS] + [
    (place, attack) for place in PLACES[1:] for attack in WORST
]


@pytest.mark.parametrize(("place", "attack"), CASES)
def test_nothing_is_run_wherever_it_stands(
    tmp_path: Path, place: str, attack: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """docxtpl runs the code of all these places; each is in the sandbox, and the section is not made so."""
    monkeypatch.chdir(tmp_path)
    path = own_template(tmp_path / "egen.docx", **{place: attack})

    with pytest.raises(OwnTextError) as refused:
        word_bytes(SAMPLE, path)

    assert str(refused.value).startswith("egen.docx")
    assert "<class" not in str(refused.value)
    assert [one.name for one in tmp_path.iterdir()] == ["egen.docx"]
    assert check_template(path)


def test_a_place_that_nothing_runs_is_left_as_it_is(tmp_path: Path, document: Document) -> None:
    path = own_template(tmp_path / "egen.docx", keywords="{{ titel.__class__ }}", category="{{ 7 * 7 }}")

    made = opened(BytesIO(word_bytes(document, path)))

    assert made.core_properties.keywords == "{{ titel.__class__ }}"
    assert made.core_properties.category == "{{ 7 * 7 }}"


@pytest.mark.parametrize(
    ("body", "places", "says"),
    [
        (("Text.",), {}, ["{{p avsnitt }} saknas i brödtexten"]),
        (("{{ avsnitt }}",), {}, ["avsnitt måste skrivas {{p avsnitt }}"]),
        (("{{p avsnitt }}", "{{ titel"), {}, ["brödtexten, nära ”{{ titel”: "]),
        (("{{p avsnitt }}", "{% if dnr %}Dnr"), {}, ["något är inte avslutat"]),
        (("{{p avsnitt }}", "{{ titel|stor }}"), {}, ["filtret ”stor” finns inte"]),
        (
            ("{{p avsnitt }}", "{{ nämnd }}"),
            {"footer": "{{ dagen }}"},
            ["”nämnd” finns inte", "sidfoten: namnet ”dagen”"],
        ),
        (
            ("{{p avsnitt }}", "{{ titel.__class__ }}"),
            {"title": "{{ x }}"},
            ["”__class__” är inte tillåtet", "egenskapen titel"],
        ),
        (
            ("{{ ett }}",),
            {"header": "{{ två }}", "footnotes": "{{ tre }}"},
            ["”ett”", "sidhuvudet", "fotnoterna", "saknas"],
        ),
    ],
)
def test_the_check_lists_all_that_is_wrong(
    tmp_path: Path, body: tuple[str, ...], places: dict[str, str], says: list[str]
) -> None:
    found = template_faults(own_template(tmp_path / "egen.docx", *body, **places), SAMPLE)

    assert len(found) == len(says), found
    for sentence, words in zip(found, says, strict=True):
        assert words in sentence
        assert sentence.startswith("egen.docx")
        assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("saknas.docx", None, "går inte att läsa"),
        ("mall.docx", b"inget arkiv", "är skadad"),
        ("mall.dotx", b"PK", "skadad"),
    ],
)
def test_a_file_that_is_no_word_document(tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    (found,) = check_template(tmp_path / name)

    assert says in found


def test_a_word_template_file_must_be_saved_as_a_document(tmp_path: Path) -> None:
    own_template(tmp_path / "mall.dotx")

    assert check_template(tmp_path / "mall.dotx") == (
        "mall.dotx: mallen måste vara ett Word-dokument (.docx).",
    )


def test_a_template_that_defines_entities_is_refused(tmp_path: Path) -> None:
    """One could name a file of the machine, whose text would then stand in the section."""
    whole = zipfile.ZipFile(own_template(tmp_path / "hel.docx"))
    with zipfile.ZipFile(tmp_path / "mall.docx", "w") as archive:
        for name in whole.namelist():
            content = whole.read(name)
            if name == "word/document.xml":
                kind = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document'
                content = content.replace(b"<w:document", kind, 1).replace(b"Efter.", b"&e;")
            archive.writestr(name, content)

    assert check_template(tmp_path / "mall.docx") == (
        "mall.docx: mallen är inte sparad av Word: spara om den där.",
    )


def test_an_archive_that_no_document_is_in(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mall.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")

    assert check_template(tmp_path / "mall.docx") == (
        "mall.docx: mallen går inte att öppna: spara om den i Word.",
    )
