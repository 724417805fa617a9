"""tracker status: its JSON is a contract."""

import json
from pathlib import Path

from tests.conftest import Tracker

KEYS = ["number", "omrade", "aktivitet", "ansvarig", "unit", "status", "status_label", "due", "late"]
KEYS += ["owes", "last_report"]


def test_the_keys_of_json_are_those_of_the_contract(kungsholmen: Tracker, home: Path) -> None:
    """The plan stands with each row only where rows of several are shown."""
    alone = json.loads(kungsholmen("status", "--format", "json").out)["activities"]
    plan = home / "planer" / "norrmalm-2021.docx"
    kungsholmen("import", plan, "--district", "norrmalm", "--year", 2021, "--yes")
    together = json.loads(kungsholmen("status", "--format", "json").out)["activities"]
    one = json.loads(kungsholmen("status", "--district", "norrmalm", "--format", "json").out)["activities"]

    assert {tuple(row) for row in alone + one} == {tuple(KEYS)}
    assert {tuple(row) for row in together} == {("district", "year", *KEYS)}
    assert len(together) == len(alone) + len(one)


def test_csv_always_says_which_plan(kungsholmen: Tracker) -> None:
    """A sheet is put together with others."""
    assert kungsholmen("status", "--format", "csv").out.startswith("district;year;number;")
