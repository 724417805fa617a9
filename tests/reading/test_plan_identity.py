"""The name, body, years, dnr and decision of a plan are read from its first page, or not at all."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.conftest import ROOT
from tests.documents.builders import BUILDERS
from tracker.documents import read_document
from tracker.domain.plan_identity import PlanIdentity
from tracker.domain.plan_name import LONGEST_NAME, UNNAMED
from tracker.reading.plan import document_from_text
from tracker.reading.plan.identity import read_identity

PAGES = ROOT / "tests" / "data" / "title_pages.txt"
KEYS = ("name", "body", "years", "dnr", "decision")
HEADER = ("Aktivitet", "Ansvarig", "Tidplan", "Uppföljning")
ROW = ("En kväll för föräldrar ordnas", "Enhetschef", "Löpande", "VB")
TABLE = "\n\n" + "\t".join(HEADER) + "\n" + "\t".join(ROW) + "\n"
WORDS = ("Handlingsplan", "handlingsplanen", "mot", "för", "\n", "\n\n", "2021", "–", "Dnr", "nämnds", "-")


def pages() -> list[tuple[str, dict[str, str], str]]:
    """The title pages: why, what they say, and their text."""
    found = []
    for page in PAGES.read_text(encoding="utf-8").split("=== ")[1:]:
        why, *lines = page.splitlines()
        wanted, text = {}, []
        for line in lines:
            key, _, value = line.partition(": ")
            if key in KEYS:
                wanted[key] = value
            elif line != "--":
                text.append(line)
        found.append((why, wanted, "\n".join(text)))
    return found


@each(("why", "wanted", "text"), pages())
def test_a_title_page_says_which_plan_it_is(why: str, wanted: dict[str, str], text: str) -> None:
    """What is wanted is read; what the page does not say is empty."""
    found = read_identity(document_from_text(text + TABLE))

    assert found.name == wanted["name"], why
    assert " ".join(map(str, found.years)) == wanted.get("years", ""), why
    assert (found.dnr, found.decision) == (wanted.get("dnr", ""), wanted.get("decision", "")), why
    if "body" in wanted:
        assert found.body == wanted["body"], why


@pytest.mark.parametrize("name", BUILDERS)
def test_every_format_gives_its_title(name: str, tmp_path: Path) -> None:
    """A title above the table is read from Word, Excel, OpenDocument, CSV and PDF."""
    suffix, build = BUILDERS[name]
    path = tmp_path / f"plan.{suffix}"
    build(HEADER, [ROW] * 3, path, "Handlingsplan mot våldsbejakande extremism 2021")

    found = read_identity(read_document(path))

    assert (found.name, found.years) == ("Handlingsplan mot våldsbejakande extremism", (2021,))


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), max_size=60).map(" ".join))
def test_any_text_has_an_identity(text: str) -> None:
    """Nothing raises, and a name is on one line and says which plan it is, or nothing at all."""
    found = read_identity(document_from_text(text))

    assert isinstance(found, PlanIdentity)
    assert found.name == UNNAMED or found.is_named
    assert len(found.name) <= LONGEST_NAME
    assert "\n" not in found.name + found.body + found.dnr + found.decision


@each("word", ["a", "ande ", "Aplan ", "nämnds ", "-", "A ", "Plan för "])
def test_a_strange_first_page_takes_no_time(word: str) -> None:
    """Eighty lines of anything are read in well under a second."""
    line = (word * 300)[:300]
    before = process_time()

    read_identity(document_from_text("\n".join([line] * 80)))

    assert process_time() - before < 0.5
