"""What an answer says beyond its status is neither said twice nor made more of than it is."""

import pytest

from tests.domain.telling import HEADS, answered, day, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.values import Told
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status

DATE, ONGOING, COUNTABLE = QuestionKind.DATE, QuestionKind.ONGOING, QuestionKind.COUNTABLE
PAGAR, GENOMFORD, FORSENAD = Status.PAGAR, Status.GENOMFORD, Status.FORSENAD
EJ_PABORJAD, UTGAR = Status.EJ_PABORJAD, Status.UTGAR
T1, APRIL = OccasionKind.T1, day(4, 20)
VACANT = "Tjänsten är vakant."
COURSE: dict[str, object] = {
    "counts": "medarbetare",
    "text": "Hur många medarbetare deltog, av hur många?",
}


def text(found: Told) -> str:
    return " ".join(one.text for one in found.sentences)


def test_a_number_before_its_cause_is_not_said_twice() -> None:
    found = told(
        COUNTABLE,
        answered(EJ_PABORJAD, "0 av 19 pga hög frånvaro", value=0, target=19),
        due=(day(5, 31),),
        **COURSE,
    )

    assert "Familjeenheten anger som orsak: ”Hög frånvaro.”" in text(found)


def test_work_that_one_has_not_begun_does_not_go_as_planned() -> None:
    """Though it is no deviation yet."""
    found = told(
        ONGOING,
        answered(PAGAR, "Enligt plan.", seat=1, when=APRIL),
        answered(EJ_PABORJAD, seat=2, when=APRIL),
        seats=HEADS[:2],
        form=T1,
    )

    assert found.verdict is Verdict.ONGOING


def test_what_links_to_other_words_is_quoted() -> None:
    """Beside what another unit says, "dock" would be a claim of ours."""
    linked = told(ONGOING, answered(PAGAR, "Vi har dock besökt alla skolor."))
    plain = told(ONGOING, answered(PAGAR, "Vi har besökt alla skolor."))

    assert text(linked).endswith("Familjeenheten uppger: ”Vi har dock besökt alla skolor.”")
    assert text(plain).endswith("Familjeenheten har besökt alla skolor.")


@pytest.mark.parametrize("comment", ["Klart i november.", "Genomförd under november", "avslutat i november"])
def test_a_month_in_which_it_was_done_is_told(comment: str) -> None:
    found = told(DATE, answered(GENOMFORD, comment), due=(day(12, 31),))

    assert text(found) == "Aktiviteten är genomförd. Aktiviteten slutfördes i november.".replace(
        "i november", "under november" if "under" in comment else "i november"
    )


def test_a_plan_of_which_nobody_proposes_changes_is_not_called_unneeded() -> None:
    found = told(QuestionKind.REVISION, answered(PAGAR, "inga synpunkter"))

    assert (found.verdict, found.label) == (Verdict.NO_PROPOSALS, "Inga ändringar föreslagna")
    assert text(found) == "Inga ändringar av planen har föreslagits."


@pytest.mark.parametrize(
    ("comment", "claim"),
    [
        ("Vid behov. Rutinen ligger på intranätet.", "Aktiviteten har genomförts vid behov under året."),
        ("Löpande! Rutinen ligger på intranätet.", "Aktiviteten har genomförts vid behov under året."),
        ("Ja. Rutinen ligger på intranätet.", "Det har blivit aktuellt."),
    ],
)
def test_work_done_by_need_is_not_said_to_have_been_called_for(comment: str, claim: str) -> None:
    found = told(QuestionKind.CONDITIONAL, answered(PAGAR, comment))

    assert text(found).startswith(claim)


def test_a_word_or_two_explains_nothing() -> None:
    """And a plan is no cause."""
    some = told(DATE, answered(PAGAR, "De flesta."), due=(day(5, 31),))
    course = told(DATE, answered(FORSENAD, "försenat, ny kurs i november"), due=(day(5, 31),))
    cause = told(DATE, answered(FORSENAD, "Försenat, personalbrist"), due=(day(5, 31),))
    dropped = told(DATE, answered(UTGAR, "Utgår, inga barn"), due=(day(5, 31),))

    assert "Orsak har inte uppgetts." in text(some)
    assert "Orsak har inte uppgetts." in text(course)
    assert "Orsak har inte uppgetts." not in text(cause) + text(dropped)
    assert "som uppger: ”Inga barn.”" in text(dropped)


def test_one_time_is_in_the_singular() -> None:
    once = {"goal": 1.0, "counts": "gånger"}
    none = told(QuestionKind.FREQUENCY, answered(EJ_PABORJAD, value=0), **once)
    twice = told(QuestionKind.FREQUENCY, answered(PAGAR, value=2), **once)

    assert text(none).startswith("Aktiviteten har inte genomförts, mot en gång enligt planen.")
    assert none.deviation is not None
    assert "noll av en gång;" in none.deviation.text
    assert text(twice) == "Aktiviteten har genomförts två gånger, mot en enligt planen."


@pytest.mark.parametrize("comment", ["Ej startat ännu.", "ännu inte igång", "Har inte kommit igång än."])
def test_not_begun_is_said_once_however_it_is_put(comment: str) -> None:
    found = told(DATE, answered(EJ_PABORJAD, comment, when=APRIL), form=T1, due=(day(12, 1),))

    assert text(found) == "Per den 30 april är aktiviteten inte påbörjad."


@pytest.mark.parametrize(
    ("comment", "follows"),
    [
        (
            "Ja, tre gånger. Polisen var med vid två av dem.",
            "”Ja, tre gånger. Polisen var med vid två av dem.”",
        ),
        ("Ja, tre gånger. Polisen var med.", "”Polisen var med.”"),
    ],
)
def test_words_about_the_heads_own_number_keep_it(comment: str, follows: str) -> None:
    """The sum of all is another number."""
    found = told(
        QuestionKind.CONDITIONAL,
        answered(PAGAR, comment, seat=1, value=3),
        answered(PAGAR, "två gånger", seat=2, value=2),
        seats=HEADS[:2],
        counts="gånger",
    )

    assert "sammanlagt fem gånger" in text(found)
    assert f"Familjeenheten uppger: {follows}" in text(found)


@pytest.mark.parametrize(
    "comment", ["Vi har inte kommit vidare, frågan ägs av staden.", "Det blev inget av."]
)
def test_what_only_the_head_can_answer_for_is_quoted(comment: str) -> None:
    found = told(ONGOING, answered(PAGAR, comment))

    assert f"Familjeenheten uppger: ”{comment}”" in text(found)
