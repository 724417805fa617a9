"""Plans of shapes that other municipalities use go in right, or what was not read is said."""

import json
import re
from typing import Any

import pytest

from tests.conftest import Tracker
from tests.outside import field_folder
from tracker.errors import DocumentError
from tracker.services.plans.read_plan import read_plan
from tracker.settings import Settings

PLANS = field_folder()
assert PLANS is not None, "tests/conftest.py does not collect this file then"
CASES = [
    json.loads(line) for line in (PLANS / "expected.jsonl").read_text(encoding="utf-8").splitlines() if line
]
# What a warning about the file must speak of, where something may be left out.
SAID = {
    "a11-foregaende-plan.docx": "uppföljning",
    "b02-rattelse-i-textruta.docx": "textruta",
    "b04-altchunk-halva-planen.docx": "infogad",
    "b08-fotnot-andrar-datum.docx": "fotnot",
    "b14-dolda-rader-och-kolumn.xlsx": "dold",
}


def differences(read: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """Returns what is not as it should be, in words; a value of None is not compared."""
    rows = read["activities"]
    if len(rows) != expected["n"]:
        return [f"{len(rows)} rows: {[row['aktivitet'] for row in rows]}"]
    found = []
    for row, wanted in zip(rows, expected["rows"], strict=False):
        pairs = {
            "due": (wanted["due"], row["schedule"]["due"]),
            "times": (wanted["times"], row["schedule"]["times_per_year"]),
            "ansvarig": (wanted["ansvarig"], row["ansvarig"]),
            "uppfoljning": (wanted["uppfoljning"], row["uppfoljning"]),
        }
        found += [
            f"{what}: {got!r} for {want!r}" for what, (want, got) in pairs.items() if want not in (None, got)
        ]
        found += [
            f"{cell}: {row[cell]!r} for {wanted[cell]!r}"
            for cell in ("aktivitet", "tidplan")
            if wanted[cell] and wanted[cell].casefold() not in row[cell].casefold()
        ]
    return found


def read_or_refused(case: dict[str, Any], settings: Settings) -> dict[str, Any] | str:
    try:
        return read_plan(PLANS / case["file"], case["district"], case["year"], settings).json()
    except DocumentError as refused:
        return str(refused)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_a_strangers_plan_is_read_right(settings: Settings, case: dict[str, Any]) -> None:
    """Each row as a person reads it; what is left out is named, and a refusal says what to do."""
    read = read_or_refused(case, settings)

    if isinstance(read, str):
        assert case["expected"].get("or_refused"), read
        assert "spara" in read
        return
    assert differences(read, case["expected"]) == []
    assert re.search(SAID.get(case["file"], ""), " ".join(read["warnings"]), re.IGNORECASE), read["warnings"]


def test_a_plan_whose_table_has_no_header_row_loses_no_activity(tracker: Tracker) -> None:
    """The first row of its table is the end of a row that the page before had."""
    file = PLANS / "tabell-utan-rubrikrad.docx"

    ran = tracker(
        "import", file, "--district", "kungsholmen", "--year", "2021", "--dry-run", "--format", "json"
    )

    assert len(json.loads(ran.out)["activities"]) == 14
