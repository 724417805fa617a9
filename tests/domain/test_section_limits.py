"""What an answer takes away from the whole: a recorded status, a late day, a nought, a shortfall."""

from tests.domain.telling import COURSE, HEADS, answered, day, period, row, section, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.shortfalls import may_limit, states_shortfall
from tracker.domain.status import Status
from tracker.domain.swedish import swedish_near_date
from tracker.domain.year_forecast import Forecast

ONGOING, CONDITIONAL, DATE = QuestionKind.ONGOING, QuestionKind.CONDITIONAL, QuestionKind.DATE
COUNTABLE = QuestionKind.COUNTABLE
PAGAR, GENOMFORD, INGET = Status.PAGAR, Status.GENOMFORD, Status.INGET_BEHOV


def test_the_recorded_status_rules_whatever_the_words_hold() -> None:
    words = "Förslaget är färdigt sedan oktober men vi väntar på riktlinjerna innan beslut."
    found = told(
        DATE,
        answered(Status.FORSENAD, words, seat=1),
        answered(PAGAR, "Ej klart.", seat=2),
        seats=HEADS[:2],
        due=(day(12, 31),),
    )

    assert "har genomfört" not in text(found)
    assert found.label == "Inte slutförd, avvikelse"
    assert not found.outcome
    assert found.remains


def test_none_is_a_number_and_a_fraction_is_no_day() -> None:
    found = told(
        COUNTABLE,
        answered(GENOMFORD, "Alla 11", value=11, target=11, seat=1),
        answered(PAGAR, "12/16", value=12, target=16, seat=2),
        answered(Status.EJ_PABORJAD, "Ingen.", seat=3),
        seats=HEADS[:4],
        **COURSE,
    )

    assert found.outcome == "23 av 27 (85 %), antal från 3 av 4 enheter"
    assert "12/16" not in text(found)
    assert "Ingen har deltagit vid hemtjänsten." in text(found)


def test_every_unit_is_counted_missing_or_late() -> None:
    """Who answered after the report had closed is neither counted nor silent."""
    late = {OccasionKind.T2: day(9, 17), OccasionKind.VB: day(6, 1, 2022)}
    for form, when in late.items():
        answers = [
            answered(INGET, "Nej", when=day(8, 20), seat=1),
            answered(PAGAR, "Två gånger", when=when, seat=2),
        ]
        closed = swedish_near_date(day(8, 31) if form is OccasionKind.T2 else period(form, when).until)
        found = section([row(CONDITIONAL)], answers, seats=HEADS[:3], form=form, taken=when, asked=False)
        said = text(found.told[0])

        assert f"Svaret från vuxenenheten kom efter den {closed} och är inte med." in said
        assert "ppgift saknas från hemtjänsten." in said or "uppgift saknas från en enhet." in said
        assert any(f"vuxenenheten (svar efter den {closed})" in one.text for one in found.missing)
        assert ("Sena svar" in found.facts) is (form is OccasionKind.T2 and found.period.until < when)


STATED = [  # words of work that goes on → whether they state less than planned
    ("Fem grupper mot planerade åtta, två är sjuka.", True),
    ("19 möten i stället för 24.", True),
    ("Besöken stoppades 16 mars på grund av pandemin.", True),
    ("Stängt sedan april.", True),
    ("Vårens två blev inställda.", True),
    ("Två möten mot fyra i planen.", True),
    ("Nio anhöriga, mot tolv förra året.", False),
    ("Sju fältare mot nio i fjol.", False),
    ("Tiderna slutar 01 i stället för 23 på fredagar.", False),
    ("Digitala möten i stället för fysiska.", False),
    ("Åtta grupper mot planerade fem.", False),
    ("Inget har ställts in.", False),
    ("Personen stoppades i dörren.", False),
]


def test_a_shortfall_in_words_is_a_deviation_with_its_quotation() -> None:
    missed = [words for words, short in STATED if states_shortfall(words) is not short]
    found = told(
        ONGOING,
        answered(PAGAR, "Löpande", seat=1),
        answered(PAGAR, "Fem grupper mot planerade åtta.", seat=2),
        answered(PAGAR, "Stängt sedan april på grund av vakanser.", seat=3),
        answered(PAGAR, "Stängt sedan april.", seat=4),
        seats=HEADS[:4],
    )

    assert not missed
    assert found.label == "Löpande, avvikelse"
    assert found.deviation
    assert "”Fem grupper mot planerade åtta” (vuxenenheten)" in found.deviation.text
    assert "orsak har inte uppgetts (vuxenenheten och biståndsenheten)" in found.deviation.text
    assert "Orsak har inte uppgetts av vuxenenheten och biståndsenheten." in text(found)


PLAIN = (
    "Gruppen har setts fem gånger.",
    "Undertecknad 30 maj. Uppföljd i november.",
    "Ja, 19 oktober för utredargruppen.",
)
LIMITING = (
    "Sju av tolv förskolor är med.",
    "Den finns men är inget vi använder.",
    "Gruppen har setts, nästa gång i mars.",
    "Tre träffar på grund av ombyggnad.",
)


def test_only_quotations_that_may_limit_are_pointed_at() -> None:
    wrong = [words for words in (*PLAIN, *LIMITING) if may_limit(words) is (words in PLAIN)]
    plain = told(ONGOING, answered(PAGAR, "Gruppen har setts fem gånger, bl.a. på torget."))

    assert not wrong
    assert plain.label == "Löpande"
    assert not plain.quoted


def test_no_need_is_of_the_whole_only_if_all_have_said_it() -> None:
    found = told(CONDITIONAL, answered(INGET, "Nej", seat=1), seats=HEADS[:2])

    assert found.label == "Inget behov enligt dem som svarat"
    assert "Uppgift saknas från vuxenenheten." in text(found)


def test_the_forecast_is_told_once() -> None:
    for words in (
        "Avstämning 17 februari. Bedöms bli genomfört: ja",
        "Avstämning 17 februari. Ja, den blir gjord.",
    ):
        answer = answered(PAGAR, words, when=day(4, 20), forecast=Forecast.JA)
        found = text(told(ONGOING, answer, form=OccasionKind.T1))

        assert found.count("bedöms") == 1
        assert "Ja," not in found
