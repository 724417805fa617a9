"""Finds where a document contradicts the command: it names another district or body, or only other years."""

import re
from collections.abc import Iterator, Mapping

from tracker.domain.districts import District
from tracker.domain.plan_identity import PlanIdentity
from tracker.domain.sentence import Sentence, sentence
from tracker.domain.text import compare_key
from tracker.reading.plan import Document
from tracker.reading.plan.identity import bodies_of

_YEARS = "Titeln nämner {years}, men planen läses in för {year}: är "
_UNKNOWN = (
    "Dokumentet nämner {other}, som inte finns bland distrikten, men planen läses in för {district}: är "
)
_UNSET = "Kommunen"  # as default.toml has it
_MUNICIPALITY = re.compile(r"(?:kommun|\bstad|region)(?:en)?$", re.IGNORECASE)
_MUNICIPALITIES = re.compile(r"(?:kommun|\bstad|region)(?:en)?\b")
_BOARD = re.compile(r"(?:nämnd|förvaltning|styrelse)(?:en)?$", re.IGNORECASE)
_DISTRICT = "Dokumentet nämner {other}, men planen läses in för {district}: är "


def contradictions(
    document: Document,
    identity: PlanIdentity,
    district: District,
    year: int,
    known: Mapping[str, District],
    municipality: str,
) -> tuple[str, ...]:
    """Returns Swedish questions; none if the document agrees with the command, or says nothing of it.

    A body that is not among the `known` is one too, unless it is our own `municipality`.
    """
    found = []
    if identity.years and year not in identity.years:
        years = "–".join(map(str, dict.fromkeys((identity.years[0], identity.years[-1]))))
        found.append(sentence(_YEARS.format(years=years, year=year), "--year", "året", " rätt?"))
    bodies = tuple(filter(None, (identity.body, *bodies_of(document))))
    named = {one.slug: one for text in (*bodies, identity.name) for one in _named(text, known)}
    if named:
        other = _other_district(named, district, known)
        found += [_is_right(_DISTRICT, other.name, district)] if other else []
    elif bodies and _is_foreign(bodies[0], district, municipality):
        found.append(_is_right(_UNKNOWN, bodies[0], district))
    return tuple(found)


def _is_right(told: str, other: str, district: District) -> Sentence:
    return sentence(told.format(other=other, district=district.name), "--district", "nämnden", " rätt?")


def _is_foreign(body: str, district: District, municipality: str) -> bool:
    """True for a board that is not the district, or a municipality that is not ours.

    "Socialförvaltningen" is that of the socialnämnd. Whose municipality it is only settings say.
    """
    if _MUNICIPALITY.search(body):
        return municipality != _UNSET and _place_of(body) != _place_of(municipality)
    return bool(_BOARD.search(body)) and _subject_of(body) not in compare_key(district.name)


def _place_of(municipality: str) -> str:
    """Returns "ekby" for "Ekby", "Ekby kommun" and "Ekbys kommun"."""
    return _MUNICIPALITIES.sub("", compare_key(municipality)).strip().removesuffix("s")


def _subject_of(body: str) -> str:
    """Returns "social" for "Socialnämnden" and "Socialförvaltningen"."""
    return compare_key(_BOARD.sub("", body)).removesuffix("s").strip()


def _other_district(
    named: Mapping[str, District], district: District, known: Mapping[str, District]
) -> District | None:
    """Returns another district that is named; None if this one is named too, or one merged with it."""
    family = {
        district.slug,
        district.successor,
        *(one.slug for one in known.values() if one.successor == district.slug),
    }
    return None if family & set(named) else next(iter(named.values()))


def _named(text: str, known: Mapping[str, District]) -> Iterator[District]:
    """Yields the districts whose names are in a text; the longest where one name is inside another."""
    words = compare_key(text)
    for one in sorted(known.values(), key=lambda one: -len(one.name)):
        for name in (compare_key(one.name), compare_key(one.short_name)):
            if re.search(rf"\b{re.escape(name)}s?\b", words):
                yield one
                words = words.replace(name, " ")
