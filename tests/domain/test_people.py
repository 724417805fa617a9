"""Which seats a role of a plan means; no question is answered by a guess."""

from tests.cases import each
from tracker.domain.people import Seat
from tracker.domain.plan import Role
from tracker.domain.seat_index import SeatIndex

SEATS = (
    Seat(1, "enhetschef", "familjeenheten", "socialtjänstavdelningen"),
    Seat(2, "enhetschef", "vuxenenheten", "socialtjänstavdelningen"),
    Seat(3, "enhetschef", "Förskolan Solen", "förskoleavdelningen"),
    Seat(4, "avdelningschef", "", "socialtjänstavdelningen"),
    Seat(5, "trygghets- och säkerhetssamordnare"),
    Seat(6, "preventionssamordnare"),
)


@each(
    ("role", "expected", "how"),
    [
        (Role("enhetschef", "familjeenheten"), {1}, "exact"),
        (Role("enhetschef", "Familje-enheten"), {1}, "exact"),
        (Role("enhetschef", "socialtjänstavdelningen", all=True), {1, 2}, "exact"),
        (Role("enhetschef", None, all=True), {1, 2, 3}, "exact"),
        (Role("avdelningschef", "socialtjänstavdelningen"), {4}, "exact"),
        (Role("trygghets- och säkerhetssamordnare"), {5}, "exact"),
        (Role(None, "vuxenenheten"), {2}, "unit"),
        (Role(None, "socialtjänstavdelningen"), {4}, "unit"),
        (Role("preventionsamordnare"), {6}, "similar"),
        (Role("enhetschef", "familjenheten"), {1}, "similar"),
    ],
)
def test_a_role_finds_its_seats(role: Role, expected: set[int], how: str) -> None:
    """Exact first, then by unit, then by likeness; unit and department both count."""
    match = SeatIndex(SEATS).match(role)

    assert ({seat.id for seat in match.seats}, match.how) == (expected, how)


@each(
    ("role", "candidates"),
    [
        (Role("enhetschef"), {1, 2, 3}),
        (Role("enhetschef", "socialtjänstavdelningen"), {1, 2}),
        (Role("enhetschef", "äldreenheten"), None),
        (Role("kultursekreterare"), None),
    ],
)
def test_several_or_none_is_a_question(role: Role, candidates: set[int] | None) -> None:
    """One was meant and several fit, or none does: candidates to ask about, no seat."""
    match = SeatIndex(SEATS).match(role)

    assert match.seats == ()
    if candidates is not None:
        assert {seat.id for seat in match.candidates} == candidates
