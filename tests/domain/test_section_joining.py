"""Own words beside the claim of those who say them, when the rest will be done, and whose word it all is."""

from tests.cases import each
from tests.domain.telling import COURSE, HEADS, answered, day, row, section, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.document import Paragraph, section_document
from tracker.domain.report.own_plans import plan_of
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status
from tracker.domain.swedish import listed
from tracker.domain.year_forecast import Forecast

DATE, ONGOING, COUNTABLE = QuestionKind.DATE, QuestionKind.ONGOING, QuestionKind.COUNTABLE
PAGAR, GENOMFORD, FORSENAD = Status.PAGAR, Status.GENOMFORD, Status.FORSENAD
EJ_PABORJAD, UTGAR = Status.EJ_PABORJAD, Status.UTGAR
T1, APRIL = OccasionKind.T1, day(4, 20)
VACANT = "Tjänsten är vakant."


JOINED = [
    (
        EJ_PABORJAD,
        VACANT,
        "Vuxenenheten har inte genomfört aktiviteten och anger som orsak: ”Tjänsten är vakant.”",
    ),
    (
        FORSENAD,
        VACANT,
        "Aktiviteten är försenad vid vuxenenheten, som anger som orsak: ”Tjänsten är vakant.”",
    ),
    (
        UTGAR,
        "Vi möter inga barn.",
        "Aktiviteten utgår för vuxenenheten, som uppger: ”Vi möter inga barn.”",
    ),
]


@each(("status", "comment", "said"), JOINED)
def test_the_words_of_exactly_those_who_claim_go_on_in_the_claim(
    status: Status, comment: str, said: str
) -> None:
    """And are said once; those of one among several stand by themselves."""
    one = told(ONGOING, answered(PAGAR, seat=1), answered(status, comment, seat=2), seats=HEADS[:2])
    among = told(
        ONGOING,
        answered(PAGAR, seat=1),
        answered(status, comment, seat=2),
        answered(status, "", seat=3),
        seats=HEADS[:3],
    )

    assert said in text(one)
    assert text(one).count(comment) == text(among).count(comment) == 1
    assert "Vuxenenheten " in text(among).split("”")[0].rsplit(". ", 1)[-1]
    assert all(sentence.reports for sentence in one.sentences)


def test_the_same_words_of_many_stand_beside_their_number() -> None:
    """The claim counts them: their names are not listed for a quotation."""
    found = told(
        ONGOING,
        answered(PAGAR, seat=1),
        *(answered(FORSENAD, VACANT, seat=n) for n in (2, 3, 4, 5)),
        seats=HEADS,
    )

    assert (
        "Aktiviteten är försenad vid fyra av fem enheter, som anger som orsak: ”Tjänsten är vakant.”"
    ) in text(found)


def test_a_cause_stands_beside_what_it_explains_and_not_beside_a_number() -> None:
    found = told(
        COUNTABLE,
        answered(FORSENAD, f"3 av 9. {VACANT}", seat=1, value=3, target=9),
        answered(PAGAR, seat=2),
        seats=HEADS[:2],
        **COURSE,
    )

    assert "Aktiviteten är försenad vid familjeenheten, som anger som orsak: ”Tjänsten är vakant.”" in text(
        found
    )
    assert text(found).count(VACANT) == 1


def test_what_all_of_several_say_is_said_of_all() -> None:
    """Not where one is silent; nor is all that some say."""
    words = "Texten finns på intranätet."
    said = [answered(GENOMFORD if n < 3 else PAGAR, words, seat=n) for n in (1, 2, 3)]

    every = told(DATE, *said, seats=HEADS[:3])
    silent = told(DATE, *said, seats=HEADS[:4])

    assert f"Samtliga uppger: ”{words}”" in text(every)
    assert f"Familjeenheten, vuxenenheten och hemtjänsten uppger: ”{words}”" in text(silent)


@each(
    ("comment", "quote"),
    [
        ("Försenat på grund av att tjänsten är vakant.", "”Tjänsten är vakant.”"),
        ("försenad pga vakanser", "”Vakanser.”"),
        ("Inte klart, eftersom två har bytt arbete.", "”Två har bytt arbete.”"),
        # A clause that can't stand by itself, and what is no cause, are quoted whole.
        (
            "Försenat på grund av att medel inte beviljades.",
            "”Försenat på grund av att medel inte beviljades.”",
        ),
        ("Försenat men snart klart.", "”Försenat men snart klart.”"),
    ],
)
def test_the_status_before_its_cause_is_not_said_twice(comment: str, quote: str) -> None:
    found = told(DATE, answered(FORSENAD, comment), due=(day(5, 31),))

    assert quote in text(found)
    assert ("anger som orsak" in text(found)) == ("men" not in comment)


@each(
    ("words", "plan"),
    [
        ("klart i juni", "blir aktiviteten klar i juni"),
        ("Blir klart den 3 oktober.", "blir aktiviteten klar den 3 oktober"),
        ("klart senast 1 mars 2022", "blir aktiviteten klar senast den 1 mars 2022"),
        ("resten i höst", "planeras resten under hösten"),
        ("planeras till hösten", "planeras aktiviteten till hösten"),
        ("nytt datum 10 juni", "är nytt datum den 10 juni"),
        ("klart i början av maj", "blir aktiviteten klar i början av maj"),
        ("klart vecka 20", "blir aktiviteten klar vecka 20"),
        ("blir klart till midsommar", "blir aktiviteten klar till midsommar"),
        ("ny kurs i mars", "planeras ny kurs i mars"),
        ("ska göras i oktober", "ska aktiviteten genomföras i oktober"),
        ("Senareläggs till hösten.", "senareläggs aktiviteten till hösten"),
        ("Resten deltar i september.", "planeras resten i september"),
        # What is more than a time, or not sure of it, is the head's own words.
        ("klart i juni om lokalen blir ledig", ""),
        ("kanske klart i juni", ""),
        ("klart nästa år", ""),
        ("resten av gruppen i höst", ""),
        ("inte klart i juni", ""),
        ("klart i juni?", ""),
    ],
)
def test_only_a_time_is_told_as_the_plan_of_who_says_it(words: str, plan: str) -> None:
    assert plan_of(words) == plan


def test_a_time_is_told_after_the_number_and_never_of_what_is_done_or_long_ago() -> None:
    now = told(
        COUNTABLE,
        answered(PAGAR, "9 av 25, resten i höst", value=9, target=25, when=APRIL),
        form=T1,
        **COURSE,
    )
    done = told(DATE, answered(GENOMFORD, "klart i juni"), due=(day(5, 31),))
    old = told(DATE, answered(PAGAR, "klart i juni", when=APRIL), due=(day(6, 30),))

    assert "Enligt familjeenheten planeras resten under hösten." in text(now)
    assert "9 av 25, resten" not in text(now)
    assert "Enligt familjeenheten blir" not in text(done) + text(old)


def test_one_who_has_not_done_it_among_silent_ones_does_not_speak_for_them() -> None:
    """All that is known is that it is not all done; where all have answered, it is not done."""
    silent = told(DATE, answered(EJ_PABORJAD, seat=1), seats=HEADS[:3], due=(day(5, 31),))
    every = told(DATE, *(answered(EJ_PABORJAD, seat=n) for n in (1, 2)), seats=HEADS[:2], due=(day(5, 31),))

    assert silent.verdict is Verdict.UNFINISHED
    assert every.verdict is Verdict.NOT_DONE


def test_the_paper_says_whose_word_the_verdicts_are() -> None:
    """Those who answer for the work, the coordinator, both; and nothing where nobody has answered."""
    activities = [row(ONGOING)]
    by_head, by_coordinator = answered(PAGAR, number=1), answered(PAGAR, number=2, seat=None)
    words = [section(activities, said) for said in ([by_head], [by_coordinator], [])]

    assert words[0].whose_word == "Läge och utfall är de ansvarigas egna uppgifter."
    assert words[1].whose_word == "Läge och utfall är samordnarens egna uppgifter."
    assert words[2].whose_word == ""
    paragraphs = [block for block in section_document(words[0]).blocks if isinstance(block, Paragraph)]
    assert any(words[0].whose_word in run.text for block in paragraphs for run in block.runs)


def test_names_with_an_och_of_their_own_are_joined_by_samt() -> None:
    """Brackets are no names: "en är sen (aktiviteterna 1 och 2) och en pågår"."""
    assert listed(["vuxenenheten", "hemtjänsten"]) == "vuxenenheten och hemtjänsten"
    assert (
        listed(["enheten för stöd och vård", "hemtjänsten"]) == "enheten för stöd och vård samt hemtjänsten"
    )
    assert listed(["två är sena (1 och 2)", "en pågår"]) == "två är sena (1 och 2) och en pågår"
    assert listed(["a och b", "c"], "eller") == "a och b eller c"


def test_what_deviates_of_the_same_unit_is_told_together() -> None:
    found = told(
        DATE,
        answered(EJ_PABORJAD, seat=1, when=APRIL, forecast=Forecast.NEJ),
        answered(PAGAR, seat=2, when=APRIL),
        seats=HEADS[:2],
        form=T1,
        due=(day(4, 1),),
    )

    assert found.deviation is not None
    assert "inte påbörjad och bedöms inte bli genomförd under året (familjeenheten)" in found.deviation.text
