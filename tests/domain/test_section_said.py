"""The section claims what the answers say, and no more: numbers, the year, common events; else it quotes."""

import pytest

from tests.domain.telling import COURSE, HEADS, answered, day, row, section, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.people import Seat
from tracker.domain.question import Question, QuestionKind
from tracker.domain.report.reservations import done_after
from tracker.domain.report.said_numbers import bears_out, names_whole
from tracker.domain.status import Status

ONGOING, CONDITIONAL, DATE = QuestionKind.ONGOING, QuestionKind.CONDITIONAL, QuestionKind.DATE
COUNTABLE, FREQUENCY = QuestionKind.COUNTABLE, QuestionKind.FREQUENCY
PAGAR, GENOMFORD, INGET = Status.PAGAR, Status.GENOMFORD, Status.INGET_BEHOV
HELPED = Question(COUNTABLE, "", "Hur många avhoppare har ni hjälpt?", "avhoppare")
STAFF = Question(COUNTABLE, "", "Hur många medarbetare deltog, av hur många?", "medarbetare")
TIMES = Question(CONDITIONAL, "", "Har det blivit aktuellt hos er? Hur många gånger?", "gånger")

BORNE_OUT = [  # the question, the words, the number read from them → whether they say it as the count
    (STAFF, "14 av 22, resten i höst", 14, True),
    (STAFF, "Gick igenom dem den 4 mars, 18 av 22 var med.", 18, True),
    (STAFF, "alla utom två av tolv", 10, True),  # worked out
    (STAFF, "ingen ännu", 0, True),
    (STAFF, "ca 40", 40, False),
    (STAFF, "De flesta, kanske åtta av tio.", 8, False),
    (STAFF, "12 platser är bokade i maj.", 12, False),
    (HELPED, "En person, och två anhöriga har fått stöd.", 2, False),
    (HELPED, "Vi har en rutin, och två avhoppare har fått stöd.", 2, True),
    (TIMES, "ja, tre gånger", 3, True),
    (TIMES, "Fyra gånger i år.", 4, True),
    (TIMES, "ja, en gång till", 1, False),
    (TIMES, "Minst fem gånger", 5, False),
    (TIMES, "Tre bokningar nekades.", 3, False),
    (TIMES, "Två insatser löper sedan förra året.", 2, False),
    (TIMES, "Ungefär tjugo per år.", 20, False),
    (TIMES, "ja två ggr sedan sist", 2, False),
    (TIMES, "En gång i maj och en i juni", 1, False),
    (TIMES, "Ja, en gång. Samtalen har varit ett stöd.", 1, True),
    (TIMES, "Jag tror att det var en gång", 1, False),
    (TIMES, "4-5 ggr", 4, False),
    (STAFF, "31 av 31, men fem är nyanställda sedan dess.", 31, True),
    (STAFF, "40 av 120, men siffran är osäker", 40, False),
]


def test_a_number_counts_if_the_words_say_it_as_what_was_asked() -> None:
    wrong = [
        (words, value)
        for question, words, value, right in BORNE_OUT
        if bears_out(answered(PAGAR, words, value=value, target=31), question) is not right
    ]

    assert not wrong


def test_an_unclear_number_is_quoted_and_in_no_sum() -> None:
    found = told(
        COUNTABLE,
        answered(PAGAR, "ca 40", value=40, seat=1),
        answered(PAGAR, "9 av 12", value=9, target=12, seat=2),
        seats=HEADS[:2],
        **COURSE,
    )

    assert found.outcome == "9 av 12 (75 %), antal från 1 av 2 enheter"
    assert "40 medarbetare" not in text(found)
    assert "Familjeenheten uppger: ”Ca 40.”" in text(found)
    assert "inte slutfört" not in text(found)


def test_a_units_own_whole_is_not_the_plans_number() -> None:
    """Also when it happens to be the same; the words tell which it is."""
    own, plans = answered(PAGAR, "8 av 10", value=8, target=10), answered(PAGAR, "8", value=8, target=10)
    goal = {"goal": 10.0, **COURSE, "text": f"{COURSE['text']} Planen säger minst tio."}

    assert names_whole(own)
    assert names_whole(answered(GENOMFORD, "alla tio", value=10, target=10))
    assert not names_whole(plans)
    assert text(told(COUNTABLE, own, **goal)).startswith("Åtta av tio medarbetare (80 procent) har deltagit.")
    assert text(told(COUNTABLE, plans, **goal)).startswith("Åtta medarbetare har deltagit.")


def test_another_whole_than_the_plans_is_told_beside_the_plans() -> None:
    found = told(FREQUENCY, answered(PAGAR, "8 av 10", value=8, target=10), goal=12.0, counts="möten")

    assert text(found).startswith("Åtta av angivna tio möten har hållits. Planens antal är tolv möten.")


@pytest.mark.parametrize(
    ("counts", "words"),
    [("ansökningar", "två"), ("gånger", "ja, två gånger, tillsammans med vuxenenheten")],
)
def test_what_several_may_have_counted_together_is_not_added(counts: str, words: str) -> None:
    found = told(
        CONDITIONAL,
        answered(PAGAR, words, value=2, seat=1),
        answered(PAGAR, "tre", value=3, seat=2),
        seats=HEADS[:2],
        counts=counts,
    )

    assert "sammanlagt" not in text(found)
    assert found.outcome == f"2–3 {counts} per enhet, 2 av 2 enheter"
    assert not found.record.figures


def test_what_others_told_of_the_same_meetings_is_said_to_be_told() -> None:
    found = told(
        FREQUENCY,
        answered(PAGAR, "fyra", value=4, seat=1),
        answered(PAGAR, "tre", value=3, seat=2),
        seats=HEADS[:2],
        counts="möten",
    )

    assert text(found).startswith(
        "Familjeenheten uppger att fyra möten har hållits. Vuxenenheten uppger att tre möten har hållits."
    )


def test_the_whole_year_is_claimed_where_words_or_days_cover_it() -> None:
    bare = answered(PAGAR, "Pågår.")
    in_spring = answered(PAGAR, "Pågår.", when=day(4, 20))
    late = answered(Status.FORSENAD, "Tjänsten är vakant.", when=day(4, 20))
    paused = answered(PAGAR, "Uppehåll juni–augusti.", when=day(6, 1))

    assert text(told(ONGOING, bare)) == "Aktiviteten genomförs löpande."
    assert "under året" in text(
        told(ONGOING, answered(PAGAR, "Arbetet har fortlöpt enligt plan under året."))
    )
    assert "löpande under året" in text(told(ONGOING, in_spring, bare))
    assert text(told(ONGOING, answered(GENOMFORD, "Klart."))) == "Aktiviteten har genomförts."
    assert "en del av året" in text(told(ONGOING, late, bare))
    assert "under året" not in text(told(ONGOING, in_spring, paused, bare))


NOT_OURS = [
    "Tre kvällar i veckan hela hösten.", "Vi öppnade den 20 november.", "Stängt sedan den 1 april.",
    "Vi har dragit ner på detta i år.", "Uppehåll juni–augusti.", "Rutinen följs så vitt jag vet.",
    "Enligt uppgift används den.", "Tanken är att alla ska få den nästa år.", "Färre träffar än förra året.",
    "Enligt plan fram till oktober, därefter stopp.", "Löpande, men i mindre omfattning än 2020.",
]  # fmt: skip


def test_what_is_not_understood_is_quoted_whole_and_nothing_is_claimed_beside_it() -> None:
    claimed = {
        words: said
        for words in NOT_OURS
        if (said := text(told(ONGOING, answered(PAGAR, words)))).removesuffix(" Orsak har inte uppgetts.")
        != f"Familjeenheten uppger: ”{words}”"
    }

    assert not claimed


def test_quoted_words_are_pointed_at_beside_the_verdict_and_in_the_summary() -> None:
    found = section([row(ONGOING)], [answered(PAGAR, "Pågår, men inte på helger.")])

    assert found.told[0].label == "Löpande, se texten"
    assert "Läget för aktivitet 1 ska läsas tillsammans med svaren i texten." in [
        one.text for one in found.summary
    ]
    assert not found.deviations


def test_in_part_is_no_deviation_before_the_year_is_over() -> None:
    spring = told(ONGOING, answered(PAGAR, "Delvis.", when=day(4, 20)), form=OccasionKind.T1)
    year = told(ONGOING, answered(PAGAR, "Delvis."))

    assert not spring.deviation
    assert text(spring) == "Per den 30 april genomförs aktiviteten delvis."
    assert year.deviation


DONE_AT = [  # words, the plan's last day → whether they say that it was done after it
    ("Klart men först i oktober.", day(5, 31), True),
    ("Klart, gjordes den 14 juni.", day(5, 31), True),
    ("Temadagarna blev klara den 15 november.", day(9, 30), True),
    ("Klart sedan 3/6", day(5, 31), True),
    ("Klart, 12 april", day(5, 31), False),
    ("Genomfördes i maj.", day(5, 31), False),
    ("Klart. Texten uppdaterades även i november.", day(6, 30), False),
    ("Klart. Nästa genomgång hålls i oktober.", day(5, 31), False),
    ("Klart sedan i våras.", day(5, 31), False),
]


def test_done_but_late_is_a_deviation() -> None:
    wrong = [words for words, due, late in DONE_AT if done_after(words, due, day(12, 10)) is not late]
    found = told(DATE, answered(GENOMFORD, "Klart men först i oktober."), due=(day(5, 31),))

    assert not wrong
    assert found.label == "Genomförd, avvikelse"
    assert found.deviation
    assert "genomförd, men sent" in found.deviation.text
    assert "senast den 31 maj" in text(found)


def test_who_has_none_is_told_apart_from_who_has_some() -> None:
    found = told(
        COUNTABLE,
        answered(PAGAR, "en person", value=1, seat=1),
        answered(INGET, "ingen", value=0, seat=2),
        seats=HEADS[:2],
        counts="personer",
        text="Hur många har fått hjälp?",
    )

    assert text(found) == (
        "En person har fått hjälp vid familjeenheten. Ingen har fått hjälp vid vuxenenheten."
    )


def test_who_has_not_reached_all_is_named_also_when_it_is_called_done() -> None:
    found = told(
        COUNTABLE,
        answered(GENOMFORD, "12 av 12", value=12, target=12, seat=1),
        answered(GENOMFORD, "55 av 60", value=55, target=60, seat=2),
        seats=HEADS[:2],
        **COURSE,
    )

    assert "Vuxenenheten har nått 55 av 60." in text(found)
    assert found.label == "Genomförd, se texten"


def test_who_tells_of_all_is_not_added_to_the_parts() -> None:
    """The coordinator's 38 are the units' 12 and 26."""
    coordinator = Seat(91, "preventionssamordnare")
    found = told(
        COUNTABLE,
        answered(PAGAR, "38 st", value=38, seat=91),
        answered(PAGAR, "12", value=12, seat=1),
        answered(PAGAR, "26", value=26, seat=2),
        seats=(coordinator, *HEADS[:2]),
        **COURSE,
    )

    assert "76" not in text(found) + found.outcome
    assert "38 medarbetare hos preventionssamordnaren" in text(found)


def test_those_who_sought_help_are_no_goal() -> None:
    """Nobody remains of three of whom one broke off."""
    found = told(
        COUNTABLE,
        answered(PAGAR, "2 av 3", value=2, target=3),
        counts="personer",
        text="Hur många har fått hjälp under året?",
    )

    assert "återstår" not in text(found)
    assert not found.deviation
    assert not found.remains


def test_work_that_words_call_neither_done_nor_undone_is_told_in_them() -> None:
    words = "Ja, på två möten eftersom vi är två grupper."
    found = told(DATE, answered(PAGAR, words), due=(day(5, 31),))

    assert text(found) == f"Familjeenheten uppger: ”{words}”"
    assert found.label == "Pågår"
    assert not found.deviation


def test_what_was_late_and_is_done_does_not_remain() -> None:
    words = "Det blev inställt och genomfördes i stället den 7 december."
    found = told(DATE, answered(Status.FORSENAD, words), due=(day(12, 31),))

    assert text(found).startswith("Aktiviteten är försenad.")
    assert found.label == "Försenad, avvikelse"
    assert not found.remains


def test_yesterday_has_its_day() -> None:
    found = told(DATE, answered(GENOMFORD, "Det hölls igår med alla."))

    assert "uppgav den 10 december: ”Det hölls igår med alla.”" in text(found)
