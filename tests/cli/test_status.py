"""tracker status: its JSON is a contract."""

import json
from pathlib import Path

from tests.conftest import Tracker
from tests.small_plans import people_csv

KEYS = ["number", "plan", "omrade", "aktivitet", "title", "ansvarig", "unit", "status", "status_label"]
KEYS += ["due", "late", "owes", "last_report"]


def test_the_keys_of_json_are_those_of_the_contract(kungsholmen: Tracker, home: Path) -> None:
    """The plan stands with each row; district and year only where rows of several are shown."""
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


def test_where_several_share_it_the_answers_are_counted(kungsholmen: Tracker, home: Path) -> None:
    """One of them has answered: the table says how many, and whose answer is waited for."""
    rows = json.loads(kungsholmen("status", "--format", "json", now="2021-05-10").out)["activities"]
    shared = next(row for row in rows if ";" in (row["owes"] or ""))
    first, *others = shared["owes"].split("; ")
    email = next(line.split(";")[1] for line in people_csv().splitlines() if line.startswith(first))

    ran = kungsholmen("report", shared["number"], "--status", "pagar", "--person", email, now="2021-05-10")

    shown = " ".join(kungsholmen("status", now="2021-05-10").out.split())
    assert ran.code == 0, ran.err
    assert (
        f"{shared['number']}: 1 av {len(others) + 1} har svarat, {'; '.join(others)} har det inte." in shown
    )
