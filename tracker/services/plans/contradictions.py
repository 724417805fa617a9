"""Finds where a document contradicts the command: it names another district, or only other years."""

import re
from collections.abc import Iterator, Mapping

from tracker.domain.districts import District
from tracker.domain.plan_identity import PlanIdentity
from tracker.domain.text import compare_key
from tracker.reading.plan import Document
from tracker.reading.plan.identity import bodies_of

_YEARS = "Titeln nämner {years}, men planen läses in för {year}: är --year rätt?"
_DISTRICT = "Dokumentet nämner {other}, men planen läses in för {district}: är --district rätt?"


def contradictions(
    document: Document, identity: PlanIdentity, district: District, year: int, known: Mapping[str, District]
) -> tuple[str, ...]:
    """Returns Swedish questions; none if the document agrees with the command, or says nothing of it."""
    found = []
    if identity.years and year not in identity.years:
        years = "–".join(map(str, dict.fromkeys((identity.years[0], identity.years[-1]))))
        found.append(_YEARS.format(years=years, year=year))
    other = _other_district((identity.body, identity.name, *bodies_of(document)), district, known)
    if other:
        found.append(_DISTRICT.format(other=other.name, district=district.name))
    return tuple(found)


def _other_district(
    texts: tuple[str, ...], district: District, known: Mapping[str, District]
) -> District | None:
    """Returns another district that the texts name; None if they name this one, or one merged with it."""
    named = {one.slug: one for text in texts for one in _named(text, known)}
    family = {
        district.slug,
        district.successor,
        *(one.slug for one in known.values() if one.successor == district.slug),
    }
    return None if family & set(named) else next(iter(named.values()), None)


def _named(text: str, known: Mapping[str, District]) -> Iterator[District]:
    """Yields the districts whose names are in a text; the longest where one name is inside another."""
    words = compare_key(text)
    for one in sorted(known.values(), key=lambda one: -len(one.name)):
        for name in (compare_key(one.name), compare_key(one.short_name)):
            if re.search(rf"\b{re.escape(name)}s?\b", words):
                yield one
                words = words.replace(name, " ")
