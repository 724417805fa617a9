"""What an answer says beyond its status is neither said twice nor made more of than it is."""

from tests.cases import each
from tests.domain.telling import COURSE, HEADS, answered, day, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status

DATE, ONGOING, COUNTABLE = QuestionKind.DATE, QuestionKind.ONGOING, QuestionKind.COUNTABLE
CONDITIONAL, FREQUENCY = QuestionKind.CONDITIONAL, QuestionKind.FREQUENCY
PAGAR, GENOMFORD, FORSENAD = Status.PAGAR, Status.GENOMFORD, Status.FORSENAD
EJ_PABORJAD, UTGAR, INGET = Status.EJ_PABORJAD, Status.UTGAR, Status.INGET_BEHOV
T1, APRIL = OccasionKind.T1, day(4, 20)
VACANT = "Tjänsten är vakant."


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


@each("comment", ["Klart i november.", "Genomförd under november", "avslutat i november"])
def test_a_month_in_which_it_was_done_is_told(comment: str) -> None:
    found = told(DATE, answered(GENOMFORD, comment), due=(day(12, 31),))

    assert text(found) == "Aktiviteten är genomförd. Aktiviteten slutfördes i november.".replace(
        "i november", "under november" if "under" in comment else "i november"
    )


def test_a_plan_of_which_nobody_proposes_changes_is_not_called_unneeded() -> None:
    found = told(QuestionKind.REVISION, answered(PAGAR, "inga synpunkter"))

    assert (found.verdict, found.label) == (Verdict.NO_PROPOSALS, "Inga ändringar föreslagna")
    assert text(found) == "Inga ändringar av planen har föreslagits."


@each(
    ("comment", "claim"),
    [
        ("Vid behov. Rutinen ligger på intranätet.", "Aktiviteten genomförs vid behov."),
        ("Löpande! Rutinen ligger på intranätet.", "Aktiviteten genomförs vid behov."),
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


@each("comment", ["Ej startat ännu.", "ännu inte igång", "Har inte kommit igång än."])
def test_not_begun_is_said_once_however_it_is_put(comment: str) -> None:
    found = told(DATE, answered(EJ_PABORJAD, comment, when=APRIL), form=T1, due=(day(12, 1),))

    assert text(found) == "Per den 30 april är aktiviteten inte påbörjad."


@each(
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


@each("comment", ["Vi har inte kommit vidare, frågan ägs av staden.", "Det blev inget av."])
def test_what_only_the_head_can_answer_for_is_quoted(comment: str) -> None:
    found = told(ONGOING, answered(PAGAR, comment))

    assert f"Familjeenheten uppger: ”{comment}”" in text(found)


SAID_BY_THE_CLAIM = [  # kind, status, words, number: nothing of them is told beside the claim
    (CONDITIONAL, INGET, "0", None),
    (CONDITIONAL, INGET, "0 st", None),
    (CONDITIONAL, INGET, "Inga fall 2021.", None),
    (CONDITIONAL, INGET, "inga nya sedan dess", None),
    (ONGOING, PAGAR, "OK!", None),
    (ONGOING, PAGAR, "pågår (inget att tillägga)", None),
    (DATE, GENOMFORD, "Ja, klar.", None),
    (DATE, GENOMFORD, "ja klart", None),
    (DATE, GENOMFORD, "Ja, klar. Se tidigare svar.", None),
    (DATE, EJ_PABORJAD, "Blev inte av.", None),
    (FREQUENCY, PAGAR, "3 st", 3),
]


@each(("kind", "status", "comment", "value"), SAID_BY_THE_CLAIM)
def test_what_the_claim_says_is_not_quoted_after_it(
    kind: QuestionKind, status: Status, comment: str, value: float | None
) -> None:
    assert "”" not in text(told(kind, answered(status, comment, value=value)))


def test_what_stands_in_brackets_after_the_number_is_told_without_it() -> None:
    found = told(
        FREQUENCY, answered(PAGAR, "3 st (13 jan, 10 feb, 17 mars)", value=3), goal=4.0, counts="möten"
    )

    assert "Familjeenheten uppger: ”13 jan, 10 feb, 17 mars.”" in text(found)


@each("words", ["2 av 10, orsak: sjukskrivning.", "2 av 10. Orsaken är sjukskrivning."])
def test_a_cause_begins_after_the_word_that_names_it(words: str) -> None:
    """And the same cause of two with different numbers is told once."""
    answers = [
        answered(FORSENAD, words, value=2, target=10),
        answered(FORSENAD, "3 av 9, orsak: sjukskrivning.", value=3, target=9, seat=2),
    ]
    found = told(COUNTABLE, *answers, seats=HEADS[:2], due=(day(5, 31),), **COURSE)

    assert "som anger som orsak: ”Sjukskrivning.”" in text(found)
    assert text(found).count("jukskrivning") == 1


def test_a_number_in_the_same_words_of_two_is_that_of_each() -> None:
    two = [answered(PAGAR, "Vi har haft två fall: båda gick bra.", seat=seat) for seat in (1, 2)]

    assert "uppger vardera: ”" in text(told(ONGOING, *two, seats=HEADS[:2]))
    assert "vardera" not in text(told(ONGOING, two[0]))


@each("words", ["Remissen pågår t.o.m. 30/9.", "Nästa är vecka 36 hos oss.", "Klart 3 maj."])
def test_a_day_or_a_week_is_no_number_of_each(words: str) -> None:
    two = [answered(PAGAR, words, seat=seat) for seat in (1, 2)]

    assert "vardera" not in text(told(ONGOING, *two, seats=HEADS[:2]))


def test_moved_responsibility_is_not_told_as_dropped_work() -> None:
    found = told(ONGOING, answered(UTGAR, "Detta ansvar har flyttats till Grannenheten, fråga dem."))

    assert text(found).startswith("Ansvaret för aktiviteten har flyttats enligt familjeenheten")
    assert "utgår" not in text(found)
    assert "orsak" not in text(found)
    assert "fråga" not in text(found)  # that is said to the coordinator
    assert found.deviation
    assert "ansvaret har flyttats; ”" in found.deviation.text


def test_nobody_of_all_is_no_per_cent() -> None:
    found = told(COUNTABLE, answered(EJ_PABORJAD, value=0, target=28), due=(day(5, 31),), **COURSE)

    assert text(found).startswith("Ingen av 28 medarbetare har deltagit.")
