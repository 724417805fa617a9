"""tracker forecast: how many letters each person gets in each month."""

import json
import re
from collections import Counter

from tests.conftest import Tracker

YEAR = ("forecast", "--from", "2021-03-01", "--to", "2021-12-31")


def test_the_summary_counts_the_letters_by_month_and_person(kungsholmen: Tracker) -> None:
    """The JSON counts what it lists, and the table says the same."""
    found = json.loads(kungsholmen(*YEAR, "--format", "json", now="2021-03-01").out)
    table = kungsholmen(*YEAR, now="2021-03-01").out

    counted = Counter((letter["date"][:7], letter["person"]) for letter in found["letters"])
    assert {(one["month"], one["person"]): one["letters"] for one in found["summary"]} == counted
    assert len(counted) > 10
    rows = re.findall(r"^(\d{4}-\d\d) +(\S.*?) +(\d+)$", table, re.MULTILINE)
    assert {(month, person): int(number) for month, person, number in rows} == counted
