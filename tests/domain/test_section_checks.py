"""What the coordinator is asked to look at: answers whose words deny what is recorded, and no others."""

from tests.cases import each
from tests.domain.telling import answered, row, section
from tracker.domain.question import QuestionKind
from tracker.domain.status import Status

GENOMFORD, PAGAR, FORSENAD = Status.GENOMFORD, Status.PAGAR, Status.FORSENAD
EJ_PABORJAD, INGET, UTGAR = Status.EJ_PABORJAD, Status.INGET_BEHOV, Status.UTGAR


@each(
    ("status", "words"),
    [
        (GENOMFORD, "Nej, det blev inte av."),
        (GENOMFORD, "Har ej påbörjats."),
        (GENOMFORD, "Kommer att göras i vår."),
        (GENOMFORD, "Hälften av gruppen återstår."),
        (GENOMFORD, "Osäker på om den är genomförd."),
        (GENOMFORD, "Inget behov har funnits."),
        (PAGAR, "Har inte börjat än."),
        (PAGAR, "Allt är genomfört."),
        (PAGAR, "Mötet i maj ställdes in."),
        (PAGAR, "Vet ej."),
        (FORSENAD, "Allt avklarat i november."),
        (EJ_PABORJAD, "Arbetet startades i maj."),
        (INGET, "Ja, två gånger i våras."),
        (INGET, "Behov har funnits vid några tillfällen."),
    ],
)
def test_words_that_deny_what_is_recorded_are_to_be_looked_at(status: Status, words: str) -> None:
    found = section([row(QuestionKind.ONGOING)], [answered(status, words)])

    assert len(found.checks) == 1


@each(
    ("status", "words"),
    [
        (GENOMFORD, "Klart. Allt är på plats, inget återstår."),
        (GENOMFORD, "Genomfört, nästa tillfälle blir hösten 2022."),
        (GENOMFORD, "Resten av året ägnades åt uppföljning."),
        (GENOMFORD, "Vi diskuterar frågan ”Hur mår du?” med alla."),
        (PAGAR, "Rådet möts varje månad, men sällan i full styrka."),
        (PAGAR, "Fungerar bra, checklistan tar cirka en timme."),
        (FORSENAD, "Beräknas vara klart i mars."),
        (FORSENAD, "Har inte blivit klart."),
        (EJ_PABORJAD, "Inte alls påbörjat."),
        (EJ_PABORJAD, "Ännu inte helt igång."),
        (INGET, "Inte en gång."),
        (INGET, "Inget behov de senaste två åren."),
        (INGET, "Har inte varit aktuellt på Linden."),
        (UTGAR, "Har fått stå tillbaka i år, utgår för vår del."),
    ],
)
def test_words_that_bear_what_is_recorded_ask_for_nothing(status: Status, words: str) -> None:
    found = section([row(QuestionKind.ONGOING)], [answered(status, words)])

    assert [one.why for one in found.checks] == []


def test_a_bare_no_to_work_that_is_recorded_as_going_on_is_to_be_looked_at() -> None:
    """It stands in no sentence: without its question it says nothing."""
    found = section([row(QuestionKind.DATE)], [answered(PAGAR, "Nej.")])

    assert [one.why for one in found.checks] == ["svaret är bara ”Nej”"]


def test_words_that_are_held_back_in_part_are_said_to_be_so() -> None:
    said = answered(PAGAR, "Rutin finns i utkast, Eva skriver.", number=4)
    found = section([row(QuestionKind.ONGOING)], [said], held_back={4: "Rutin finns i utkast (…)"})

    assert found.checks[0].why.startswith("en del av orden återges inte")


def test_a_number_that_the_words_have_not_is_to_be_looked_at() -> None:
    """ "Båda" is two."""
    other = answered(PAGAR, "Tre möten.", value=2)
    both = answered(PAGAR, "Båda kurserna hölls den 3 maj.", value=2)

    assert "talet 2 är noterat" in section([row(QuestionKind.FREQUENCY)], [other]).checks[0].why
    assert section([row(QuestionKind.FREQUENCY)], [both]).checks == ()


def test_words_that_are_held_back_and_do_not_state_the_status_are_to_be_looked_at() -> None:
    words = "Det har inte blivit av, Eva har varit sjuk."
    found = section([row(QuestionKind.ONGOING)], [answered(PAGAR, words, number=4)], held_back=(4,))

    assert len(found.checks) == 1
