"""Where the words are held back, early, or of a part, no more is claimed than is known."""

from tests.cases import each
from tests.domain.telling import COURSE, HEADS, answered, day, row, section, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

CONDITIONAL, ONGOING, COUNTABLE = QuestionKind.CONDITIONAL, QuestionKind.ONGOING, QuestionKind.COUNTABLE
PAGAR, INGET, GENOMFORD = Status.PAGAR, Status.INGET_BEHOV, Status.GENOMFORD
T2, APRIL, AUGUST = OccasionKind.T2, day(4, 20), day(8, 20)
NEED = {"text": "Har det blivit aktuellt hos er? Hur många gånger?", "counts": "gånger"}


def test_words_held_back_that_may_say_something_else_leave_no_status() -> None:
    """The recorded "pågår" would stand alone, and "nej, Eva gick i stället" could not take it back."""
    now = told(ONGOING, answered(PAGAR, "Nej, Eva gick i stället.", number=7), held_back=(7,))
    old = told(ONGOING, answered(PAGAR, "Nej, Eva gick i stället.", number=7, when=APRIL), held_back=(7,))
    stating = told(ONGOING, answered(PAGAR, "Pågår, Eva håller i det.", number=7), held_back=(7,))
    held_back = "Ordalydelsen i svaret från familjeenheten återges inte"

    assert text(now).startswith(held_back)
    assert text(old).startswith(f"Senaste uppgift från familjeenheten är från april. {held_back}")
    assert "pågående" not in text(now) + text(old)
    assert text(stating).startswith("Familjeenheten har rapporterat aktiviteten som pågående.")


def test_a_number_that_its_words_may_change_is_held_back_with_them() -> None:
    hidden = answered(PAGAR, "En gång, eller två om Eva räknas.", value=1, number=7)
    found = told(CONDITIONAL, hidden, held_back=(7,), **NEED)

    assert "Ordalydelsen och antalet i svaret från familjeenheten återges inte" in text(found)
    assert "1" not in found.outcome


def test_an_early_answer_that_still_counts_has_its_month() -> None:
    done = answered(GENOMFORD, "8 av 8", value=8, target=8, seat=1, when=AUGUST, closes=True)
    now = answered(GENOMFORD, "9 av 9", value=9, target=9, seat=2)
    found = told(COUNTABLE, done, now, seats=HEADS[:2], **COURSE)

    assert "Uppgiften från familjeenheten är från augusti." in text(found)
    assert "vuxenenheten är från" not in text(found)


def test_not_needed_by_one_and_dropped_by_another_is_not_late() -> None:
    found = told(
        ONGOING,
        answered(INGET, "inget behov", seat=1),
        answered(Status.UTGAR, "utgår", seat=2),
        seats=HEADS[:2],
    )

    assert found.verdict_label == "Inget behov enligt dem som svarat"
    assert found.deviation is None


def test_an_answer_beside_another_stands_next_to_it() -> None:
    answers = [
        answered(INGET, "Nej, har inte behövts.", seat=1, when=AUGUST),
        answered(PAGAR, "Ja, en gång.", seat=1, value=1, when=APRIL),
        answered(PAGAR, "Två gånger, båda i juni.", seat=2, value=2, when=AUGUST),
    ]
    found = told(CONDITIONAL, *answers, seats=HEADS[:2], form=T2, **NEED)

    assert (
        "Familjeenheten har rapporterat att inget behov har funnits. Familjeenheten uppgav i april: ”Ja, en "
        "gång.” Vuxenenheten uppger:"
    ) in text(found)
    assert found.note == "Två enhetschefer, 20 april–20 augusti 2021."


@each("forecast", [Forecast.NEJ, Forecast.OSAKERT])
def test_who_doubts_stands_in_the_summary_until_the_plans_number_is_reached(forecast: Forecast) -> None:
    goal = COURSE | {"goal": 10.0, "text": f"{COURSE['text']} Planen säger minst tio."}
    few = answered(PAGAR, "4 av 20", value=4, target=20, when=AUGUST, forecast=forecast)
    many = answered(PAGAR, "8 av 12", value=8, target=12, seat=2, when=AUGUST)
    stored = row(COUNTABLE, **goal)  # type: ignore[arg-type]
    doubted = section([stored], [few], seats=HEADS[:2], form=T2)
    reached = section([stored], [few, many], seats=HEADS[:2], form=T2)

    assert any("Minst en ansvarig bedömer" in one.text for one in doubted.summary)
    assert not any("Minst en ansvarig bedömer" in one.text for one in reached.summary)
    assert reached.deviations == ()


def test_the_cause_is_missing_of_all_or_stands_beside_each_number() -> None:
    short = [
        answered(PAGAR, "4 av 20", value=4, target=20, seat=1),
        answered(PAGAR, "6 av 12, resten i vår", value=6, target=12, seat=2),
    ]
    one = told(COUNTABLE, *short, seats=HEADS[:2], **COURSE)
    none = told(COUNTABLE, short[0], **COURSE)

    assert "Orsak har inte uppgetts" not in text(one)
    assert "Orsak har inte uppgetts" in text(none)
    assert one.deviation
    assert "fyra av tjugo, orsak har inte uppgetts (familjeenheten)" in one.deviation.text
