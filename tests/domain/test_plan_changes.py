"""Rows of an edited plan matched to the activities there are."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.make import activity
from tracker.domain.plan import Activity
from tracker.domain.plan_changes import plan_changes
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import StoredActivity

TITLES = (
    "Trygghetsvandringar ordnas med polisen",
    "Skolorna erbjuds en temadag",
    "Rutinen vid oro gås igenom",
    "Föreningsbidrag kontrolleras varje år",
    "Anhöriga får en namngiven kontakt",
)


def stored(titles) -> list[StoredActivity]:
    ref = PlanRef("kungsholmen", 2021)
    return [StoredActivity(n * 10, ref, made(n, title)) for n, title in enumerate(titles, start=1)]


def made(number: int, title: str) -> Activity:
    return activity(number=number, title=title)


@given(st.permutations(TITLES), st.sets(st.integers(0, 4)))
def test_moved_and_removed_rows_are_found_whatever_the_order(order, gone) -> None:
    """Each row that is still there keeps its activity; each that is gone is said to be, once."""
    kept = [title for n, title in enumerate(order) if n not in gone]

    changes = plan_changes(stored(TITLES), [made(n, title) for n, title in enumerate(kept, start=1)])

    pairs = {c.new.row.aktivitet: c.old.activity.row.aktivitet for c in changes if c.new and c.old}
    assert pairs == {title: title for title in kept}
    assert sum(c.kind == "removed" for c in changes) == len(TITLES) - len(kept)


def test_twins_keep_to_their_own_place() -> None:
    """Two rows with the same words under different headings stay apart."""
    one, two = made(1, TITLES[0]), made(2, TITLES[0])
    other = replace(two, row=replace(two.row, omrade="Kompetens"))
    old = [StoredActivity(10, PlanRef("k", 2021), one), StoredActivity(20, PlanRef("k", 2021), other)]

    changes = plan_changes(old, [replace(other, number=1), replace(one, number=2)])

    assert [(c.old.id, c.kind) for c in changes] == [(20, "same"), (10, "same")]
