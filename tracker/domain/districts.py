"""The districts that own plans, and which district took over from which."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from tracker.errors import UnknownDistrictError


class District(NamedTuple):
    """A district with plans. `merged` is the first day on which `successor` is responsible."""

    slug: str
    name: str
    kind: str = ""
    successor: str | None = None
    merged: date | None = None

    @property
    def short_name(self) -> str:
        """Kungsholmen for Kungsholmens stadsdelsnämnd; a facknämnd keeps its full name."""
        name = self.name.removesuffix(" stadsdelsnämnd")
        return name.removesuffix("s") if name != self.name and not _own_s(self.slug) else name


def _own_s(slug: str) -> bool:
    return slug.endswith("s")


def predecessors(slug: str, known: Mapping[str, District]) -> tuple[District, ...]:
    """Returns the districts that were merged into this one."""
    return tuple(one for one in known.values() if one.successor == slug)


def find_district(slug: str, known: Mapping[str, District]) -> District:
    """Returns the district with this slug or name, in any case.

    Raises UnknownDistrictError, which lists the known districts.
    """
    wanted = slug.strip().casefold()
    for district in known.values():
        if wanted in (district.slug, district.name.casefold(), district.short_name.casefold()):
            return district
    names = ", ".join(sorted(known))
    raise UnknownDistrictError(f"Distriktet ”{slug}” finns inte. Välj ett av: {names}.")
