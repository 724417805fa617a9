"""What an import will lead to is told before it is stored: the days, the people, the questions taken back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker, write_settings
from tests.small_plans import write_all

HEAD = "Handlingsplan för trygg skolväg\n\nAktivitet\tAnsvarig\tTidplan\tUppföljning\n"
PLACE = ("--district", "kungsholmen", "--year", 2021)
DAY = "2021-05-17T09:00"  # a Monday within the sending hours, on which letters go
First = dict[tuple[int, str, str], dict[str, str]]  # number, occasion, due → address → day


@pytest.fixture
def files(home: Path) -> dict[str, Path]:
    return write_all(home / "planer")


def write(home: Path, *rows: str) -> Path:
    file = home / "skolvag.txt"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return file


def read(tracker: Tracker, file: Path, *words: object, now: str = "2021-01-04") -> dict[str, Any]:
    ran = tracker("import", file, *PLACE, "--dry-run", "--format", "json", *words, now=now)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)  # type: ignore[no-any-return]


def shown(tracker: Tracker, file: Path, *words: object, now: str = "2021-01-04") -> str:
    """Returns what is shown, on one line."""
    ran = tracker("import", file, *PLACE, *(words or ("--dry-run",)), now=now)
    assert ran.code == 0, ran.err
    return " ".join(ran.out.split())


def foreseen(plan: dict[str, Any]) -> First:
    return {
        (row["number"], ask["form"], ask["due"]): found
        for row in plan["activities"]
        for ask in row["asks"]
        for found in [_days(row["asks"], ask)]
    }


def _days(asks: list[dict[str, Any]], wanted: dict[str, Any]) -> dict[str, str]:
    same = [one for one in asks if (one["form"], one["due"]) == (wanted["form"], wanted["due"])]
    return {person["email"]: one["date"] for one in same for person in one["people"]}


def forecast(tracker: Tracker, until: str, now: str = "2021-01-04") -> First:
    """Returns the first letter of each occasion to each person, as `tracker forecast` has it."""
    ran = tracker("forecast", "--from", now[:10], "--to", until, "--format", "json", now=now)
    found: First = {}
    for letter in json.loads(ran.out)["letters"]:
        for one in letter["activities"] if letter["kind"] == "reminder" else ():
            key = (one["number"], one["occasion"], one["due"])
            found.setdefault(key, {}).setdefault(letter["email"], letter["date"])
    return found


def stored(tracker: Tracker) -> Iterator[str]:
    for words in (("plans", "list"), ("people", "list"), ("log",), ("people", "missing")):
        yield tracker(*words).out


def test_the_days_and_people_are_those_of_the_forecast_after_the_import(
    tracker: Tracker, files: dict[str, Path]
) -> None:
    """For every occasion of every row and everybody who shares it; and looking stores nothing."""
    assert tracker("people", "import", files["people"]).code == 0
    before = list(stored(tracker))

    told = foreseen(read(tracker, files["kungsholmen"]))
    after = list(stored(tracker))
    shown(tracker, files["kungsholmen"], "--yes")

    assert after == before
    assert told == forecast(tracker, "2022-01-12")
    assert len(told) > 20
    assert len({email for people in told.values() for email in people}) == 7


def test_without_a_database_the_days_are_the_same_and_none_is_made(
    tracker: Tracker, home: Path, files: dict[str, Path]
) -> None:
    """The coordinator is asked about everything as long as nobody is known."""
    with_tables = read(tracker, files["kungsholmen"])
    elsewhere = home / "annan"
    elsewhere.mkdir()
    config = ("--config", write_settings(elsewhere))

    without = read(tracker, files["kungsholmen"], *config)

    assert not (elsewhere / "data").exists()
    assert [one["asks"] for one in without["activities"]] == [
        one["asks"] for one in with_tables["activities"]
    ]
    assert {email for people in foreseen(without).values() for email in people} == {"sam@kommun.example"}
    text = shown(tracker, files["kungsholmen"], "--dry-run", *config)
    assert ": Sam Ordnare (samordnare), eftersom stadsdelsdirektör saknas i people.csv." in text
    assert "Inga personer i Kungsholmens stadsdelsnämnd är inlästa: läs in dem med tracker people" in text


@pytest.mark.parametrize("empty", [True, False], ids=["no database", "a database"])
def test_a_row_that_nobody_can_be_asked_about_says_who_is_missing(
    tracker: Tracker, home: Path, empty: bool
) -> None:
    """Nor is there a coordinator: the days are told all the same."""
    config = home / "ingen.toml"
    folder = home / "annan" if empty else home / "data"
    config.write_text(f'[tracker]\ndata = "{folder}"\nmunicipality = "Exempelkommunen"\n', encoding="utf-8")
    file = write(home, "Skolvägarna inventeras\tRektor\tLöpande\tVB")
    words = ("--config", config)

    text = shown(tracker, file, "--dry-run", *words)
    asks = read(tracker, file, *words)["activities"][0]["asks"]

    assert "Frågas 17 maj, 15 oktober och 13 december: ingen ännu (rektor saknas i people.csv)." in text
    assert [(one["date"], one["people"]) for one in asks] == [
        ("2021-05-17", []),
        ("2021-10-15", []),
        ("2021-12-13", []),
    ]
    assert "Planen ger inga brev till och med 12 januari 2022." in text


def test_a_role_that_could_be_several_names_them(kungsholmen: Tracker, home: Path) -> None:
    """As `tracker people missing` does; a role beside others that is nobody is told as not asked."""
    file = write(
        home,
        "Skolvägarna inventeras\tEnhetschef socialtjänstavdelningen\tLöpande\tVB",
        "Vägvakter utbildas\tStadsdelsdirektör, lokalintendent\tLöpande\tVB",
        "Broar lagas\tKurator, lokalintendent\tLöpande\tVB",
    )

    text = shown(kungsholmen, file, "--name", "Skolvägsplan", "--dry-run")
    rows = read(kungsholmen, file, "--name", "Skolvägsplan")["activities"]

    assert (
        "Vem som är ”enhetschef, socialtjänstavdelningen” avgör du med tracker people assign: kanske" in text
    )
    assert rows[0]["unmatched"][0]["role"] == "enhetschef, socialtjänstavdelningen"
    assert len(rows[0]["unmatched"][0]["candidates"]) > 1
    assert ": Disa Rektorsson. Lokalintendent saknas i people.csv och frågas inte." in text
    assert rows[1]["unmatched"] == [{"role": "lokalintendent", "candidates": []}]
    assert ": Sam Ordnare (samordnare), eftersom ”kurator” och ”lokalintendent” saknas i people.csv." in text
    assert "3 rader har en ansvarig som inte finns bland personerna" in text


def test_a_vacant_seat_and_a_person_who_gets_no_letters_are_told(kungsholmen: Tracker, home: Path) -> None:
    file = write(home, "Skolvägarna inventeras\tStadsdelsdirektör, enhetschef vuxenenheten\tLöpande\tVB")
    kungsholmen("people", "leave", "disa@kommun.example")
    kungsholmen("people", "pause", "vera@kommun.example", "--until", "2021-10-04")

    text = shown(kungsholmen, file, "--name", "Skolvägsplan", "--dry-run")

    assert "Stadsdelsdirektör är vakant." in text
    assert "Vera Vuxén får inga brev nu: pausad till 2021-10-04." in text


@pytest.mark.parametrize(
    ("tidplan", "now", "told"),
    [
        ("Löpande", "2022-03-01", "Frågas inte: den sista dagen att svara var 12 januari 2022."),
        ("Senast 1 juni 2024", "2021-01-04", "Frågas 17 maj, 15 oktober och 13 december: Sam Ordnare"),
        ("Löpande", "2021-12-27", "Frågas 7 januari 2022: Sam Ordnare"),
        ("Löpande", "2020-11-02", "Frågas 17 maj, 15 oktober och 13 december 2021: Sam Ordnare"),
    ],
    ids=["all is past", "beyond the year", "next year", "the whole year of the plan"],
)
def test_the_days_have_their_year_where_it_is_not_this_one(
    tracker: Tracker, home: Path, tidplan: str, now: str, told: str
) -> None:
    """The year ahead of the clock, and on to the annual report."""
    file = write(home, f"Skolvägarna inventeras\tRektor\t{tidplan}\tVB")

    assert told in shown(tracker, file, "--dry-run", now=now)


def test_a_new_version_tells_each_cell_and_the_questions_that_it_takes_back(
    kungsholmen: Tracker, home: Path
) -> None:
    """From → to; what was asked and is withdrawn; what goes on as a reminder. Nothing is stored."""
    rows = (
        "Skolvägarna inventeras tillsammans med föräldraföreningen och polisen\tStadsdelsdirektör\tLöpande\t",
        "Vägvakter utbildas\tStadsdelsdirektör\tLöpande\tVB",
        "Cyklar lånas ut\tStadsdelsdirektör\tLöpande\tVB",
    )
    words = ("--name", "Skolvägsplan")
    shown(kungsholmen, write(home, *rows), *words, "--yes")
    assert kungsholmen("remind", now=DAY).code == 0
    moved = rows[0].replace("Löpande", "Senast 31 oktober 2021").replace("polisen", "räddningstjänsten")
    file = write(home, "Broar lagas\tStadsdelsdirektör\tLöpande\tVB", moved, rows[1])

    text = shown(kungsholmen, file, *words, "--dry-run", now="2021-05-20")
    data = read(kungsholmen, file, *words, now="2021-05-20")
    status = kungsholmen("status", "--plan", "Skolvägsplan", now="2021-05-20").out

    assert "ändrad 2 (förut 1): Skolvägarna inventeras" in text
    assert "aktivitet: ”… föräldraföreningen och polisen” → ”… föräldraföreningen och räddnings" in text
    assert "tidplan: ”Löpande” → ”Senast 31 oktober 2021”" in text
    assert "frågan om avstämning 14 juni tas tillbaka (Disa Rektorsson frågades 17 maj)" in text
    assert "ny 1: Broar lagas" in text
    assert "borttagen 3: Cyklar lånas ut (frågas inte mer)" in text
    assert "1 oförändrad, 1 ändrad, 1 ny, 1 borttagen." in text
    assert "Av 3 ställda frågor utan svar tas 2 tillbaka; 1 väntar ännu på svar." in text
    assert "(påminnelse)" in text
    assert [(one["kind"], one["number"], one["before"]) for one in data["changes"]] == [
        ("added", 1, None),
        ("changed", 2, 1),
        ("removed", None, 3),
    ]
    assert data["changes"][2]["taken_back"][0]["asked"] == [
        {"person": "Disa Rektorsson", "date": "2021-05-17"}
    ]
    assert data["activities"][2]["asks"][0]["again"] is True
    assert "Cyklar" in status
    assert "Broar" not in status


def test_many_rows_and_many_people_fit_the_terminal(tracker: Tracker, home: Path) -> None:
    """Fifteen rows of fourteen heads: 80 columns, and a few lines a row."""
    people = home / "people.csv"
    heads = (f"Chef Nummer{n};chef{n}@kommun.example;Enhetschef;enhet {n};;kungsholmen;" for n in range(14))
    lines = "\n".join(("name;email;role;unit;department;district;superior_email", *heads, ""))
    people.write_text(lines, encoding="utf-8")
    assert tracker("people", "import", people).code == 0
    rows = [f"Skolväg {n} inventeras\tSamtliga enhetschefer\tLöpande\tVB" for n in range(15)]

    out = tracker("import", write(home, *rows), *PLACE, "--dry-run").out

    assert max(map(len, out.splitlines())) <= 80
    assert out.count("och 11 till.") == 15
    assert len(out.splitlines()) < 15 * 9


def test_one_is_singular_and_none_is_plural(tracker: Tracker, home: Path) -> None:
    file = write(home, "Skolvägarna inventeras\tRektor\tLöpande\tVB")

    text = shown(tracker, file, "--yes")

    assert "2021: 1 aktivitet i skolvag.txt" in text
    assert "0 av 1 rad har något att titta på" in text
    assert "brev till 1 person till och med" in text
    assert "Sparat: kungsholmen-2021 med 1 aktivitet." in text
