"""people.csv as it comes from Excel and from people, and who answers for what."""

from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker
from tracker.documents.people_file import read_people_file

HEADER = "name;email;role;unit;department;district;superior_email\n"


def test_a_cell_that_is_far_too_long(tracker: Tracker, tmp_path: Path) -> None:
    """The csv module gives up at 131,072 characters; nobody's name is that long, or a hundredth of it."""
    file = tmp_path / "people.csv"
    for length in (200_000, 1_000):
        file.write_text(f"{HEADER}{'A' * length};a@kommun.example;chef;;;kungsholmen;\n", encoding="utf-8")

        assert_one_sentence(tracker("people", "import", file), 12, "Rad 2")


def test_a_quotation_mark_that_is_never_closed(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    rows = "".join(f"A{n};a{n}@kommun.example;chef;;;kungsholmen;\n" for n in range(3000))
    file.write_text(f'{HEADER}"{rows}', encoding="utf-8")

    assert_one_sentence(tracker("people", "import", file), 12, "Rad 2")


def test_the_lines_of_an_old_mac(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes((HEADER + "A;a@kommun.example;chef;;;kungsholmen;\n").replace("\n", "\r").encode())

    assert [row.email for row in read_people_file(file)] == ["a@kommun.example"]


@pytest.mark.parametrize(
    "address",
    [
        *("a@b.se>", "<a@b.se>", "a@-b c.se", "a@b-.se", "a@b..se", "a@.b.se", "a..b@b.se", ".a@b.se"),
        *("a@b.se,", "a@1.2", "a@b.s", "a@b_c.se", "a@b.se; c@b.se", "a@b.se/c", f"{'a' * 65}@b.se"),
    ],
)
def test_an_address_that_no_server_takes(tracker: Tracker, tmp_path: Path, address: str) -> None:
    file = tmp_path / "people.csv"
    file.write_text(HEADER + f'A;"{address}";chef;;;kungsholmen;\n', encoding="utf-8")

    assert_one_sentence(tracker("people", "import", file), 12, "ingen e-postadress")


@pytest.mark.parametrize(
    "address", ["a.b+c@sub.kommun.se", "o'neil@kommun.se", "A@Malmö.se", "a@xn--malm-8qa.se"]
)
def test_an_address_that_is_good(tmp_path: Path, address: str) -> None:
    file = tmp_path / "people.csv"
    file.write_text(HEADER + f"A;{address};chef;;;kungsholmen;\n", encoding="utf-8")

    assert read_people_file(file)[0].email.isascii()


def test_a_second_position_does_not_erase_the_superior(tmp_path: Path) -> None:
    """Whichever row comes first: who has a superior in one row has one in all."""
    file = tmp_path / "people.csv"
    rows = (
        "Vera;vera@kommun.example;chef;a;;kungsholmen;Boss@kommun.example\n"
        "Vera;vera@kommun.example;chef;b;;kungsholmen;\n"
        "Fred;fred@kommun.example;chef;c;;kungsholmen;\n"
        "Fred;fred@kommun.example;chef;d;;kungsholmen;boss@kommun.example\n"
        "Disa;disa@kommun.example;direktör;;;kungsholmen;\n"
    )
    file.write_text(HEADER + rows, encoding="utf-8")

    found = read_people_file(file)

    assert [row.superior_email for row in found] == ["boss@kommun.example"] * 4 + [""]


def test_a_control_character_in_a_name_is_a_space(tmp_path: Path) -> None:
    """In a mail's header it would stop the letter."""
    file = tmp_path / "people.csv"
    file.write_text(HEADER + "Vera\x01Vux;vera@kommun.example;chef;;;kungsholmen;\n", encoding="utf-8")

    assert read_people_file(file)[0].name == "Vera Vux"


def test_a_role_that_no_activity_has(kungsholmen: Tracker) -> None:
    """Nothing is remembered for a text that no plan holds; the open ones are listed."""
    ran = kungsholmen("people", "assign", 6, "vera@kommun.example", "--role", "hittepåroll")

    assert_one_sentence(ran, 5, "hittepåroll")
    assert "samtliga enhetschefer" in ran.err.lower() or "Inga roller är öppna" in ran.err


def test_a_role_of_another_activity_of_the_district(kungsholmen: Tracker) -> None:
    """An answer is remembered for a text, whichever activity is named; capitals don't matter."""
    ran = kungsholmen("people", "assign", 6, "vera@kommun.example", "--role", "STADSDELSDIREKTÖR")

    assert (ran.code, ran.err) == (0, "")
    assert "”stadsdelsdirektör”" in ran.out
