"""What is needed before a plan is stored: one rule for the terminal and for a page."""

from tests.cases import each
from tests.domain.make import activity
from tracker.domain.plan_changes import PlanChange
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import StoredActivity
from tracker.services.plans.import_plan import Consent, PlanComparison

REF = PlanRef("kungsholmen", 2021)


def comparison(before: int, gone: int) -> PlanComparison:
    """A stored plan of which some activities are not in the file."""
    old = [StoredActivity(number, REF, activity(number=number)) for number in range(1, before + 1)]
    changes = tuple(
        PlanChange("removed", one) if one.id <= gone else PlanChange("same", one, one.activity) for one in old
    )
    return PlanComparison(REF, before - gone, changes, same=False)


@each(
    ("before", "gone", "confirmed", "replace", "consent"),
    [
        (9, 0, False, False, Consent.ASK),
        (9, 0, True, False, Consent.GIVEN),
        (9, 4, True, False, Consent.GIVEN),
        (10, 5, True, False, Consent.GIVEN),
        (9, 5, True, False, Consent.ASK_TO_REPLACE),
        (9, 5, True, True, Consent.GIVEN),
        (9, 5, False, True, Consent.ASK),
    ],
)
def test_a_plan_that_loses_most_of_its_rows_needs_more_than_a_yes(
    before: int, gone: int, confirmed: bool, replace: bool, consent: Consent
) -> None:
    """More than half of them gone: it is likely the wrong plan."""
    assert comparison(before, gone).consent(confirmed, replace) is consent


def test_a_plan_that_is_stored_as_it_is_needs_nothing() -> None:
    assert PlanComparison(REF, 9, (), same=True).consent(False, False) is Consent.NOTHING_NEW


def test_a_new_plan_loses_nothing() -> None:
    changes = tuple(PlanChange("added", new=activity(number=number)) for number in range(1, 4))

    compared = PlanComparison(REF, 3, changes, same=False)

    assert (compared.new, compared.before, compared.removed) == (True, 0, 0)
    assert compared.consent(confirmed=True, replace=False) is Consent.GIVEN
