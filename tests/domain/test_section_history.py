"""What an answer leaves to the earlier ones of its seat is told from them, with their month."""

from tests.cases import each
from tests.domain.telling import HEADS, answered, day, row, section, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.status import Status

CONDITIONAL, ONGOING, DATE = QuestionKind.CONDITIONAL, QuestionKind.ONGOING, QuestionKind.DATE
PAGAR, INGET, FORSENAD = Status.PAGAR, Status.INGET_BEHOV, Status.FORSENAD
T2, VB = OccasionKind.T2, OccasionKind.VB
APRIL, AUGUST = day(4, 20), day(8, 20)


@each(
    ("form", "first", "later"),
    [(T2, "ja, två gånger", "nej"), (T2, "Två ärenden.", "inga nya sedan dess"), (VB, "två", "nej")],
)
def test_no_more_since_spring_takes_nothing_from_the_year(form: OccasionKind, first: str, later: str) -> None:
    """Others count from January: the times of spring belong to the sum of August as well."""
    last = AUGUST if form is T2 else day(12, 1)
    found = told(
        CONDITIONAL,
        answered(PAGAR, first, value=2, when=APRIL),
        answered(INGET, later, when=AUGUST),
        answered(PAGAR, "fem gånger hittills i år", value=5, seat=2, when=last),
        seats=HEADS[:2],
        form=form,
    )

    assert "blivit aktuellt sammanlagt sju gånger, vid båda enheterna" in text(found)
    assert "inget behov" not in text(found)


def test_a_need_of_spring_counts_without_a_number() -> None:
    found = told(
        CONDITIONAL,
        answered(PAGAR, "Ja. Ett samtal med polisen i mars.", when=APRIL),
        answered(INGET, "nej", when=AUGUST),
        form=T2,
    )

    assert text(found) == (
        "Det har blivit aktuellt. Familjeenheten uppgav i april: ”Ett samtal med polisen i mars.”"
    )


def test_no_need_after_work_by_need_is_no_need() -> None:
    """ "Pågår" of spring says of no case."""
    found = told(
        CONDITIONAL, answered(PAGAR, "pågår", when=APRIL), answered(INGET, "nej", when=AUGUST), form=T2
    )

    assert text(found) == "Per den 31 augusti har inget behov funnits under perioden."


def test_who_has_not_counted_is_quoted_beside_who_has() -> None:
    found = told(
        CONDITIONAL,
        answered(PAGAR, "elva gånger", value=11, seat=1),
        answered(PAGAR, "Några gånger, har inte räknat.", seat=2),
        answered(INGET, seat=3),
        seats=HEADS[:3],
    )

    assert "blivit aktuellt elva gånger, vid familjeenheten" in text(found)
    assert "Vuxenenheten uppger: ”Några gånger, har inte räknat.”" in text(found)
    assert found.outcome == "minst 11 gånger"
    assert text(found).count("blivit aktuellt") == 1


NO_ANSWER = [
    "Kan inte svara, jag är ny på tjänsten.",
    "Vet ej",
    "vet inte",
    "Tyvärr, jag kan inte bedöma det.",
]


@each("comment", NO_ANSWER)
@each("kind", [CONDITIONAL, ONGOING, DATE])
@each("form", [T2, VB])
def test_who_says_that_the_question_cannot_be_answered_has_not_answered(
    form: OccasionKind, kind: QuestionKind, comment: str
) -> None:
    when = AUGUST if form is T2 else day(12, 1)
    found = section([row(kind)], [answered(PAGAR, comment, when=when)], form=form)

    assert found.told[0].label == "Uppgift saknas"
    assert [one.text for one in found.missing] == ["1 Stödet till anhöriga: familjeenheten."]
    assert [one.reason for one in found.left_out] == [
        "Säger att frågan inte kan besvaras; uppgiften räknas som saknad."
    ]


@each("comment", ["Vet inte exakt hur många, ett tiotal.", "Vet ej, men ett fall i maj."])
def test_an_answer_that_is_not_exact_is_one(comment: str) -> None:
    assert told(CONDITIONAL, answered(PAGAR, comment)).verdict_label == "Löpande, vid behov"


def test_the_earlier_answer_stands_with_its_month() -> None:
    found = told(DATE, answered(PAGAR, when=APRIL), answered(PAGAR, "vet ej", when=AUGUST), form=T2)

    assert text(found) == "Enligt uppgift från april pågick aktiviteten; senare uppgift saknas."


POINTS = [
    "Samma som i våras.",
    "Se svar från april",
    "pågår, se tidigare svar",
    "Oförändrat",
    "Som tidigare.",
]


@each("comment", POINTS)
@each("form", [T2, VB])
def test_an_answer_that_points_at_an_earlier_one_has_its_words(form: OccasionKind, comment: str) -> None:
    """Told with the month in which they were said; the earlier answer is behind the sentence too."""
    found = section(
        [row(ONGOING)],
        [
            answered(PAGAR, "Pågår. Vi möter alla klasser i åttan.", when=APRIL),
            answered(PAGAR, comment, when=AUGUST if form is T2 else day(12, 1)),
        ],
        form=form,
    )

    (told_,) = found.told
    assert told_.sentences[-1].text == ("Familjeenheten uppgav i april: ”Vi möter alla klasser i åttan.”")
    assert told_.sentences[-1].reports == (2, 1)
    assert [one.id for one in found.sources] == [1, 2]
    assert not found.left_out
    assert comment not in text(told_)


def test_pointing_at_nothing_is_quoted_and_pointing_goes_on_to_what_was_said() -> None:
    alone = told(ONGOING, answered(PAGAR, "Se svar från april."))
    twice = told(
        ONGOING,
        answered(PAGAR, "Delvis. Helgerna är svåra.", when=APRIL),
        answered(PAGAR, "Samma som i våras.", when=AUGUST),
        answered(PAGAR, "som tidigare"),
    )

    assert text(alone) == "Familjeenheten uppger: ”Se svar från april.”"
    assert text(twice) == (
        "Aktiviteten har delvis genomförts. Familjeenheten uppgav i april: ”Helgerna är svåra.”"
    )


@each("comment", ["Som tidigare, och nu med polisen.", "Samma, vi ringer varje fredag."])
def test_an_answer_with_words_of_its_own_is_told_in_them(comment: str) -> None:
    found = told(ONGOING, answered(PAGAR, "Vi möter alla.", when=APRIL), answered(PAGAR, comment))

    assert "april" not in text(found)


def test_an_answer_that_points_at_a_held_back_one_is_told_without_words() -> None:
    found = told(
        ONGOING,
        answered(PAGAR, "Vi har talat med Eva.", when=APRIL),
        answered(PAGAR, "Samma som i våras."),
        held_back=frozenset((1,)),
    )

    assert text(found) == "Aktiviteten har genomförts löpande under året."


@each("comment", ["Se bifogad fil.", "pågår, se bilaga", "Bif. protokoll"])
def test_an_attachment_is_said_not_to_be_here(comment: str) -> None:
    assert text(told(ONGOING, answered(PAGAR, comment))).endswith(
        "Familjeenheten hänvisar till en bilaga som inte återges här."
    )


def test_the_cause_of_spring_is_told_of_what_is_still_not_done() -> None:
    """Rule 8: in the text and in the list."""
    found = told(
        ONGOING,
        answered(FORSENAD, "Pausat. Den som håller i det är föräldraledig.", when=APRIL),
        answered(FORSENAD, "Fortfarande pausat. Ersättare börjar 15 september.", when=AUGUST),
        form=T2,
    )

    cause = "”Pausat. Den som håller i det är föräldraledig"
    assert f"Familjeenheten angav som orsak i april: {cause}.”" in text(found)
    assert found.deviation
    assert f"{cause}”" in found.deviation.text


@each("comment", ["Cirka 90 %", "ca 5"])
def test_a_number_is_no_cause(comment: str) -> None:
    found = told(QuestionKind.COUNTABLE, answered(PAGAR, comment), due=(day(5, 31),), counts="medarbetare")

    assert "Orsak har inte uppgetts." in text(found)


def test_the_words_that_are_pointed_at_are_never_told_as_of_now() -> None:
    """Also where they could be told as a fact; and words of another state are not fetched."""
    fact = told(
        ONGOING,
        answered(PAGAR, "Rutinen används vid alla ansökningar.", when=APRIL),
        answered(PAGAR, "Samma som i våras.", when=AUGUST),
        form=T2,
    )
    done = told(
        DATE,
        answered(PAGAR, "Utkastet är på remiss.", when=APRIL),
        answered(Status.GENOMFORD, "Klart, se tidigare svar.", when=AUGUST),
        form=T2,
    )

    assert "Familjeenheten uppgav i april: ”Rutinen används vid alla ansökningar.”" in text(fact)
    assert text(done) == "Per den 31 augusti är aktiviteten genomförd."


@each("before", [FORSENAD, Status.EJ_PABORJAD])
def test_what_was_late_in_spring_has_not_gone_on_all_year(before: Status) -> None:
    """Whatever words the later answer has."""
    found = told(ONGOING, answered(before, when=APRIL), answered(PAGAR, "Enligt plan."))
    never = told(ONGOING, answered(PAGAR, when=APRIL), answered(PAGAR, "Enligt plan."))

    assert text(found) == "Aktiviteten har genomförts under en del av året."
    assert found.label == "Löpande"
    assert "löpande och enligt plan" in text(never)


def test_the_same_cause_of_spring_is_told_once() -> None:
    answers = [
        one
        for seat in (1, 2)
        for one in (
            answered(FORSENAD, "Vi väntar på lokalen.", seat=seat, when=APRIL),
            answered(FORSENAD, "Står fortfarande still.", seat=seat),
        )
    ]
    found = told(ONGOING, *answers, seats=HEADS[:2])

    assert "Familjeenheten och vuxenenheten angav som orsak i april: ”Vi väntar på lokalen.”" in text(found)
    assert "still" not in text(found)
