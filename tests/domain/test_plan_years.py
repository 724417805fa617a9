"""A decided plan beside last year's: kept, reworded, new, dropped, and what a person must decide."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.make import activity
from tests.domain.test_plan_changes import TITLES, made, stored
from tracker.domain.plan_ref import PlanRef
from tracker.domain.plan_years import compare_years
from tracker.domain.records import StoredActivity


@given(st.permutations(TITLES), st.sets(st.integers(0, 4)), st.integers(0, 2))
def test_each_row_of_both_years_is_told_once(order, gone, fresh) -> None:
    old = stored(TITLES)
    titles = [title for n, title in enumerate(order) if n not in gone]
    titles += [f"{'xyz'[n] * 20}" for n in range(fresh)]
    new = [made(n, title) for n, title in enumerate(titles, start=1)]

    rows = compare_years(old, new, {}).rows

    assert [row.new.number for row in rows if row.new] == list(range(1, len(new) + 1))
    assert sorted(row.old.id for row in rows if row.old) == [one.id for one in old]
    assert sum(row.kind == "dropped" for row in rows) == len(gone)
    assert sum(row.kind == "new" for row in rows) == fresh


def test_a_time_that_only_moved_is_no_change_and_another_word_is() -> None:
    (old,) = stored(TITLES[:1])
    row = replace(old.activity.row, tidplan="senast 31 maj 2021")
    old = replace(old, activity=replace(old.activity, row=row))
    moved = replace(row, tidplan="senast 31 maj 2022")
    later = replace(row, tidplan="senast 30 juni 2022")

    kept = compare_years([old], [replace(old.activity, row=moved)], {old.id: moved}).rows
    reworded = compare_years([old], [replace(old.activity, row=later)], {old.id: moved}).rows

    assert [one.kind for one in kept] == ["kept"]
    assert [(one.kind, one.changes) for one in reworded] == [
        ("reworded", (("tidplan", "senast 31 maj 2021", "senast 30 juni 2022"),))
    ]


def test_rows_that_are_nearly_alike_are_a_question_and_a_yes_makes_them_the_same() -> None:
    old = stored(["Rutinen vid oro gås igenom på ett möte"])
    new = [activity(number=1, title="Rutinen för uthyrning av lokaler gås igenom på möten")]

    asked = compare_years(old, new, {})
    decided = compare_years(old, new, {}, asked.doubtful)

    assert [row.kind for row in asked.rows] == ["new", "dropped"]
    assert [(one.old.id, one.new.number) for one in asked.doubtful] == [(10, 1)]
    assert [row.kind for row in decided.rows] == ["reworded"]
    assert decided.doubtful == ()


def test_one_row_may_come_from_the_plans_of_two_bodies() -> None:
    one = StoredActivity(1, PlanRef("norrmalm", 2023), made(1, TITLES[0]))
    other = StoredActivity(2, PlanRef("ostermalm", 2023), made(4, TITLES[0]))

    rows = compare_years([one, other], [made(1, TITLES[0])], {}).rows

    assert [(row.kind, row.old.id) for row in rows] == [("kept", 1), ("kept", 2)]
