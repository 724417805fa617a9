"""tracker compile: one section in all its forms."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker, write_settings

WORDS = ("compile", "--district", "kungsholmen", "--year", 2021)


@pytest.fixture
def answered(kungsholmen: Tracker) -> Tracker:
    kungsholmen("report", 6, "--status", "genomford", "--comment", 'Stöd till <b>två</b> & "flera".')
    return kungsholmen


class Page(HTMLParser):
    """The elements of a page: how often, with which attributes; it notices what is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_html_is_an_accessible_page(answered: Tracker) -> None:
    """Swedish, one h1, a heading an activity in the right order, a real table, links that lead somewhere."""
    text = answered(*WORDS, "--format", "html").out
    page = Page(text)

    assert text.startswith("<!doctype html>")
    assert page.open == []
    assert page.all("html") == [{"lang": "sv"}]
    assert page.count("title") == page.count("h1") == page.count("main") == 1
    assert page.count("table") == page.count("caption") == 2
    assert page.count("h3") == 9
    assert page.count("tr") == 10 + 3
    assert {th["scope"] for th in page.all("th")} == {"col", "row"}
    levels = [int(name[1]) for name, _ in page.tags if name in ("h1", "h2", "h3")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    links = {link["href"] for link in page.all("a")}
    assert links
    assert links <= {f"#{name}" for name in ids}


def test_html_runs_nothing_of_what_people_write(answered: Tracker) -> None:
    text = answered(*WORDS, "--format", "html").out

    assert "Stöd till &lt;b&gt;två&lt;/b&gt; &amp; ’flera’." in text


def test_ils_is_plain_text(answered: Tracker) -> None:
    """No markup, no references but raised numbers; what people wrote stands as they wrote it.

    In parts, each with its length, so that a coordinator pastes one at a time.
    """
    text = answered(*WORDS, "--format", "ils").out

    assert "”Stöd till <b>två</b> & ’flera’.”¹" in text
    assert not any(sign in text for sign in ("#", "**", "[", "]", "&amp;", "\t", "\n\n\n"))
    assert "7. Rutinen vid oro gås igenom på ett enhetsmöte" in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert all(line == line.strip() for line in text.splitlines())
    parts = re.split(r"^=== Del \d+ av (\d+): (.+) \((\d+) tecken\) ===$", text, flags=re.MULTILINE)[1:]
    assert (
        parts[2 + 1]
        .strip()
        .startswith(
            "Uppföljning av handlingsplanen 2021\nUtkast, inte fastställt.\nKungsholmens stadsdelsnämnd"
        )
    )
    assert parts[1::4][2:5] == [
        "Förebyggande aktiviteter",
        "Förhindrande aktiviteter",
        "Kompetenshöjande aktiviteter",
    ]
    assert {int(total) for total in parts[0::4]} == {len(parts) // 4}
    assert [int(length) for length in parts[2::4]] == [len(part.strip()) for part in parts[3::4]]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.html", b"<!doctype html>"),
        ("a.HTM", b"<!doctype html>"),
        ("a.txt", b"=== Del 1 av"),
        ("a.md", "# Uppföljning".encode()),
        ("a.docx", b"PK"),
        ("a.pdf", b"%PDF"),
        ("a.xlsx", b"PK"),
        ("a.csv", "\ufeffNr;Område;".encode()),
        ("a", "# Uppföljning".encode()),
    ],
)
def test_the_name_of_the_file_says_its_form(answered: Tracker, home: Path, name: str, begins: bytes) -> None:
    ran = answered(*WORDS, "-o", home / name)

    assert (ran.code, ran.err) == (0, "")
    assert (home / name).read_bytes().startswith(begins)


def test_the_form_that_is_asked_for_wins(answered: Tracker, home: Path) -> None:
    answered(*WORDS, "--format", "ils", "-o", home / "a.md")

    assert (home / "a.md").read_text(encoding="utf-8").startswith("=== Del 1 av")


def test_every_note_of_the_text_stands_among_the_notes(answered: Tracker) -> None:
    for form, sign in (("html", 'id="not-1"'), ("ils", "\n¹ "), ("md", "\n¹ ")):
        assert sign in answered(*WORDS, "--format", form).out


@pytest.mark.parametrize("name", ["avsnitt.odt", "avsnitt.DOC", "avsnitt.xls"])
def test_an_ending_that_no_format_has_is_refused(answered: Tracker, home: Path, name: str) -> None:
    """A Markdown text in a file that claims to be something else would not open."""
    ran = answered(*WORDS, "-o", home / name)

    assert_one_sentence(ran, 2, f"Filen {name} slutar på")
    for known in (".md", ".docx", ".pdf", ".html", ".txt", ".xlsx", ".csv"):
        assert known in ran.err
    assert not (home / name).exists()


@pytest.mark.parametrize(("form", "file"), [("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel")])
def test_a_file_that_no_screen_can_show_needs_a_name(answered: Tracker, form: str, file: str) -> None:
    assert_one_sentence(answered(*WORDS, "--format", form), 2, f"{file}-filen behöver ett namn: lägg till -o")


def test_a_format_that_is_said_may_have_any_ending(answered: Tracker, home: Path) -> None:
    assert answered(*WORDS, "--format", "md", "-o", home / "avsnitt.markdown").code == 0
    assert answered(*WORDS, "-o", home / "avsnitt").code == 0
    assert (home / "avsnitt").read_text() == (home / "avsnitt.markdown").read_text()


@pytest.mark.parametrize(
    ("more", "came", "counted"),
    [
        ("", "2022-02-20", True),
        ("", "2022-03-13", True),  # the sixtieth day after 12 January
        ("", "2022-03-14", False),
        ("[district.kungsholmen.followup]\nlate_answers = 10", "2022-01-22", True),
        ("[district.kungsholmen.followup]\nlate_answers = 10", "2022-01-23", False),
        ("[district.norrmalm.followup]\nlate_answers = 10", "2022-01-23", True),
    ],
)
def test_an_answer_that_comes_late_still_belongs_to_its_report(
    kungsholmen: Tracker, home: Path, more: str, came: str, counted: bool
) -> None:
    """Up to followup.late_answers days after the form's day: what is said later is about the next year."""
    write_settings(home, more)
    kungsholmen("report", 1, "--status", "genomford", "--comment", "Gicks igenom.", now=came)

    text = kungsholmen(*WORDS, now="2022-06-01").out

    assert ("Gicks igenom." in text) is counted
