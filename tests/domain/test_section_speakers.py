"""An answer belongs to the one who gave it and to its unit, also after the work has changed hands."""

from tests.domain.telling import DIRECTOR, HEADS, answered, day, row, section
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.document import section_document
from tracker.domain.report.sources import Answerer, sources_document
from tracker.domain.report.values import Section
from tracker.domain.status import Status, StatusReport

DATE, FREQUENCY, ONGOING = QuestionKind.DATE, QuestionKind.FREQUENCY, QuestionKind.ONGOING
SPRING, AUTUMN = day(4, 20), day(12, 1)


def text(found: Section) -> str:
    return " ".join(sentence.text for sentence in found.told[0].sentences)


def of(*answers: StatusReport, kind: QuestionKind = DATE, form: OccasionKind = OccasionKind.VB) -> Section:
    """The section of one row with three heads, and the director who answered for it before."""
    seats = {DIRECTOR.id: DIRECTOR}
    return section([row(kind)], answers, seats=HEADS[:3], form=form, other_seats=seats)


def test_a_former_seats_answer_is_told_as_its_own() -> None:
    """Those who answer now have said nothing."""
    found = of(
        answered(Status.GENOMFORD, "klart", seat=DIRECTOR.id, when=SPRING),
        answered(Status.PAGAR, "pågår", seat=1, when=AUTUMN),
    )

    assert "Stadsdelsdirektören har för två av tre enheter rapporterat aktiviteten som genomförd" in text(
        found
    )
    assert "Vuxenenheten" not in text(found)


def test_a_former_seats_answer_takes_no_ones_own_words_back() -> None:
    """It is later than the head's, and the head's stands."""
    found = of(
        answered(Status.EJ_PABORJAD, "", seat=1, when=AUTUMN, number=1),
        answered(Status.GENOMFORD, "klart", seat=DIRECTOR.id, when=day(12, 9), number=2),
    )

    assert "Familjeenheten har rapporterat aktiviteten som inte genomförd" in text(found)
    assert {voice.id for voice in found.sources} == {1, 2}


def test_the_coordinators_answer_for_all_is_the_last_word() -> None:
    found = of(
        answered(Status.EJ_PABORJAD, "", seat=1, when=SPRING),
        answered(Status.GENOMFORD, "klart", seat=None, when=AUTUMN),
    )

    said = "Samordnaren har för samtliga tre enheter rapporterat aktiviteten som genomförd."
    assert text(found) == said


def test_meetings_that_the_coordinator_reports_are_not_said_to_be_told_by_the_heads() -> None:
    found = of(
        answered(Status.PAGAR, "tre möten", seat=None, value=3, when=SPRING, number=1),
        answered(Status.PAGAR, "fyra möten", seat=1, value=4, when=AUTUMN, number=2),
        kind=FREQUENCY,
    )

    assert text(found) == (
        "Familjeenheten uppger: ”Fyra möten.” Senaste uppgift från samordnaren är från april: ”Tre möten.”"
    )


def test_the_list_of_sources_names_who_said_it_not_who_holds_the_seat_now() -> None:
    """The head of the spring in the spring, her successor after the year; the section names neither."""
    before = answered(Status.PAGAR, "Rollerna bör bli tydligare.", when=SPRING, number=1)._replace(
        person="Vera Förr"
    )
    after = answered(Status.PAGAR, "Bilagan kan tas bort.", when=AUTUMN, number=2)._replace(person="Nils Nu")
    found = section([row(QuestionKind.REVISION)], [before, after])
    answerers = {
        1: Answerer("Vera Förr", "vera@kommun.example", "enhetschef, familjeenheten"),
        2: Answerer("Nils Nu", "nils@kommun.example", "enhetschef, familjeenheten"),
    }

    rows = next(block for block in sources_document(found, answerers).blocks if block.kind == "table").rows

    assert [(cells[3], cells[5]) for cells in rows] == [
        ("Vera Förr", "2021-04-20"),
        ("Nils Nu", "2021-12-01"),
    ]
    assert "Familjeenheten uppgav i april: ”Rollerna bör bli tydligare.”" in text(found)
    assert "Vera" not in repr(section_document(found))
    assert "Nils" not in repr(section_document(found))
