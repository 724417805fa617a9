"""What a letter's reader would miss is told before it goes: by doctor and by the preview."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker, write_settings
from tracker.settings import load_settings
from tracker.store.database import open_database


def change(home: Path, statement: str) -> None:
    with open_database(load_settings(home / "tracker.toml", {})).session() as session:
        session.connection().execute(text(statement))


def line(ran: str, name: str) -> str:
    return next(one for one in ran.splitlines() if f" {name}: " in one)


def test_a_preview_tells_of_an_own_text_that_asks_nothing(kungsholmen: Tracker, home: Path) -> None:
    """On standard error, below the letter as it would go; the page, which is the shipped one, is whole."""
    (home / "texter").mkdir()
    (home / "texter" / "reminder.txt").write_text("Svara nu!", encoding="utf-8")
    write_settings(home, '[mail]\ntemplates = "texter"')

    shown = kungsholmen("letters", "show", "vera@kommun.example")

    assert shown.out.endswith("\nSvara nu!\n")
    assert shown.err.startswith("! Egen brevtext: reminder.txt: frågorna saknas")
    assert "reminder.html" not in shown.err


@pytest.mark.parametrize("part", ["title", "text"])
def test_a_question_without_words_is_told(kungsholmen: Tracker, home: Path, part: str) -> None:
    """Which one, and the command that mends it; a whole plan is in order."""
    whole = line(kungsholmen("doctor").out, "frågor")
    change(home, f"UPDATE activity SET reading = json_set(reading, '$.question.{part}', '') WHERE number = 7")

    shown = kungsholmen("letters", "show", "fredrik@kommun.example")
    told = line(kungsholmen("doctor").out, "frågor")

    assert whole == "ok  frågor: alla har ord"
    assert "(kungsholmen-2021/7) har inga ord: skriv dem med tracker plans question." in shown.err
    assert told.endswith("utan ord, skriv dem med tracker plans question: kungsholmen-2021/7")


def test_a_preview_of_a_letter_to_a_dead_address_says_why_there_is_none(
    kungsholmen: Tracker, home: Path
) -> None:
    """Not only that there is no letter: the address failed, and what to do."""
    change(home, "UPDATE person SET unreachable_since = '2021-02-01' WHERE email = 'vera@kommun.example'")

    shown = kungsholmen("letters", "show", "vera@kommun.example")

    why = "adressen fungerar inte sedan 2021-02-01: rätta den, eller ring"
    assert_one_sentence(shown, 5, f"Vera Vuxén får inget brev inom ett år: {why}")


def test_the_coordinators_telephone_stands_in_the_letter(kungsholmen: Tracker, home: Path) -> None:
    """The district's own before the general one; none set, none shown."""
    write_settings(home, 'coordinator_phone = "08-508  01 234"')
    general = kungsholmen("letters", "show", "vera@kommun.example").out
    write_settings(
        home,
        'coordinator_phone = "08-508 01 234"\n[district.kungsholmen]\ncoordinator_name = "Kim Kungsson"\n'
        'coordinator_email = "kim@kommun.example"\ncoordinator_phone = "+46 8 508 05 678"',
    )
    own = kungsholmen("letters", "show", "vera@kommun.example").out

    assert "\nFrågor? Sam Ordnare, Exempelkommunen, 08-508 01 234, sam@kommun.example\n" in general
    said = "Frågor? Kim Kungsson, Exempelkommunen, +46 8 508 05 678, kim@kommun.example"
    assert said in " ".join(own.split())


@pytest.mark.parametrize("number", ['"ring mig"', '"08\\nBcc: x@kommun.example"', '"1"', "7"])
def test_what_is_no_telephone_number_is_refused(tracker: Tracker, home: Path, number: str) -> None:
    """One sentence with the setting's name, before anything is done."""
    write_settings(home, f"coordinator_phone = {number}")

    assert_one_sentence(tracker("doctor"), 3, "tracker.coordinator_phone kan inte vara")
