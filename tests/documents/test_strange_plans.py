"""A stranger's plan goes in at the first try: its shape differs from municipality to municipality."""

import re
from pathlib import Path

import pytest

from tests.documents.strange_plans import Strange, plans
from tracker.documents import read_document
from tracker.errors import DocumentError
from tracker.reading.plan import PlanTable, read_rows
from tracker.reading.tidplan import read_tidplan

PLANS = list(plans())
YEAR = 2021


def read(path: Path) -> PlanTable:
    return read_rows(read_document(path), year=YEAR)


@pytest.mark.parametrize("plan", [plan for plan in PLANS if plan.rows], ids=lambda p: f"{p.name}.{p.form}")
def test_each_activity_is_read_and_what_is_left_out_is_said(plan: Strange, tmp_path: Path) -> None:
    """Its words, who is responsible, when it is due; nothing more and nothing less."""
    table = read(plan.write(tmp_path))

    assert differences(table, plan) == []
    said = "\n".join((*table.warnings, *(text for row in table.rows for text in row.warnings)))
    assert [pattern for pattern in plan.said if not re.search(pattern, said)] == []
    assert [pattern for pattern in plan.unsaid if re.search(pattern, said)] == []


@pytest.mark.parametrize("plan", [plan for plan in PLANS if plan.refused], ids=lambda p: f"{p.name}.{p.form}")
def test_a_document_without_a_plan_is_refused_with_what_was_seen(plan: Strange, tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as refused:
        read(plan.write(tmp_path))

    assert [pattern for pattern in plan.refused if not re.search(pattern, str(refused.value))] == []


def differences(table: PlanTable, plan: Strange) -> list[str]:
    """Returns what was read otherwise than the plan's lines say."""
    if len(table.rows) != len(plan.rows):
        return [f"{len(table.rows)} rows: {[row.aktivitet for row in table.rows]}"]
    found = []
    for row, (words, ansvarig, due, *more) in zip(table.rows, plan.rows, strict=True):
        times = [one for one in more if "=" not in one]
        cells = [one.split("=", 1) for one in more if "=" in one]
        found += [
            f"{words}: {cell} {getattr(row, cell)!r}" for cell, text in cells if getattr(row, cell) != text
        ]
        schedule = read_tidplan(row.tidplan, YEAR)
        days = " ".join(map(str, schedule.due)) or "-"
        if words not in row.aktivitet:
            found.append(f"{words}: {row.aktivitet!r}")
        if ansvarig != row.ansvarig:
            found.append(f"{words}: {row.ansvarig!r}")
        if due not in ("_", days):
            found.append(f"{words}: {row.tidplan!r} is {days}")
        if times and float(times[0]) != schedule.times_per_year:
            found.append(f"{words}: {row.tidplan!r} is {schedule.times_per_year} times a year")
    return found
