"""The index finds what a comparison of a role with every seat finds."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from tests.examples import examples
from tracker.domain.people import Match, Origin, Seat
from tracker.domain.plan import Role
from tracker.domain.seat_index import SeatIndex
from tracker.domain.text import compare_key

PLACES = ("", "–", "familjeenheten", "Familje-enheten", "familjenheten", "vuxenenheten", "förskolan Solen",
          "förskolan Sol", "socialtjänstavdelningen", "socialtjänst", "äldreenheten")  # fmt: skip
ROLES = ("", "enhetschef", "Enhets chef", "enhetchef", "avdelningschef", "direktör", "chef", "samordnare")

seats = st.lists(
    st.tuples(st.sampled_from(ROLES), st.sampled_from(PLACES), st.sampled_from(PLACES)), max_size=20
).map(lambda names: [Seat(number, *name) for number, name in enumerate(names, start=1)])
roles = st.builds(
    Role,
    st.none() | st.sampled_from(ROLES) | st.text("chefn ", max_size=8),
    st.none() | st.sampled_from(PLACES) | st.text("enhtvux ", max_size=12),
    st.booleans(),
)


@given(seats, st.lists(roles, max_size=5))
@examples(200)
def test_the_index_finds_what_comparing_with_every_seat_finds(present: list[Seat], named: list[Role]) -> None:
    """The same seats and candidates in the same order, found in the same way; also when asked twice."""
    index = SeatIndex(present)

    for role in (*named, *named):
        assert index.match(role) == one_by_one(role, present)


def test_candidates_are_the_first_of_many_alike() -> None:
    """Only five are suggested; of those equally similar the first in order."""
    many = [Seat(number, "enhetschef", f"enhet {number % 7}") for number in range(1, 60)]

    match = SeatIndex(many).match(Role("enhetschef", "enheten 3"))

    assert match == one_by_one(Role("enhetschef", "enheten 3"), many)
    assert [seat.unit for seat in match.candidates] == ["enhet 3"] * 5


def test_of_candidates_equally_alike_the_first_seats_come_first() -> None:
    """Also where a unit with earlier seats is as alike as one with five."""
    units = ("enhet 1", "enhet 2", *["enhet 1"] * 5)
    many = [Seat(number, "enhetschef", unit) for number, unit in enumerate(units, start=1)]

    match = SeatIndex(many).match(Role("enhetschef", "enhet 3"))

    assert [seat.id for seat in match.candidates] == [1, 2, 3, 4, 5]


def one_by_one(role: Role, present: Sequence[Seat]) -> Match:
    """The rule, stated slowly."""
    exact = [seat for seat in present if role.role is not None and _is_exact(role, seat)]
    similar = [seat for seat in present if _likeness(role, seat) >= 90]
    ranked = sorted(present, key=lambda seat: -_likeness(role, seat))
    for how, found in (
        (Origin.EXACT, exact),
        (Origin.UNIT, _heads(role, present)),
        (Origin.SIMILAR, similar),
    ):
        if found and (role.all or len(found) == 1):
            return Match(seats=tuple(found), how=how)
        if found:
            return Match(candidates=tuple(found))
    return Match(candidates=tuple(seat for seat in ranked if _likeness(role, seat) >= 50)[:5])


def _is_exact(role: Role, seat: Seat) -> bool:
    places = compare_key(seat.unit), compare_key(seat.department)
    in_place = role.unit is None or compare_key(role.unit) in places
    return in_place and compare_key(role.role or "") == compare_key(seat.role)


def _heads(role: Role, present: Sequence[Seat]) -> list[Seat]:
    if role.role is not None or role.unit is None:
        return []
    wanted = compare_key(role.unit)
    heads = [seat for seat in present if compare_key(seat.role).endswith(("chef", "direktor"))]
    of_unit = [seat for seat in heads if seat.unit and compare_key(seat.unit) == wanted]
    return of_unit or [seat for seat in heads if not seat.unit and compare_key(seat.department) == wanted]


def _likeness(role: Role, seat: Seat) -> float:
    scores = []
    if role.role is not None:
        scores.append(ratio(compare_key(role.role), compare_key(seat.role)))
    if role.unit is not None:
        places = seat.unit, seat.department
        scores.append(max(ratio(compare_key(role.unit), compare_key(place)) for place in places))
    return min(scores, default=0.0)
