"""Double and misspelt persons are mended: what is open and what was answered follows."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.actors import SAM
from tests.cli.conftest import assert_one_sentence, import_kungsholmen
from tests.cli.test_several_plans import answer
from tests.conftest import Tracker
from tests.letter_text import questions_asked
from tests.prepared import prepare
from tests.servers import parsed
from tests.services.year import clock, set_up
from tracker.documents.people_file import read_people_file
from tracker.services.letters.planning import plan_letters
from tracker.services.people.import_people import import_people
from tracker.services.people.merge_people import merge_people
from tracker.settings import Settings
from tracker.store import letters as letters_of
from tracker.store import people
from tracker.store.database import Database

DAY, LATER = "2021-05-17", "2021-05-19"
VERA, DOUBLE = "vera@kommun.example", "vera.vuxen@kommun.example"
OF_UNIT = "Enhetschef;vuxenenheten;socialtjänstavdelningen;kungsholmen;"
VERA_TWICE = f"Vera Vuxén;{VERA};{OF_UNIT}\nVera Vuxn;{DOUBLE};{OF_UNIT}\n"
HEADER = "name;email;role;unit;department;district;superior_email\n"


@pytest.fixture
def ready(tracker: Tracker, home: Path) -> Tracker:
    """Kungsholmen, where Vera is in the list twice, with two addresses and one name misspelt."""
    prepare(home, "kungsholmen", lambda: import_kungsholmen(tracker, home))
    put_in(tracker, home, VERA_TWICE)
    return tracker


def put_in(tracker: Tracker, home: Path, text: str) -> None:
    file = home / "people.csv"
    file.write_text(HEADER + text, encoding="utf-8")
    assert tracker("people", "import", file).code == 0


def letters(home: Path) -> dict[str, EmailMessage]:
    found = [parsed(file.read_bytes()) for file in (home / "data/mail/ut/new").iterdir()]
    return {one["To"].addresses[0].addr_spec: one for one in found}


def events(tracker: Tracker, *words: object) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(tracker("log", *words, "--format", "json").out)["events"]
    return found


def forecast(tracker: Tracker, now: str) -> set[str]:
    found = json.loads(tracker("forecast", "--days", 300, "--format", "json", now=now).out)["letters"]
    return {one["email"] for one in found}


def test_a_double_person_is_one_with_her_answers(ready: Tracker, home: Path) -> None:
    """She is asked once, and an answer to the letter that went to the other address is hers."""
    assert ready("remind", now=DAY).code == 0
    both = letters(home)
    assert {VERA, DOUBLE} <= both.keys()

    ran = ready("people", "merge", DOUBLE, VERA, "--yes", now="2021-05-18")
    words = "\n".join(f"{number} pågår, hälften är gjort" for number in questions_asked(both[DOUBLE]))
    got = answer(ready, home, both[DOUBLE], words, LATER)

    assert f"{DOUBLE} är nu Vera Vuxén <{VERA}>." in ran.out, ran.err
    assert got.code == 0, got.err
    assert json.loads(ready("review", "list", "--format", "json", now=LATER).out) == []
    assert {one["person"] for one in events(ready) if one["what"] == "answered"} == {"Vera Vuxén"}
    assert "Vuxn" not in ready("people", "list").out
    assert DOUBLE not in forecast(ready, LATER)
    assert VERA in forecast(ready, LATER)
    merged = [one for one in events(ready, "--person", VERA) if one["what"] == "merged"]
    assert len(merged) == 2
    assert all("@" not in one["detail"] for one in merged)
    assert ready("log", "verify").code == 0


def test_a_seat_that_only_one_had_is_the_others(ready: Tracker) -> None:
    """With the answers that were given for it."""
    fredrik, pia = "fredrik@kommun.example", "pia@kommun.example"
    ready("report", "5", "--status", "pagar", "--comment", "Tre anhöriga.", "--person", fredrik)

    ready("people", "merge", fredrik, pia, "--yes", now=LATER)

    listed = ready("people", "list").out.splitlines()
    assert next(line for line in listed if "familjeenheten" in line).endswith("Pia Fältberg")
    extract = json.loads(ready("retention", "extract", pia).out)
    assert [one["comment"] for one in extract["answers"]] == ["Tre anhöriga."]
    asked = forecast(ready, LATER)
    assert pia in asked
    assert not any("borttagen" in one or one == fredrik for one in asked)


@pytest.mark.each_database
def test_what_waits_goes_to_the_one_who_stays(database: Database, settings: Settings, home: Path) -> None:
    """Both got a letter for today: one is withdrawn. Nothing is asked twice."""
    set_up(database, settings, home)
    (home / "people.csv").write_text(HEADER + VERA_TWICE, encoding="utf-8")
    now = clock(DAY).now()
    with database.session() as session:
        import_people(session, SAM, now, settings, read_people_file(home / "people.csv"))
        plan_letters(session, SAM, now, settings)
        found = people.people_at(session, [VERA, DOUBLE])
        vera, double = found[VERA], found[DOUBLE]
        before = sum(len(one.lines) for one in letters_of.waiting_of(session, vera.id))
        assert letters_of.waiting_of(session, double.id)

        merged = merge_people(session, SAM, now, settings, DOUBLE, VERA)

        assert (merged.seats, merged.alias) == (1, False)
        assert letters_of.waiting_of(session, double.id) == ()
        (letter,) = letters_of.waiting_of(session, vera.id)
        assert len(letter.lines) == before
        assert people.person_by_email(session, DOUBLE) is None
        assert len(people.people_named(session, vera.name)) == 1


def test_a_pseudonym_is_that_of_the_merged_too(ready: Tracker) -> None:
    """The log keeps no name of either."""
    ready("people", "merge", DOUBLE, VERA, "--yes")
    ready("people", "leave", VERA)

    ran = ready("retention", "pseudonymise", VERA, "--decision", "KS 1", "--yes")

    assert ran.code == 0, ran.err
    assert "Vera" not in json.dumps(events(ready), ensure_ascii=False)


def test_one_who_was_put_in_by_mistake_is_gone(ready: Tracker, home: Path) -> None:
    """With a seat that nothing refers to; the other holder keeps what is open."""
    put_in(ready, home, "Vra Fel;vra@kommun.example;Fritidsleddare;;;kungsholmen;\n")
    assert "fritidsleddare" in ready("people", "list").out.lower()

    ready("people", "remove", "vra@kommun.example", "--yes")
    ran = ready("people", "remove", DOUBLE, "--yes")

    assert ran.out.startswith(f"Vera Vuxn <{DOUBLE}> är borttagen."), ran.err
    listed = ready("people", "list").out
    assert "leddare" not in listed.lower()
    assert "Vera Vuxén" in listed
    assert "Vuxn" not in json.dumps(events(ready), ensure_ascii=False)
    assert_one_sentence(ready("people", "remove", DOUBLE, "--yes"), 5, "Ingen person heter")


def test_open_questions_need_someone_who_takes_over(ready: Tracker, home: Path) -> None:
    """Who has been asked and has answered stays in the history; the new holder is asked."""
    fredrik, pia = "fredrik@kommun.example", "pia@kommun.example"
    ready("remind", now=DAY)
    ready(
        "report",
        "5",
        "--status",
        "pagar",
        "--comment",
        "Tre anhöriga.",
        "--person",
        fredrik,
        now="2021-05-18",
    )
    assert_one_sentence(ready("people", "remove", fredrik, "--yes", now=LATER), 2, "--to")

    ran = ready("people", "remove", fredrik, "--to", pia, "--yes", now=LATER)

    assert "Det som frågats och svarats är kvar." in ran.out, ran.err
    assert fredrik not in forecast(ready, LATER)
    listed = ready("people", "list").out.splitlines()
    assert next(line for line in listed if "familjeenheten" in line).endswith("Pia Fältberg")
    assert any(one["person"] == "Fredrik Famn" for one in events(ready, "--activity", "kungsholmen-2021/5"))


def test_what_makes_no_sense_is_refused(ready: Tracker) -> None:
    assert_one_sentence(ready("people", "merge", VERA, VERA, "--yes"), 2, "samma person")
    assert_one_sentence(ready("people", "merge", "sam@kommun.example", VERA, "--yes"), 2, "samordnare")
    assert_one_sentence(ready("people", "remove", "sam@kommun.example", "--yes"), 2, "samordnare")
    assert_one_sentence(ready("people", "merge", DOUBLE, VERA), 13, "går inte att ångra")
    assert_one_sentence(ready("people", "remove", DOUBLE), 13, "--yes")
    assert_one_sentence(ready("people", "remove", DOUBLE, "--to", DOUBLE, "--yes"), 2, "sig själv")
