"""People, seats (befattningar), and the match of a plan's role to seats. No match is a guess."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.plan import Role
from tracker.domain.text import compare_key

ALIKE = 90  # of 100; below this two names of a unit or role are different


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


def match_role(role: Role, seats: Sequence[Seat]) -> Match:
    """Returns the seats: exact, by unit, then by similarity.

    No match, or several where the plan means one, is left to the coordinator.
    """
    for how, found in (
        (Origin.EXACT, _exact(role, seats)),
        (Origin.UNIT, _by_unit(role, seats)),
        (Origin.SIMILAR, _similar(role, seats)),
    ):
        if found and (role.all or len(found) == 1):
            return Match(seats=tuple(found), how=how)
        if found:
            return Match(candidates=tuple(found))
    return Match(candidates=tuple(_closest(role, seats)))


def role_text(role: Role) -> str:
    """Returns a role as it is shown and stored: enhetschef, socialtjänstavdelningen (samtliga)."""
    name = ", ".join(part for part in (role.role, role.unit) if part)
    return f"{name} (samtliga)" if role.all else name


def name_key(name: str) -> str:
    """Returns a person's name for comparison: case and extra spaces do not count."""
    return " ".join(name.split()).casefold()


def _exact(role: Role, seats: Sequence[Seat]) -> list[Seat]:
    if role.role is None:
        return []
    return [
        seat
        for seat in seats
        if compare_key(seat.role) == compare_key(role.role) and _in_unit(seat, role.unit)
    ]


def _in_unit(seat: Seat, unit: str | None) -> bool:
    return unit is None or compare_key(unit) in (compare_key(seat.unit), compare_key(seat.department))


def _by_unit(role: Role, seats: Sequence[Seat]) -> list[Seat]:
    """A unit named without a role means its head: of the unit, or of the department if that is named."""
    if role.role is not None or role.unit is None:
        return []
    wanted = compare_key(role.unit)
    heads = [seat for seat in seats if compare_key(seat.role).endswith(("chef", "direktor"))]
    of_unit = [seat for seat in heads if seat.unit and compare_key(seat.unit) == wanted]
    of_department = [seat for seat in heads if not seat.unit and compare_key(seat.department) == wanted]
    return of_unit or of_department


def _similar(role: Role, seats: Sequence[Seat]) -> list[Seat]:
    return [seat for seat in seats if _likeness(role, seat) >= ALIKE]


def _closest(role: Role, seats: Sequence[Seat], most: int = 5) -> list[Seat]:
    ranked = sorted(seats, key=lambda seat: -_likeness(role, seat))
    return [seat for seat in ranked if _likeness(role, seat) >= 50][:most]


def _likeness(role: Role, seat: Seat) -> float:
    """Returns the similarity, 0–100: the lower of role and unit, if the plan names both."""
    from rapidfuzz.fuzz import ratio

    scores = []
    if role.role is not None:
        scores.append(ratio(compare_key(role.role), compare_key(seat.role)))
    if role.unit is not None:
        scores.append(
            max(ratio(compare_key(role.unit), compare_key(name)) for name in (seat.unit, seat.department))
        )
    return min(scores, default=0.0)


_MERGED = re.compile(r"person-\d+-ar-(?P<into>\d+)@borttagen\.invalid")


def merged_address(person_id: int | str, into_id: int) -> str:
    """Returns the address of someone who turned out to be another person; no mail can go there."""
    return f"person-{person_id}-ar-{into_id}@borttagen.invalid"


def merged_into(address: str) -> int | None:
    """Returns the id of the person that such an address refers to; None for other addresses."""
    found = _MERGED.fullmatch(address)
    return int(found["into"]) if found else None
