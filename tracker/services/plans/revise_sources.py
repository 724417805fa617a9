"""The plans that a draft is made from: the district's own, or those of the bodies that became it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlmodel import Session

from tracker.domain.districts import District, find_district, predecessors
from tracker.domain.plan_choice import is_called
from tracker.domain.plan_name import is_named, same_name
from tracker.domain.records import Plan
from tracker.domain.revision import words
from tracker.domain.swedish import listed, swedish_date
from tracker.errors import NotFoundError, UsageError
from tracker.services.plans.find_activity import find_plan
from tracker.settings import Settings
from tracker.store import plans


@dataclass(frozen=True, slots=True)
class Sources:
    """The plans to draft from, and Swedish sentences about what is not among them."""

    plans: tuple[Plan, ...]
    notes: tuple[str, ...] = ()


def find_sources(
    session: Session, settings: Settings, district: str, year: int, target: int, name: str | None
) -> Sources:
    """Returns the district's plan of a year; if it has none, those of the bodies that were merged into it.

    Raises NotFoundError if there is none, UsageError if several can be meant (the message lists them), and
    UnknownDistrictError.
    """
    body = find_district(district, settings.districts)
    before = predecessors(body.slug, settings.districts)
    own = [one for one in plans.plans(session) if (one.ref.district, one.ref.year) == (body.slug, year)]
    if own or not before:
        found = find_plan(session, settings, body.slug, year, name)
        return Sources((found,), tuple(_merged_notes(settings, body, target)))
    several = {one.slug: _of_body(session, one.slug, year, name) for one in before}
    chosen = tuple(found[0] for found in several.values() if found)
    if not chosen:
        names = listed([one.name for one in before])
        raise NotFoundError(f"{body.name} har ingen plan för {year}, och det har inte {names} heller.")
    _check_one_each(several.values())
    _check_names(chosen)
    missing = (one for one in before if not several[one.slug])
    return Sources(chosen, tuple(words.not_carried(one.name, year) for one in missing))


def _of_body(session: Session, slug: str, year: int, name: str | None) -> list[Plan]:
    return [
        one
        for one in plans.plans(session)
        if (one.ref.district, one.ref.year) == (slug, year)
        and (name is None or is_called(name, one.ref, one.name))
    ]


def _check_one_each(several: Iterable[list[Plan]]) -> None:
    for found in several:
        if len(found) > 1:
            labels = listed([one.label for one in found], "eller")
            raise UsageError(f"Flera planer kan menas: välj en med --plan, {labels}.")


def _check_names(chosen: tuple[Plan, ...]) -> None:
    """Raises UsageError if the bodies' plans have different names: they are not one plan."""
    named = [one for one in chosen if is_named(one.name)]
    for one in named[1:]:
        if not same_name(named[0].name, one.name):
            labels = listed([plan.label for plan in named], "eller")
            raise UsageError(f"Planerna har olika namn: välj vilken som ska bli nästa med --plan, {labels}.")


def _merged_notes(settings: Settings, body: District, target: int) -> Iterator[str]:
    if body.successor is not None and body.merged is not None and target >= body.merged.year:
        successor = settings.districts[body.successor]
        yield words.merged_into(body.name, successor.name, swedish_date(body.merged))
