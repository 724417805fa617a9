"""tracker section: bad input is one Swedish sentence."""

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.cli.test_section import DAY, OF, drawn, section
from tests.conftest import Tracker

assert drawn  # the fixture


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("show", *OF, "--form", "T1"), 5, "inget utkast"),
        (("edit", *OF, "--form", "T1", "--activity", 1, "--text", "x"), 5, "inget utkast"),
        (("fix", *OF, "--form", "T1"), 5, "inget utkast"),
        (("draft", "--district", "kungsholmen", "--year", 2020), 5, "Det finns ingen plan kungsholmen-2020"),
        (("draft", *OF, "--plan", "jämställdhet"), 5, "Det finns ingen plan jämställdhet"),
        (("draft", "--district", "x", "--year", 2021), 4, "x"),
        (("edit", *OF, "--activity", 99, "--text", "x"), 5, "ingen aktivitet 99: utkastet har 1–9"),
        (("edit", *OF, "--activity", 5, "--text", " \n "), 2, "Texten är tom"),
        (("edit", *OF, "--activity", 5, "--text", "Gäller 19121212-1212."), 2, "personnummer"),
        (("edit", *OF, "--activity", 5, "--text", "x " * 5000), 2, "högst 8000"),
        (("edit", *OF, "--activity", 5, "--clear"), 5, "ingen egen text"),
        (("edit", *OF, "--activity", 99, "--keep"), 5, "ingen aktivitet 99"),
        (("edit", *OF, "--activity", 5, "--verdict", "strålande"), 2, "delvis genomförd"),
        (("edit", *OF, "--activity", 5, "--verdict", "försenad", "--keep"), 2, "Välj ett"),
        (("edit", *OF, "--activity", 5, "--deviation", "Gäller 19121212-1212."), 2, "personnummer"),
        (("edit", *OF, "--summary", "--verdict", "försenad"), 2, "inte för sammanfattningen"),
        (("edit", *OF, "--text", "x"), 2, "--activity NR"),
        (("edit", *OF, "--activity", 5, "--text", "x", "--clear"), 2, "Välj ett"),
        (("edit", *OF, "--activity", 5, "--file", "finns-inte.txt"), 10, "finns inte"),
        (("fix", *OF, "--again", "x"), 2, "inte fastställt än"),
        (("show", *OF, "--version", 1), 5, "ingen version 1 än"),
        (("show", *OF, "--version", 1, "--draft"), 2, "inte båda"),
        (("show", *OF, "--format", "docx"), 2, "-o avsnitt.docx"),
        (("diff", *OF, "--from", "T9"), 2, "T9"),
        (("diff", *OF, "--from", "3"), 5, "ingen version 3"),
    ],
)
def test_bad_input_is_a_sentence(drawn: Tracker, words: tuple[object, ...], code: int, says: str) -> None:
    assert_one_sentence(drawn("section", *words, now=DAY), code, says)


def test_a_draft_of_an_unfinished_year_is_not_fixed(kungsholmen: Tracker) -> None:
    section(kungsholmen, "draft", day="2021-12-20")

    assert_one_sentence(kungsholmen("section", "fix", *OF, now=DAY), 2, "före årsskiftet")
