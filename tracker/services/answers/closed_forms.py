"""Answers about a section that is fixed: by mail they wait for a person, by phone they are refused.

An answer that also goes into a later report is not hindered.
"""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.forms import OccasionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report.fixing import ANNUAL, forms_of
from tracker.domain.report.phrases import versions as phrases
from tracker.domain.sentence import sentence
from tracker.errors import UsageError
from tracker.store import section_versions


def fixed_form(
    session: Session, stored: StoredActivity, kinds: Iterable[OccasionKind]
) -> tuple[OccasionKind, date] | None:
    """Returns the last form that an answer at these occasions goes into, and the day since it is fixed.

    None if one of its forms is not fixed.
    """
    fixed = section_versions.fixed_since(session, stored.plan)
    forms = forms_of(kinds)
    if not fixed or not forms or not forms <= set(fixed):
        return None
    last = max((form for form in forms if form), key=lambda form: fixed[form])
    return last, swedish_day(fixed[last])


def why_closed(session: Session, stored: StoredActivity, kinds: Iterable[OccasionKind]) -> str:
    """Returns "avsnittet i tertialrapport 1 2021 är fastställt sedan den 3 maj 2021"; "" if it is not."""
    found = fixed_form(session, stored, kinds)
    return phrases.fixed_since(found[0], stored.plan.year, found[1]) if found else ""


def refuse_if_closed(session: Session, stored: StoredActivity) -> None:
    """Raises UsageError if the annual section is fixed: an answer by phone has no later report to go into."""
    why = why_closed(session, stored, (ANNUAL,))
    if why:
        told = f"{stored}: {why}, så svaret förs inte in. Är det underlag för en rättelse, "
        raise UsageError(sentence(told, "lägg till --correction.", "kryssa för det under Ord."))


def stands_behind_fixed(session: Session, stored: StoredActivity, report_id: int) -> bool:
    """Returns True if a fixed section was compiled from the answer."""
    fixed = section_versions.fixed_since(session, stored.plan)
    return any(report_id in section_versions.answers_behind(session, stored.plan, form) for form in fixed)


def refuse_to_withdraw(session: Session, stored: StoredActivity, report_ids: Iterable[int]) -> None:
    """Raises UsageError if one of the answers stands behind a fixed section, or the annual one is fixed."""
    wanted = set(report_ids)
    for form, at in section_versions.fixed_since(session, stored.plan).items():
        behind = section_versions.answers_behind(session, stored.plan, form)
        if form == ANNUAL or wanted & behind:
            why = phrases.fixed_since(form, stored.plan.year, swedish_day(at))
            raise UsageError(
                sentence(
                    f"{stored}: {why}, så svaret tas inte tillbaka. För in det rätta svaret ",
                    f"med tracker report {stored} … --correction och rätta avsnittet med tracker section fix "
                    "--again.",
                    "under aktiviteten och rätta avsnittet under Rapporten.",
                )
            )
