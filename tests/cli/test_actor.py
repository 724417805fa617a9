"""Who acts at the terminal: the coordinator of the settings, or whoever --as names."""

import json
import sqlite3
from pathlib import Path

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker

VERA, PIA = "vera@kommun.example", "pia@kommun.example"


def entries(tracker: Tracker, what: str) -> list[dict[str, str]]:
    events = json.loads(tracker("log", "--format", "json").out)["events"]
    return [event for event in events if event["what"] == what]


def test_the_log_shows_who_did_it_by_the_name_of_today(kungsholmen: Tracker, home: Path) -> None:
    """The database has ids only; a change of name is seen in all that the person did."""
    kungsholmen("letters", "hold", PIA, "--reason", "semester")
    kungsholmen("--as", VERA, "letters", "release", PIA)
    with sqlite3.connect(home / "data" / "tracker.db") as database:
        database.execute("UPDATE person SET name = 'Vera Nygift' WHERE email = ?", (VERA,))
        codes = dict(database.execute("SELECT what, who FROM event WHERE what IN ('held', 'released')"))
        ids = dict(database.execute("SELECT email, id FROM person"))

    (held,), (released,) = entries(kungsholmen, "held"), entries(kungsholmen, "released")

    assert codes == {
        "held": f"person:{ids['sam@kommun.example']}/terminal",
        "released": f"person:{ids[VERA]}/terminal",
    }
    assert (held["who"], held["actor"]) == ("Sam Ordnare", codes["held"])
    assert (released["who"], released["actor"]) == ("Vera Nygift", codes["released"])
    page = kungsholmen("log", "--format", "html").out
    assert "(av Sam Ordnare)" in page
    assert "(av Vera Nygift)" in page


def test_as_stands_also_behind_the_command(kungsholmen: Tracker) -> None:
    ran = kungsholmen("letters", "hold", PIA, "--reason", "semester", "--as", VERA)

    assert ran.code == 0, ran.err
    assert [event["email"] for event in entries(kungsholmen, "held")] == [PIA]
    assert [event["who"] for event in entries(kungsholmen, "held")] != ["Sam Ordnare"]


def test_nobody_unknown_acts(kungsholmen: Tracker) -> None:
    """An address that is misspelt is refused, and nothing is done."""
    ran = kungsholmen("--as", "nils@kommun.example", "letters", "hold", PIA, "--reason", "semester")

    assert_one_sentence(ran, 5, "Ingen person har adressen nils@kommun.example: --as tar någon som är inläst")
    assert entries(kungsholmen, "held") == []


def test_where_the_settings_name_no_coordinator_the_log_says_samordnaren(
    kungsholmen: Tracker, home: Path
) -> None:
    file = home / "tracker.toml"
    kept = [line for line in file.read_text(encoding="utf-8").splitlines() if "coordinator" not in line]
    file.write_text("\n".join(kept), encoding="utf-8")

    kungsholmen("letters", "hold", PIA, "--reason", "semester")

    (held,) = entries(kungsholmen, "held")
    assert (held["who"], held["actor"]) == ("samordnaren", "coordinator/terminal")


def test_the_persons_log_holds_what_they_did(kungsholmen: Tracker) -> None:
    """Not only what was done about them."""
    kungsholmen("--as", VERA, "letters", "hold", PIA, "--reason", "semester")

    events = json.loads(kungsholmen("log", "--person", VERA, "--format", "json").out)["events"]

    assert ("held", PIA) in {(event["what"], event["email"]) for event in events}
