"""tracker compile --all: the plans of all districts side by side, in every form of a section."""

from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker
from tests.prepared import prepare
from tests.small_plans import write_all

ALL = ("compile", "--all", "--year", 2021)


@pytest.fixture
def two_districts(kungsholmen: Tracker, home: Path) -> Tracker:
    prepare(home, "two districts", lambda: _import_another(kungsholmen, home))
    return kungsholmen


def _import_another(kungsholmen: Tracker, home: Path) -> None:
    file = write_all(home / "planer")["ostermalm"]
    ran = kungsholmen("import", file, "--district", "ostermalm", "--year", 2021, "--yes")
    assert ran.code == 0, ran.err
    kungsholmen("report", "kungsholmen-2021/6", "--status", "genomford")


def test_the_plans_stand_side_by_side(two_districts: Tracker) -> None:
    text = two_districts(*ALL, now="2022-01-31").out

    assert text.startswith("# Nämndernas uppföljning 2021")
    assert "Sammanställningen omfattar två planer" in text
    assert "| Kungsholmen | 9 |" in text
    assert "| Östermalm |" in text
    assert "| Sammanlagt |" in text


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".html", ".txt", ".xlsx", ".csv"])
def test_every_form_can_show_it(two_districts: Tracker, home: Path, ending: str) -> None:
    file = home / f"alla{ending}"

    ran = two_districts(*ALL, "-o", file)

    assert (ran.code, ran.err) == (0, "")
    assert file.stat().st_size > 500


def test_the_plans_can_be_chosen_by_their_names(two_districts: Tracker) -> None:
    two_districts("plans", "name", "kungsholmen-2021", "Handlingsplan mot ensamhet")

    text = two_districts(*ALL, "--plan", "ensamhet").out

    assert "Sammanställningen omfattar en plan" in text
    assert "Östermalm" not in text


REFUSED = [
    (("--district", "kungsholmen", *ALL[1:]), 2, "inte båda"),
    (("--year", 2021), 2, "alla med --all"),
    ((*ALL[1:], "--why"), 2, "byt --all mot --district"),
    ((*ALL[1:], "--sources"), 2, "byt --all mot --district"),
    (("--all", "--year", 2019), 5, "Det finns ingen plan för 2019. Planer finns för 2021."),
    ((*ALL[1:], "--plan", "idrott"), 5, "heter något med ”idrott”"),
]


@pytest.mark.parametrize(("words", "code", "sentence"), REFUSED)
def test_bad_input_is_refused_in_a_sentence(
    two_districts: Tracker, words: tuple[object, ...], code: int, sentence: str
) -> None:
    assert_one_sentence(two_districts("compile", *words), code, sentence)
