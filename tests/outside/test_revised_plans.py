"""The real plans become next year's, as Word, and come in again: nothing is lost, times are a year later."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.actors import SAM
from tests.outside import plans_folder
from tracker.reading.next_year import move_follow_up, move_tidplan
from tracker.services.plans.read_plan import ReadPlan, read_plan
from tracker.services.plans.revise_plan import revise_plan
from tracker.services.plans.store_plan import store_plan
from tracker.settings import Settings
from tracker.store.database import Database

PLANS = plans_folder()
assert PLANS is not None, "tests/conftest.py does not collect this file then"
NAMES = ("enskede-arsta-vantor-2020", "kungsholmen-2021", "norrmalm-2017", "ostermalm-2021", "ostermalm-2023")
NOW = datetime(2024, 1, 20, 12, tzinfo=ZoneInfo("Europe/Stockholm"))


def stored(database: Database, settings: Settings, name: str, year: int) -> ReadPlan:
    plan = read_plan(PLANS / f"{name}.txt", name[:-5], year, settings)
    with database.session() as session:
        store_plan(session, SAM, NOW, settings, plan)
    return plan


@pytest.mark.parametrize("name", NAMES)
def test_a_real_plan_comes_in_again_as_next_years(
    name: str, database: Database, settings: Settings, tmp_path: Path
) -> None:
    """Row by row the same words, but for the years; each reading is last year's, a year later."""
    year, draft = int(name[-4:]), tmp_path / "utkast.docx"
    old = stored(database, settings, name, year)

    with database.session() as session:
        revise_plan(session, SAM, NOW, settings, name[:-5], year, year + 1, draft)
    new = read_plan(draft, name[:-5], year + 1, settings)

    assert len(old.activities) == len(new.activities)
    for one, other in zip(old.activities, new.activities, strict=True):
        for cell in ("omrade", "aktivitet", "ansvarig", "syfte", "berorda"):
            assert getattr(one.row, cell) == getattr(other.row, cell)
        moved = move_tidplan(one.row.tidplan, year, year + 1)
        assert other.row.tidplan == moved.after
        assert other.row.uppfoljning == move_follow_up(one.row.uppfoljning, year, year + 1).after
        assert (one.roles, one.follow_up.forms) == (other.roles, other.follow_up.forms)
        assert one.schedule.kind == other.schedule.kind
        assert moved.doubt or [d.replace(year=d.year + 1) for d in one.schedule.due] == list(
            other.schedule.due
        )
    assert [c.heading for c in old.activities[0].row.source.columns] == [
        c.heading for c in new.activities[0].row.source.columns
    ]


def test_two_real_plans_of_merged_bodies_become_one(
    database: Database, settings: Settings, tmp_path: Path
) -> None:
    """Every row of both stands in the draft, and comes in again."""
    plans = [stored(database, settings, name, 2023) for name in ("norrmalm-2017", "ostermalm-2023")]

    with database.session() as session:
        draft = revise_plan(
            session, SAM, NOW, settings, "norra-innerstaden", 2023, 2024, tmp_path / "utkast.docx"
        )
    new = read_plan(tmp_path / "utkast.docx", "norra-innerstaden", 2024, settings)

    assert draft.dropped == ()
    assert sum(len(row.origins) for row in draft.rows) == sum(len(plan.activities) for plan in plans)
    assert [one.row.aktivitet for one in new.activities] == [row.row.aktivitet for row in draft.rows]
