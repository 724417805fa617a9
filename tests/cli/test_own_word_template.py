"""A municipality's own Word template from the settings: used, checked by doctor, never in the way."""

from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker, write_settings
from tests.documents.own_template import own_template

WORDS = ("compile", "--district", "kungsholmen", "--year", 2021)
SETTING = '[report]\ntemplate = "mallar/egen.docx"\n'
OF_DISTRICT = '[district.kungsholmen.report]\ntemplate = "mallar/kungsholmen.docx"\n'


@pytest.fixture
def templates(home: Path) -> Path:
    (home / "mallar").mkdir()
    own_template(home / "mallar" / "egen.docx", "Kommunens mall", "{{p avsnitt }}")
    own_template(home / "mallar" / "kungsholmen.docx", "Kungsholmens mall", "{{p avsnitt }}")
    return home / "mallar"


@pytest.mark.parametrize(
    ("settings", "first"),
    [
        (SETTING, "Kommunens mall"),
        (SETTING + OF_DISTRICT, "Kungsholmens mall"),
        (OF_DISTRICT.replace("kungsholmen.report", "norrmalm.report"), "Uppföljning av handlingsplanen 2021"),
    ],
)
def test_the_template_of_the_district_is_used(
    kungsholmen: Tracker, home: Path, templates: Path, settings: str, first: str
) -> None:
    write_settings(home, settings)

    ran = kungsholmen(*WORDS, "-o", home / "a.docx")

    assert (ran.code, ran.err) == (0, "")
    assert Document(str(home / "a.docx")).paragraphs[0].text == first


def test_the_sections_written_by_themselves_use_it(kungsholmen: Tracker, home: Path, templates: Path) -> None:
    write_settings(home, SETTING)

    kungsholmen("run", "sections", now="2022-01-13")

    (written,) = home.rglob("kungsholmen-2021-VB.docx")
    assert Document(str(written)).paragraphs[0].text == "Kommunens mall"


def test_a_broken_one_is_told_and_stops_nothing(
    kungsholmen: Tracker, home: Path, templates: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A warning, which goes to standard error where nobody has set up a log."""
    own_template(templates / "egen.docx", "{{p avsnitt }}", "{{ nämnd }}")
    write_settings(home, SETTING)

    ran = kungsholmen(*WORDS, "-o", home / "a.docx")

    assert ran.code == 0
    assert "egen.docx: namnet ”nämnd” finns inte;" in caplog.text
    assert Document(str(home / "a.docx")).paragraphs[0].text == "Uppföljning av handlingsplanen 2021"


def test_doctor_tells_of_each_template(kungsholmen: Tracker, home: Path, templates: Path) -> None:
    without = kungsholmen("doctor").out
    write_settings(home, SETTING + OF_DISTRICT)
    whole = kungsholmen("doctor").out
    own_template(templates / "egen.docx", "{{ nämnd }}", header="{{ titel.__class__ }}")
    broken = kungsholmen("doctor").out

    assert "avsnittsmall" not in without
    assert f"ok  avsnittsmall: egen, {templates / 'egen.docx'}\n" in whole
    assert f"ok  avsnittsmall: egen, {templates / 'kungsholmen.docx'}\n" in broken
    assert "FEL avsnittsmall: egen.docx, brödtexten: namnet ”nämnd” finns inte;" in broken
    assert "FEL avsnittsmall: egen.docx, sidhuvudet: ”__class__” är inte tillåtet i en mall.\n" in broken
    assert "FEL avsnittsmall: egen.docx: {{p avsnitt }} saknas i brödtexten" in broken


@pytest.mark.parametrize(
    "settings",
    [
        "[report]\ntemplate = 7",
        "[district.kungsholmen.report]\nmall = 'x'",
        "[district.kungsholmen]\nreport = 1",
    ],
)
def test_a_setting_that_can_not_be_is_refused(kungsholmen: Tracker, home: Path, settings: str) -> None:
    write_settings(home, settings)

    assert_one_sentence(kungsholmen("status"), 3, "template")
