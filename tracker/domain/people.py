"""People, seats (befattningar), and which of them a role of a plan means."""

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
