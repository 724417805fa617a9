"""What is not understood of who is responsible is told where the plan is shown, as rows and as data."""

import json
from pathlib import Path

from tests.conftest import Tracker

ROWS = (
    "Handlingsplan för trygg skolväg\n\nAktivitet\tAnsvarig\tTidplan\tUppföljning\n"
    "Skolvägarna inventeras\tGatuchef m.fl.\tSenast 31 maj 2021\tVB\n"
    "Cykelparkeringar byggs\tParkchef, Trafikverket\tUnder hösten\tVB\n"
    "Vägvakter utbildas\tSe ovan\tLöpande\tVB\n"
)


def test_words_that_name_nobody_are_told_of_their_row_only(tracker: Tracker, home: Path) -> None:
    """The words left of a cell that was read, and the whole cell where nothing was."""
    file = home / "skolvag.txt"
    file.write_text(ROWS, encoding="utf-8")
    command = ("import", file, "--district", "bromma", "--year", 2021, "--dry-run")

    shown = " ".join(tracker(*command).out.split())
    read = json.loads(tracker(*command, "--format", "json").out)

    told = "I ansvarig ”Gatuchef m.fl.” förstås inte ”m.fl.”: ingen frågas för den delen."
    assert f"! {told}" in shown
    assert read["warnings"] == [
        f"Rad 1: {told}",
        "Rad 3: Ansvarig ”Se ovan” går inte att läsa: samordnaren får frågan.",
    ]
    confidence = [activity["confidence"]["ansvarig"] for activity in read["activities"]]
    assert (confidence[0] < 1, confidence[1], confidence[2]) == (True, 1.0, 0.0)
