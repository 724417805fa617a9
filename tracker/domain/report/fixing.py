"""Which occasions belong to the section of a form, and which form an answer is about."""

from collections.abc import Iterable

from tracker.domain.forms import REPORTS, OccasionKind, is_annual

ANNUAL = next(kind for kind in REPORTS if is_annual(kind))


def form_of(kind: OccasionKind) -> OccasionKind | None:
    """Returns the report that an answer at such an occasion goes into; None for the next plan's revision."""
    if kind in REPORTS:
        return kind
    return ANNUAL if kind.report is None else None


def forms_of(kinds: Iterable[OccasionKind]) -> frozenset[OccasionKind | None]:
    return frozenset(form_of(kind) for kind in kinds)


def closed_with(form: OccasionKind) -> frozenset[OccasionKind]:
    """Returns the kinds of occasions that nobody need answer once the section of a form is fixed.

    Those of the form and of earlier reports; with the annual report also what is due between the reports.
    """
    earlier = REPORTS[: REPORTS.index(form) + 1]
    return frozenset(kind for kind in OccasionKind if form_of(kind) in earlier)
