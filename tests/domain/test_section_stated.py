"""How an answer's words stand to what is recorded of it; a status is told only of a closed list of words."""

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.domain.telling import answered, row
from tests.examples import examples
from tracker.domain.question import Question, QuestionKind
from tracker.domain.report.stated import Words, stated
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

PAGAR, GENOMFORD, FORSENAD = Status.PAGAR, Status.GENOMFORD, Status.FORSENAD
EJ_PABORJAD, UTGAR, INGET = Status.EJ_PABORJAD, Status.UTGAR, Status.INGET_BEHOV
BARE, CLEAR, OWN, PULLS = Words


def question(kind: QuestionKind, text: str = "", counts: str = "", goal: float | None = None) -> Question:
    return row(kind, text=text, counts=counts, goal=goal).activity.question


GOES_ON = question(QuestionKind.ONGOING, "Används de, och hur fungerar det?")
NEEDED = question(QuestionKind.CONDITIONAL, "Har det blivit aktuellt hos er? Hur många gånger?", "gånger")
BOUGHT = question(QuestionKind.CONDITIONAL, "Har ni köpt in någon insats? Hur många?", "insatser")
DONE = question(QuestionKind.DATE, "Är det klart? Om inte: vad återstår?")
COURSE = question(QuestionKind.COUNTABLE, "Hur många medarbetare deltog, av hur många?", "medarbetare")
MEETINGS = question(QuestionKind.FREQUENCY, "Hur många möten hittills?", "möten", 4.0)

SAID = [  # question, status, comment → what the words are, whether the status is told
    (GOES_ON, PAGAR, "", BARE, True),
    (GOES_ON, PAGAR, "Pågår. Löpande.", BARE, True),
    (GOES_ON, PAGAR, "enligt plan", BARE, True),
    (GOES_ON, PAGAR, "Pågår. Texten finns på webben.", CLEAR, True),
    (GOES_ON, PAGAR, "Pågår, men bara på vardagar.", PULLS, False),
    (GOES_ON, PAGAR, "Besöken är pausade sedan mars.", PULLS, False),
    (GOES_ON, PAGAR, "Genomfört på en av skolorna. Den andra hoppade av.", PULLS, False),
    (GOES_ON, PAGAR, "Materialet finns i alla salar.", OWN, False),
    (GOES_ON, PAGAR, "Ja", OWN, False),
    (GOES_ON, PAGAR, "Nej", PULLS, False),
    (GOES_ON, PAGAR, "Klart?", PULLS, False),
    (COURSE, PAGAR, "Ja.", PULLS, False),
    (DONE, GENOMFORD, "ja", BARE, True),
    (GOES_ON, GENOMFORD, "ja", OWN, False),
    (DONE, GENOMFORD, "Klart 19 maj", CLEAR, True),
    (DONE, GENOMFORD, "Gjordes i april.", CLEAR, True),
    (DONE, GENOMFORD, "Klart i tre av fyra grupper", PULLS, False),
    (DONE, GENOMFORD, "Klart, resten i höst.", PULLS, False),
    (DONE, FORSENAD, "Försenat på grund av sjukdom", PULLS, False),
    (DONE, FORSENAD, "Försenat. Två tjänster är vakanta.", CLEAR, True),
    (DONE, FORSENAD, "Blev klart först i september.", PULLS, False),
    (DONE, FORSENAD, "Försenat, men gjordes i maj.", PULLS, False),
    (DONE, EJ_PABORJAD, "Nej. Chefen slutade i april.", PULLS, False),
    (DONE, EJ_PABORJAD, "Inte påbörjat, vi väntar på ett datum.", CLEAR, True),
    (DONE, EJ_PABORJAD, "Görs på hösten. Två fick informationen i maj.", PULLS, False),
    (DONE, UTGAR, "utgår", BARE, True),
    (DONE, UTGAR, "Ansvaret ligger på en annan enhet.", PULLS, False),
    (NEEDED, INGET, "nej", BARE, True),
    (NEEDED, INGET, "Nej, inte aktuellt under 2021", BARE, True),
    (NEEDED, INGET, "Inga uthyrningar sedan mars. Före det följdes rutinen.", PULLS, False),
    (NEEDED, INGET, "Noll", PULLS, False),
    (BOUGHT, INGET, "nej", PULLS, False),
    (BOUGHT, INGET, "Inget behov.", BARE, True),
    (BOUGHT, INGET, "Ingen insats köpt. En diskuterades men tackade nej.", PULLS, False),
]


@each(("asked", "status", "comment", "words", "told"), SAID)
def test_a_status_is_told_only_of_words_that_state_it(
    asked: Question, status: Status, comment: str, words: Words, told: bool
) -> None:
    found = stated(answered(status, comment), asked)

    assert (found.words, found.told) == (words, told)


NUMBERS = [  # question, comment, value and whole → whether the words give the number
    (COURSE, "14 av 22", 14, 22, True),
    (COURSE, "Klart, alla 12", 12, 12, True),
    (COURSE, "alla", 12, 12, True),
    (COURSE, "7 av 48, vi har få datorer", 7, 48, True),
    (COURSE, "22 av 29; fyra slutade i december", 22, 29, True),
    (COURSE, "8 av 10 i våras, 3 av 12 i höst", 8, 10, False),
    (COURSE, "Drygt hälften av 30", 16, 30, False),
    (COURSE, "Drygt 16 av 30", 16, 30, True),
    (COURSE, "31 har gått. Målgruppen är ca 45.", 31, 45, False),
    (COURSE, "3 av 15 har svarat, kanske fler", 3, 15, False),
    (COURSE, "Vi har 34. Sex har gått den.", 6, None, True),
    (COURSE, "6 ungdomar", 6, None, False),
    (NEEDED, "Ja, två gånger", 2, None, True),
    (NEEDED, "En gång i december", 1, None, True),
    (NEEDED, "15, om man räknar bort den som drogs tillbaka", 15, None, False),
    (NEEDED, "En gång. Två anhöriga har fått stöd.", 1, None, True),
    (NEEDED, "Ett ärende", 1, None, False),
    (NEEDED, "4 nyanställda, alla har fått den", 4, None, False),
    (NEEDED, "Vi har funderat på det i ett ärende men nej.", 1, None, False),
    (MEETINGS, "Fyra möten. Texten var en punkt på alla.", 4, 4, True),
    (MEETINGS, "Fyra möten, frågan togs upp på tre", 4, 4, True),
    (MEETINGS, "", 4, 4, True),
]


@each(("asked", "comment", "value", "whole", "given_"), NUMBERS)
def test_a_number_counts_unless_the_words_count_something_else_or_doubt_it(
    asked: Question, comment: str, value: float, whole: float | None, given_: bool
) -> None:
    found = stated(answered(PAGAR, comment, value=value, target=whole), asked)

    assert found.number is given_


@each(
    ("comment", "forecast", "told"),
    [
        ("Pågår, ja", Forecast.JA, True),
        ("Pågår. Nej", Forecast.NEJ, True),
        ("", Forecast.OSAKERT, True),
        ("Pågår, nej", Forecast.JA, False),
        ("Nej, planeras till mötet i september.", Forecast.NEJ, False),
        ("Vi siktar på alla innan jul.", Forecast.JA, False),
        ("Finansieringen är osäker.", Forecast.OSAKERT, False),
    ],
)
def test_a_forecast_is_the_box_or_the_last_bare_word(comment: str, forecast: Forecast, told: bool) -> None:
    assert stated(answered(PAGAR, comment, forecast=forecast), GOES_ON).foreseen is told


@examples(60)
@given(
    st.sampled_from([GOES_ON, NEEDED, BOUGHT, DONE, COURSE, MEETINGS]),
    st.sampled_from(Status),
    st.lists(st.sampled_from(["men", "inte", "tre", "pausat", "skolan", "hoppas", "kvar"]), min_size=1),
    st.none() | st.integers(0, 30).map(float),
)
def test_words_outside_the_closed_lists_are_never_all_there_is(
    asked: Question, status: Status, said: list[str], value: float | None
) -> None:
    """Whatever is recorded of them, they are quoted."""
    comment = f"{status.label}. {' '.join(said)} och så vidare"

    assert stated(answered(status, comment, value=value), asked).words is not BARE
