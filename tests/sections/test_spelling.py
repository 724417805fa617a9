"""Our own sentences are spelled as a Swedish dictionary spells them; what people wrote is theirs."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.sections.towns import FORMS, section_of, town_names, town_of
from tracker.domain.report.document import section_document
from tracker.domain.report.units import speaker_name
from tracker.services.reports.formats import markdown

ACCEPTED = Path(__file__).parents[1] / "data" / "section_words.txt"
needs_hunspell = pytest.mark.skipif(
    shutil.which("hunspell") is None and os.environ.get("CI") != "true",
    reason="hunspell with Swedish is not on this machine",
)


@needs_hunspell
def test_every_word_of_ours_is_spelled_right() -> None:
    """In all sections; without quotations, and words of the plans and the organisation."""
    ours = set().union(*(words_of_ours(name) for name in town_names()))

    assert len(ours) > 100
    assert misspelled(ours) - accepted() == set()


@needs_hunspell
def test_a_slip_would_be_found() -> None:
    assert misspelled({"aktiviteten", "genomförts"}) == set()
    assert misspelled({"aktivitten", "genomfört", "avvikkelse"}) == {"aktivitten", "avvikkelse"}


@needs_hunspell
def test_no_word_is_accepted_that_the_dictionary_knows() -> None:
    assert misspelled(accepted()) == accepted()


def words_of_ours(name: str) -> set[str]:
    town = town_of(name)
    rows = [f"{one.activity.row} {one.activity.question.title}" for one in town.activities]
    seats = [f"{seat.role} {seat.unit} {seat.department} {speaker_name(seat)}" for seat in town.all_seats]
    named = (town.title, town.dnr, town.basis(FORMS[0]).district)
    told = [report.comment for report in town.reports]
    theirs = {word for text in (*rows, *seats, *named, *told) for word in words(text)}
    texts = [markdown(section_document(section_of(name, form))) for form in FORMS]
    bare = [re.sub(r"”[^”]*”", " ", text) for text in texts]
    return {word for text in bare for word in words(text)} - theirs


def words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W\d_]+", text)]


def accepted() -> set[str]:
    lines = ACCEPTED.read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def misspelled(found: set[str]) -> set[str]:
    command = ["hunspell", "-d", "sv_SE", "-i", "utf-8", "-l"]
    lines = "\n".join(sorted(found))
    done = subprocess.run(command, input=lines.encode(), capture_output=True, check=True)
    return set(done.stdout.decode("utf-8").split())
