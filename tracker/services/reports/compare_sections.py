"""Compares two sections of a plan: versions, the draft, another form, or the section as compiled now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from tracker.domain.forms import REPORTS, OccasionKind
from tracker.domain.records import Plan
from tracker.domain.report.compare import Comparison, compare
from tracker.domain.report.kept import SectionState, digests, section_state
from tracker.domain.swedish import listed
from tracker.errors import UsageError
from tracker.services.reports.compile_section import compile_section
from tracker.services.reports.kept_draft import activity_ids, find_draft, need_draft
from tracker.services.reports.print_section import print_section
from tracker.settings import Settings
from tracker.store import section_versions

_DRAFT, _NOW = ("draft", "utkast"), ("now", "nu")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called in Swedish, and its content."""

    name: str
    form: OccasionKind
    version: int | None
    state: SectionState

    def json(self) -> dict[str, Any]:
        return {"name": self.name, "form": self.form.value, "version": self.version}


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides and what differs."""

    plan: Plan
    before: Side
    after: Side
    found: Comparison

    def json(self) -> dict[str, Any]:
        """Returns the JSON of `tracker section diff`."""
        return {
            "plan": str(self.plan.ref),
            "from": self.before.json(),
            "to": self.after.json(),
            "activities": [one.json() for one in self.found.differences],
            "same": self.found.same,
        }


def compare_sections(
    session: Session,
    today: date,
    settings: Settings,
    plan: Plan,
    form: OccasionKind,
    before: str | None = None,
    after: str | None = None,
) -> Compared:
    """Returns what differs between two sections of a plan.

    A side is a version ("1"), "draft", "now" (compiled now), or a form ("T1": its last version, else its
    draft, else compiled now; "T1:2", "T1:draft"). `form` is the form of a side that names none. Without
    `before`, the last version, or the one before it if `after` is that; without `after`, the draft, or the
    section as compiled now. Raises UsageError for a side that can't be read, and NotFoundError.
    """
    made = _Sides(session, today, settings, plan, form)
    old = made.side(before or made.usual_before(after))
    new = made.side(after or made.usual_after(old))
    return Compared(plan, old, new, compare(old.state, new.state))


@dataclass(frozen=True, slots=True)
class _Sides:
    session: Session
    today: date
    settings: Settings
    plan: Plan
    form: OccasionKind

    def usual_before(self, after: str | None) -> str:
        there = section_versions.versions(self.session, self.plan.id, self.form)
        if after is None and len(there) > 1:
            return str(there[-2].number)
        return str(there[-1].number) if there else "draft"

    def usual_after(self, before: Side) -> str:
        there = section_versions.versions(self.session, self.plan.id, before.form)
        if before.version is not None and there and there[-1].number > before.version:
            return f"{before.form}:{there[-1].number}"
        kept = find_draft(self.session, self.plan, before.form)
        return f"{before.form}:draft" if kept and before.version is not None else f"{before.form}:now"

    def side(self, text: str) -> Side:
        form, what = _read(text, self.form)
        there = section_versions.versions(self.session, self.plan.id, form)
        if what in _DRAFT or (not what and not there and find_draft(self.session, self.plan, form)):
            return Side(f"utkastet till {form}", form, None, need_draft(self.session, self.plan, form).state)
        if what in _NOW or (not what and not there):
            return Side(f"{form} sammanställt nu", form, None, self._compiled(form))
        kept = print_section(self.session, self.plan, form, version=int(what) if what else None)
        return Side(f"{form} version {kept.number}", form, kept.number, kept.state)

    def _compiled(self, form: OccasionKind) -> SectionState:
        section = compile_section(self.session, self.today, self.settings, self.plan, form)
        return section_state(section, activity_ids(self.session, self.plan), digests(section.sources))


def _read(text: str, form: OccasionKind) -> tuple[OccasionKind, str]:
    """Returns the form that a side names, else `form`, and what of it: a number, "draft", "now" or ""."""
    word = text.strip().casefold()
    if _is_what(word):
        return form, word
    named, _, what = (part.strip() for part in word.partition(":"))
    forms = {one.value.casefold(): one for one in REPORTS}
    if named in forms and (not what or _is_what(what)):
        return forms[named], what
    known = listed([one.value for one in REPORTS])
    raise UsageError(
        f"”{text[:40]}” går inte att jämföra: skriv en version (1), draft, now, en rapport ({known}) "
        "eller T1:2."
    )


def _is_what(word: str) -> bool:
    return word in (*_DRAFT, *_NOW) or (word.isascii() and word.isdecimal() and len(word) < 6)
