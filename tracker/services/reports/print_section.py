"""A kept section to be printed: the draft, or a fixed version, and its internal list of sources."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.forms import OccasionKind
from tracker.domain.records import Plan
from tracker.domain.report.codec import plain
from tracker.domain.report.document import Document
from tracker.domain.report.kept import SectionState
from tracker.domain.report.own_texts import version_document, version_sources
from tracker.domain.report.phrases import versions as phrases
from tracker.domain.swedish import listed, swedish_date
from tracker.errors import NotFoundError
from tracker.files import write_bytes
from tracker.services.reports.formats import ReportFormat, report_bytes, text_of
from tracker.services.reports.kept_draft import Draft, need_draft, own_words, where
from tracker.services.reports.version_content import VersionContent, read_content, with_names, without_names
from tracker.store import section_versions
from tracker.store.section_versions import StoredVersion


@dataclass(frozen=True, slots=True)
class KeptSection:
    """A draft or a fixed version. `number` and `sha256` are None for a draft.

    `file` is a version as it was printed when it was fixed, in the wanted format; it is printed unchanged.
    """

    plan: Plan
    form: OccasionKind
    day: date
    document: Document
    state: SectionState
    number: int | None = None
    sha256: str | None = None
    dnr: str = ""
    reason: str = ""
    file: bytes | None = None

    def json(self) -> dict[str, Any]:
        """Returns the JSON of `tracker section show`."""
        return {
            "plan": str(self.plan.ref),
            "form": self.form.value,
            "version": self.number,
            "day": self.day.isoformat(),
            "dnr": self.dnr,
            "reason": self.reason,
            "sha256": self.sha256,
            "summary": list(self.state.summary),
            "activities": [plain(one) for one in self.state.activities],
        }

    def text(self, chosen: ReportFormat) -> str:
        """Returns it as text. Raises UsageError for a binary format."""
        if self.file is not None and chosen.text is not None:
            return self.file.decode(chosen.encoding)
        return text_of(self.document, chosen)

    def write(self, chosen: ReportFormat, path: Path, own: Path | None = None) -> None:
        """Writes it to a file, a draft in Word from the municipality's `own` template.

        Raises DocumentError if that fails.
        """
        write_bytes(path, self.data(chosen, own))

    def data(self, chosen: ReportFormat, own: Path | None = None) -> bytes:
        """Returns the file's content. Raises DocumentError if the form is not installed."""
        return report_bytes(self.document, chosen, own) if self.file is None else self.file


def print_section(
    session: Session,
    plan: Plan,
    form: OccasionKind,
    *,
    version: int | None = None,
    draft: bool = False,
    sources: bool = False,
    format_name: str = "",
) -> KeptSection:
    """Returns a version; without `version`, the last one, or the draft if none is fixed (or if `draft`).

    `sources`: its internal list of sources instead. Raises NotFoundError if there is no such version or
    draft, and DatabaseError if a version is not what was fixed.
    """
    there = section_versions.versions(session, plan.id, form)
    if draft or (version is None and not there):
        return _kept_draft(session, need_draft(session, plan, form), sources)
    found = there[-1] if version is None else _numbered(plan, form, there, version)
    return _kept_version(session, plan, found, sources, format_name)


def _kept_draft(session: Session, draft: Draft, sources: bool) -> KeptSection:
    own = own_words(session, draft.numbered)
    if sources:
        nameless = version_sources(draft.section, without_names(session, draft.section), own)
        document = with_names(session, nameless)
    else:
        document = version_document(draft.section, phrases.draft_line(draft.day), own)
    return KeptSection(draft.plan, draft.form, draft.day, document, draft.state, dnr=draft.plan.dnr)


def _numbered(plan: Plan, form: OccasionKind, there: tuple[StoredVersion, ...], number: int) -> StoredVersion:
    for one in there:
        if one.number == number:
            return one
    section = f"Avsnittet {plan.ref} {form}"
    if not there:
        raise NotFoundError(f"{section} är inte fastställt: det finns ingen version {number} än.")
    known = listed([f"version {one.number} ({swedish_date(swedish_day(one.fixed_at))})" for one in there])
    raise NotFoundError(f"{section} har ingen version {number}: {known} finns.")


def _kept_version(
    session: Session, plan: Plan, found: StoredVersion, sources: bool, format_name: str
) -> KeptSection:
    content = read_content(found)
    file = None if sources else section_versions.version_file(session, found.id, format_name)
    return KeptSection(
        plan=plan,
        form=found.form,
        day=swedish_day(found.fixed_at),
        document=_document(session, content, sources),
        state=content.state,
        number=found.number,
        sha256=found.sha256,
        dnr=found.dnr,
        reason=found.reason,
        file=file,
    )


def _document(session: Session, content: VersionContent, sources: bool) -> Document:
    return with_names(session, content.sources) if sources else content.document


def fixed_hint(session: Session, plan: Plan, form: OccasionKind) -> str:
    """Returns a Swedish sentence if a version is fixed, which `tracker compile` does not print; else ""."""
    there = section_versions.versions(session, plan.id, form)
    if not there:
        return ""
    last, day = there[-1], swedish_date(swedish_day(there[-1].fixed_at))
    return (
        f"Version {last.number} är fastställd den {day} och skrivs ut med tracker section show "
        f"{where(plan, form)}; det här är sammanställt nu."
    )
