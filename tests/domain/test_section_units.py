"""What those who answer are called in the text, and when they are counted."""

from tests.cases import each
from tracker.domain.people import Seat
from tracker.domain.report.units import noun_for, seat_names, speaker_name


@each(
    ("seat", "name"),
    [
        (Seat(1, "enhetschef", "familjeenheten", "socialtjänsten"), "familjeenheten"),
        (Seat(1, "avdelningschef", "", "Socialtjänstavdelningen"), "socialtjänstavdelningen"),
        (Seat(1, "avdelningschef", "Förskola"), "avdelningschefen för förskola"),
        (Seat(1, "rektor", "Ängens förskola"), "Ängens förskola"),
        (Seat(1, "preventionssamordnare", "fält och fritid"), "preventionssamordnaren"),
        (Seat(1, "lokalintendent", "Ekonomiavdelningen"), "lokalintendenten"),
        (Seat(1, "samordnare", "förvaltningen"), "samordnaren vid förvaltningen"),
        (Seat(1, "stadsdelsdirektör"), "stadsdelsdirektören"),
        (Seat(1, "lokal kontaktperson"), "den lokala kontaktpersonen"),
        (Seat(1, "chef", "Förvaltningsledningen"), "förvaltningsledningen"),
    ],
)
def test_a_head_answers_for_the_place_and_others_for_their_role(seat: Seat, name: str) -> None:
    assert speaker_name(seat) == name


def test_two_of_one_role_are_told_apart_by_their_places() -> None:
    seats = [Seat(n, "kurator", place) for n, place in enumerate(("Norra skolan", "Södra skolan"), start=1)]

    assert seat_names(seats) == {1: "kuratorn vid Norra skolan", 2: "kuratorn vid Södra skolan"}


@each(
    ("roles", "noun"),
    [
        (("enhetschef", "enhetschef"), "enheter"),
        (("avdelningschef", "avdelningschef"), "avdelningar"),
        (("enhetschef", "samordnare"), "ansvariga"),
        (("avdelningschef", "enhetschef"), "ansvariga"),
    ],
)
def test_what_is_counted_fits_each_of_them(roles: tuple[str, ...], noun: str) -> None:
    assert noun_for(Seat(n, role, f"plats {n}") for n, role in enumerate(roles)) == noun
