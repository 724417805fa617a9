"""A draft of a section as it is kept: the compiled text, the answers behind it, and own texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import read_code
from tracker.domain.forms import OccasionKind
from tracker.domain.records import Plan
from tracker.domain.report.codec import UnreadableError, built, plain
from tracker.domain.report.kept import SectionState, digests, section_state, without_persons
from tracker.domain.report.own_texts import SUMMARY, Judgement, OwnWords, summary_without_own, with_own_texts
from tracker.domain.report.phrases import versions as phrases
from tracker.domain.report.values import Check, Section, Sentence
from tracker.domain.sentence import sentence
from tracker.errors import NotFoundError
from tracker.store import plans, sections
from tracker.store.event_list import name_of_actor
from tracker.store.sections import OwnText, StoredDraft

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A kept draft. `ids` are the activities' ids by number, `behind` the digests of its answers by id.

    `placed` is what the coordinator says or has looked at, by activity number, of the summary by SUMMARY.
    """

    stored: StoredDraft
    plan: Plan
    section: Section
    ids: Mapping[int, int]
    behind: Mapping[int, str]
    placed: Mapping[int, OwnText]

    @property
    def form(self) -> OccasionKind:
        return self.stored.form

    @property
    def day(self) -> date:
        """The Swedish day on which it was drawn up."""
        return swedish_day(self.stored.drawn_at)

    @property
    def numbered(self) -> Mapping[int, OwnText]:
        """What the coordinator has changed by activity number, of the summary by SUMMARY."""
        return {number: one for number, one in self.placed.items() if one.said.changes}

    def said_of(self, number: int) -> Judgement:
        """Returns what the coordinator has said of an activity, or the summary."""
        return self.placed[number].said if number in self.placed else Judgement()

    @property
    def unseen(self) -> tuple[Check, ...]:
        """What to look at before it is fixed, without the activities that have been looked at since.

        What waits in review stays: it ends there.
        """
        return tuple(one for one in self.section.checks if one.waits or not self.is_seen(one.number))

    @property
    def to_look_at(self) -> tuple[Check, ...]:
        """What is unseen, without what waits in review."""
        return tuple(one for one in self.unseen if not one.waits)

    def is_seen(self, number: int) -> bool:
        """True if the coordinator has looked at the activity with the answers that are behind it now."""
        found = self.placed.get(number)
        return found is not None and dict(found.basis) == {
            one: self.behind[one] for one in self.behind_of(number)
        }

    def behind_of(self, number: int) -> frozenset[int]:
        """Returns the ids of the answers behind an activity, or (SUMMARY) all."""
        if number == SUMMARY:
            return frozenset(self.behind)
        told = [one for one in self.section.told if one.number == number]
        return frozenset(report for one in told for report in one.sources)

    @property
    def state(self) -> SectionState:
        """The draft with its own texts, to be compared."""
        return section_state(self.shown, self.ids, self.behind, self.numbered)

    @property
    def shown(self) -> Section:
        """The section with what the coordinator says in it."""
        return with_own_texts(self.section, self._words)

    @property
    def shown_without_own_summary(self) -> tuple[Sentence, ...]:
        """The summary that an own one takes the place of."""
        return summary_without_own(self.section, self._words)

    @property
    def _words(self) -> dict[int, OwnWords]:
        return {
            number: OwnWords(one.said, "", swedish_day(one.written_at))
            for number, one in self.numbered.items()
        }


def draft_content(section: Section, ids: Mapping[int, int]) -> Mapping[str, Any]:
    """Returns the JSON of a draft, without names and comments."""
    return {
        "format": _FORMAT,
        "section": plain(without_persons(section)),
        "activities": {str(number): activity_id for number, activity_id in ids.items()},
        "answers": {str(report): value for report, value in digests(section.sources).items()},
    }


def activity_ids(session: Session, plan: Plan) -> dict[int, int]:
    """Returns the ids of the plan's activities by number."""
    return {stored.activity.number: stored.id for stored in plans.activities(session, plan.ref)}


def find_draft(session: Session, plan: Plan, form: OccasionKind) -> Draft | None:
    """Returns the kept draft. Raises NotFoundError if another version of the program has stored it."""
    stored = sections.draft(session, plan.id, form)
    return load(session, plan, stored) if stored else None


def load(session: Session, plan: Plan, stored: StoredDraft) -> Draft:
    """Returns a stored draft. Raises NotFoundError if it can't be read any more; own texts are then kept."""
    content = stored.content
    try:
        section = built(Section, content["section"])
    except UnreadableError as error:
        raise NotFoundError(
            f"Utkastet {plan.ref} {stored.form} är gjort av en annan version av programmet: gör om det med "
            f"{draw_command(plan, stored.form)} (dina egna texter står kvar)."
        ) from error
    ids = {int(number): activity_id for number, activity_id in content["activities"].items()}
    return Draft(
        stored=stored,
        plan=plan,
        section=section,
        ids=ids,
        behind={int(report): value for report, value in content["answers"].items()},
        placed=_placed(section, ids, sections.own_texts(session, stored.id)),
    )


def _placed(section: Section, ids: Mapping[int, int], own: Iterable[OwnText]) -> dict[int, OwnText]:
    """Returns them by number, without those of activities that the section does not tell of."""
    numbers: dict[int | None, int] = {ids[one.number]: one.number for one in section.told}
    numbers[None] = SUMMARY
    return {numbers[one.activity_id]: one for one in own if one.activity_id in numbers}


def need_draft(session: Session, plan: Plan, form: OccasionKind) -> Draft:
    """Returns the kept draft. Raises NotFoundError if there is none."""
    found = find_draft(session, plan, form)
    if found is None:
        section = phrases.section_of(form, plan.ref.year)
        told = f"Det finns inget utkast till {section} för {plan.ref} än: gör ett"
        raise NotFoundError(sentence(told, f" med {draw_command(plan, form)}.", " först."))
    return found


def draw_command(plan: Plan, form: OccasionKind) -> str:
    return f"tracker section draft {where(plan, form)}"


def where(plan: Plan, form: OccasionKind) -> str:
    """Returns the options that name a plan and a form."""
    named = f" --plan {plan.ref.slug}" if plan.ref.slug else ""
    return f"--district {plan.ref.district} --year {plan.ref.year}{named} --form {form}"


def own_words(session: Session, own: Mapping[int, OwnText]) -> dict[int, OwnWords]:
    """Returns own texts with the names of those who wrote them."""
    names = author_names(session, (one.written_by for one in own.values()))
    return {
        number: OwnWords(one.said, names[one.written_by], swedish_day(one.written_at))
        for number, one in own.items()
    }


def author_names(session: Session, codes: Iterable[str]) -> dict[str, str]:
    """Returns the present names of actors by their codes."""
    actors = {code: read_code(code) for code in set(codes)}
    return {code: name_of_actor(session, actor) if actor else code for code, actor in actors.items()}
