"""Compares a plan read from a file with the stored plan, and imports it with the corrections made by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any

from sqlmodel import Session

from tracker.domain.actor import Actor
from tracker.domain.plan import Corrections
from tracker.domain.plan_changes import PlanChange
from tracker.domain.plan_ref import PlanRef
from tracker.services.plans.foresight import TakenBack
from tracker.services.plans.read_plan import ReadPlan
from tracker.services.plans.store_plan import changes_to, keep_corrections, store_plan
from tracker.settings import Settings


class Consent(Enum):
    """The confirmation needed before a plan is stored."""

    NOTHING_NEW = auto()  # the same file is stored already
    ASK = auto()  # someone must confirm the changes
    ASK_TO_REPLACE = auto()  # most stored rows would be removed: an explicit replace is needed
    GIVEN = auto()


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """The changes that an import would make; `same` if the same file is stored already."""

    ref: PlanRef
    activities: int
    changes: tuple[PlanChange, ...]
    same: bool

    @property
    def new(self) -> bool:
        """True if every row is new."""
        return all(change.kind == "added" for change in self.changes)

    @property
    def before(self) -> int:
        """The number of activities in the stored plan."""
        return sum(change.old is not None for change in self.changes)

    @property
    def removed(self) -> int:
        """The number of stored activities that are missing from the file."""
        return sum(change.kind == "removed" for change in self.changes)

    def json(self, taken_back: Mapping[int, Sequence[TakenBack]]) -> list[dict[str, Any]]:
        """Returns `changes` of `tracker import --format json`: what is not as it was."""
        return [
            {
                "kind": one.kind,
                "number": one.new.number if one.new else None,
                "before": one.old.activity.number if one.old else None,
                "cells": [dict(zip(("column", "before", "after"), cell, strict=True)) for cell in one.cells],
                "taken_back": [each.json() for each in taken_back.get(one.old.id if one.old else 0, ())],
            }
            for one in self.changes
            if one.kind != "same"
        ]

    def consent(self, confirmed: bool, replace: bool) -> Consent:
        """Returns whether the plan may be stored, or which confirmation is missing.

        `confirmed`: the user accepted the changes, seen or unseen. `replace`: the user accepts losing most of
        the plan. An unseen import that would remove more than half of the rows is probably the wrong plan.
        """
        if self.same:
            return Consent.NOTHING_NEW
        if not confirmed:
            return Consent.ASK
        if self.removed * 2 > self.before and not replace:
            return Consent.ASK_TO_REPLACE
        return Consent.GIVEN


def compare_plan(session: Session, plan: ReadPlan) -> PlanComparison:
    """Returns the changes that an import would make. Stores nothing."""
    changes = changes_to(session, plan)
    return PlanComparison(plan.ref, len(plan.activities), changes or (), changes is None)


def import_plan(
    session: Session, actor: Actor, now: datetime, settings: Settings, plan: ReadPlan, corrected: Corrections
) -> tuple[PlanChange, ...]:
    """Stores the plan and the corrected readings of its cells. Returns the changes."""
    changes = store_plan(session, actor, now, settings, plan)
    keep_corrections(session, actor, now, plan.ref.district, corrected)
    return changes
