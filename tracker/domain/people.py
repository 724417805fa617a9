"""People, seats (befattningar), and which of them a role of a plan means."""

import re
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.plan import Role


class Origin(StrEnum):
    """How a seat was assigned to an activity."""

    EXACT = "exact"  # the plan names its role
    UNIT = "unit"  # the plan names its unit
    SIMILAR = "similar"  # the plan names something very similar
    ASSIGNED = "assigned"  # the coordinator assigned it
    COORDINATOR = "coordinator"  # no other seat was found


# The role of the seat that has what nobody answers for.
COORDINATOR = "samordnare för handlingsplanen"


@dataclass(frozen=True, slots=True)
class Seat:
    """A position in a district: role ("enhetschef"), unit and department as in the organisation."""

    id: int
    role: str
    unit: str = ""
    department: str = ""

    @property
    def title(self) -> str:
        where = self.unit or self.department
        return f"{self.role}, {where}" if where else self.role


@dataclass(frozen=True, slots=True)
class Match:
    """The seats that a role means and how they were found; if none, candidates for the coordinator."""

    seats: tuple[Seat, ...] = ()
    candidates: tuple[Seat, ...] = ()
    how: Origin | None = None


def role_text(role: Role) -> str:
    """Returns a role as it is shown and stored: enhetschef, socialtjänstavdelningen (samtliga)."""
    name = ", ".join(part for part in (role.role, role.unit) if part)
    return f"{name} (samtliga)" if role.all else name


def name_key(name: str) -> str:
    """Returns a person's name for comparison: case and extra spaces do not count."""
    return " ".join(name.split()).casefold()


_MERGED = re.compile(r"person-\d+-ar-(?P<into>\d+)@borttagen\.invalid")


def merged_address(person_id: int | str, into_id: int) -> str:
    """Returns the address of someone who turned out to be another person; no mail can go there."""
    return f"person-{person_id}-ar-{into_id}@borttagen.invalid"


def merged_into(address: str) -> int | None:
    """Returns the id of the person that such an address refers to; None for other addresses."""
    found = _MERGED.fullmatch(address)
    return int(found["into"]) if found else None
