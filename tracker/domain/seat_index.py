"""Finds the seats that a plan's role means: by normal form, and by similarity what is left. Never a guess."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracker.domain.people import Match, Origin, Seat
from tracker.domain.plan import Role
from tracker.domain.text import compare_key

ALIKE = 90  # of 100; below this two names of a unit or role are different
SUGGESTED = 50  # of 100; below this a seat is no candidate
MOST_CANDIDATES = 5
_HEADS = ("chef", "direktor")

# Positions in `seats`, ascending, so that what is found comes in the order of the seats.
_Positions = list[int]
_Form = tuple[str | None, str | None]
_Likeness = Mapping[str, float]  # name → similarity, the highest first
# The most that this and every later group reaches, the similarity of this one, and its seats.
_Group = tuple[float, float, _Positions]


class SeatIndex:
    """The seats of a district by the normal forms (`compare_key`) of their role, unit and department.

    Each normal form of a role is matched once, so a plan whose rows name the same role costs little.
    """

    def __init__(self, seats: Sequence[Seat]) -> None:
        self._seats = seats
        self._by_id = {seat.id: seat for seat in seats}
        self._by_role: dict[str, _Positions] = defaultdict(list)
        self._by_place: dict[str, dict[str, _Positions]] = defaultdict(lambda: defaultdict(list))
        for position, seat in enumerate(seats):
            role = compare_key(seat.role)
            self._by_role[role].append(position)
            for place in {compare_key(seat.unit), compare_key(seat.department)}:
                self._by_place[place][role].append(position)
        self._found: dict[_Form, tuple[tuple[Seat, ...], Origin | None]] = {}

    def seats_of(self, ids: Iterable[int]) -> tuple[Seat, ...]:
        """Returns the seats with these ids; ids of other seats are left out."""
        return tuple(self._by_id[one] for one in ids if one in self._by_id)

    def match(self, role: Role) -> Match:
        """Returns the seats: exact, by unit, then by similarity.

        No match, or several where the plan means one, is left to the coordinator.
        """
        form = _form(role)
        if form not in self._found:
            self._found[form] = self._find(*form)
        found, how = self._found[form]
        if how and (role.all or len(found) == 1):
            return Match(seats=found, how=how)
        return Match(candidates=found)

    def _find(self, role: str | None, place: str | None) -> tuple[tuple[Seat, ...], Origin | None]:
        """Returns the seats and how they were found, or candidates and None."""
        if found := self._exact(role, place):
            how = Origin.EXACT
        elif found := self._by_unit(role, place):
            how = Origin.UNIT
        else:
            return self._alike(role, place)
        return self._at(found), how

    def _at(self, positions: Iterable[int]) -> tuple[Seat, ...]:
        return tuple(self._seats[position] for position in positions)

    def _exact(self, role: str | None, place: str | None) -> _Positions:
        if role is None:
            return []
        return self._by_role.get(role, []) if place is None else self._by_place.get(place, {}).get(role, [])

    def _by_unit(self, role: str | None, place: str | None) -> _Positions:
        """A unit named without a role means its head: of the unit, or of the department if that is named."""
        if role is not None or place is None:
            return []
        roles = self._by_place.get(place, {})
        heads = sorted(one for name, some in roles.items() if name.endswith(_HEADS) for one in some)
        of_unit = [one for one in heads if (unit := self._seats[one].unit) and compare_key(unit) == place]
        return of_unit or [
            one
            for one in heads
            if not (seat := self._seats[one]).unit and compare_key(seat.department) == place
        ]

    def _alike(self, role: str | None, place: str | None) -> tuple[tuple[Seat, ...], Origin | None]:
        """Returns the seats with very similar names, or the closest as candidates."""
        if found := sorted({one for *_, some in self._groups(role, place, ALIKE) for one in some}):
            return self._at(found), Origin.SIMILAR
        return self._at(_closest(self._groups(role, place, SUGGESTED))), None

    def _groups(self, role: str | None, place: str | None, least: float) -> Iterator[_Group]:
        """Yields the groups of seats whose names have at least this similarity.

        It is the lower of those of role and place, if the plan names both; a place is a unit or department.
        """
        roles = {} if role is None else _most_alike(role, self._by_role, least)
        if place is None:
            yield from ((score, score, self._by_role[name]) for name, score in roles.items())
            return
        for name, most in _most_alike(place, self._by_place, least).items():
            for held, positions in self._by_place[name].items():
                if role is None or held in roles:
                    yield most, min(most, roles.get(held, most)), positions


def _closest(groups: Iterable[_Group]) -> Iterable[int]:
    """Returns the positions of the most similar seats; those alike in the order of the seats."""
    best: dict[int, float] = {}
    for most, score, positions in groups:
        if len(best) == MOST_CANDIDATES and most < min(best.values()):
            break
        for position in positions[:MOST_CANDIDATES]:
            best[position] = max(score, best.get(position, 0.0))
        best = dict(sorted(best.items(), key=lambda one: (-one[1], one[0]))[:MOST_CANDIDATES])
    return best


def _most_alike(wanted: str, names: Iterable[str], least: float) -> _Likeness:
    """Returns the names with at least this similarity, the most similar first; few are found the sooner."""
    from rapidfuzz import fuzz, process

    found = process.extract(wanted, tuple(names), scorer=fuzz.ratio, limit=None, score_cutoff=least)
    return {name: score for name, score, _ in found}


def _form(role: Role) -> _Form:
    return (
        None if role.role is None else compare_key(role.role),
        None if role.unit is None else compare_key(role.unit),
    )
