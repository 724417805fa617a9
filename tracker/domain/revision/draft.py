"""The draft of next year's plan from one plan, or from those of bodies that have merged."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.domain.revision.merging import Group, grouped, put_together, similar
from tracker.domain.revision.rules import propose
from tracker.domain.revision.values import DraftRow, OldPlan, OldRow, Proposal
from tracker.domain.text import compare_key


def draft_rows(plans: Sequence[OldPlan]) -> tuple[tuple[DraftRow, ...], tuple[DraftRow, ...]]:
    """Returns the rows of the draft, numbered from 1, and those that are proposed to be dropped.

    Each row of each plan is in one of them, once.
    """
    dropped = [row for plan in plans for row in plan.rows if propose(row)[0] is Proposal.DROPPED]
    gone = {row.stored.id for row in dropped}
    groups = grouped([[row for row in plan.rows if row.stored.id not in gone] for plan in plans])
    rows = tuple(_row(number, group) for number, group in enumerate(groups, start=1))
    alike = tuple(_with_similar(row, groups, rows) for row in rows) if len(plans) > 1 else rows
    return alike, tuple(_dropped(row) for row in dropped)


def _dropped(old: OldRow) -> DraftRow:
    proposal, reasons = propose(old)
    return DraftRow(None, old.row, (old,), proposal, reasons)


def _row(number: int, group: Group) -> DraftRow:
    if len(group) == 1:
        row = put_together(group)
        return DraftRow(number, row, group, *propose(group[0]))
    found = [propose(old) for old in group]
    reasons = tuple(dict.fromkeys(reason for _, said in found for reason in said))
    return DraftRow(number, put_together(group), group, Proposal.REWORDED, (*_differences(group), *reasons))


def _differences(group: Group) -> Iterator[str]:
    """Yields what whoever decides must choose between; the words that the draft does not have are quoted."""
    lead = group[0]
    yield f"slagen ihop av {' och '.join(old.place for old in group)}: välj ansvarig och ord"
    for old in group[1:]:
        if compare_key(old.row.aktivitet) != compare_key(lead.row.aktivitet):
            yield f"{old.place} har orden ”{old.row.aktivitet}”"
        if compare_key(old.row.omrade) != compare_key(lead.row.omrade) and old.row.omrade:
            yield f"{old.place} står under ”{old.row.omrade}”"


def _with_similar(row: DraftRow, groups: Sequence[Group], rows: Sequence[DraftRow]) -> DraftRow:
    other = similar(row.origins, groups)
    if other is None:
        return row
    number = next(one.number for one in rows if one.origins == other)
    reason = f"liknar nummer {number} ({other[0].place}): slå ihop dem eller behåll båda"
    return replace(row, proposal=Proposal.REWORDED, reasons=(*row.reasons, reason))
