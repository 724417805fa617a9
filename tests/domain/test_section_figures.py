"""A sum is of numbers that answer one question, each unit for itself; others stand in their own words."""

from tests.cases import each
from tests.domain.telling import COURSE, DIRECTOR, HEADS, answered, day, text, told
from tracker.domain.people import Seat
from tracker.domain.question import QuestionKind
from tracker.domain.status import Status, StatusReport

COUNTABLE, CONDITIONAL, FREQUENCY = QuestionKind.COUNTABLE, QuestionKind.CONDITIONAL, QuestionKind.FREQUENCY
PAGAR, GENOMFORD, INGET = Status.PAGAR, Status.GENOMFORD, Status.INGET_BEHOV
NEED = {"counts": "gånger", "text": "Har det blivit aktuellt hos er? Hur många gånger?"}
HELPED = {"counts": "avhoppare", "text": "Hur många avhoppare har ni hjälpt under året?"}
TEN = COURSE | {"text": "Hur många medarbetare deltog, av hur många? Planen säger minst tio.", "goal": 10.0}


def share(seat: int, value: float, whole: float, words: str = "") -> StatusReport:
    said = words or f"{value:g} av {whole:g}"
    return answered(PAGAR, said, seat=seat, value=value, target=whole)


def test_shares_of_several_units_are_summed() -> None:
    found = told(COUNTABLE, share(1, 14, 22), share(2, 12, 12), seats=HEADS[:2], **COURSE)

    assert found.outcome == "26 av 34 medarbetare (76 %)"
    assert text(found).startswith(
        "Båda enheterna har rapporterat att sammanlagt 26 av 34 medarbetare (76 procent) har deltagit."
    )


SOME = [  # the other's answer → outcome
    (None, "14 av 22 medarbetare (64 %), uppgift från 1 av 2 enheter"),
    (answered(GENOMFORD, "klart", seat=2), "14 av 22 medarbetare (64 %), uppgift från 1 av 2 enheter"),
    (answered(PAGAR, "5", seat=2, value=5), "19 medarbetare"),
    (share(2, 3, 15, "3 av 15, kanske fler"), "se texten"),
    (answered(PAGAR, "Drygt hälften av 30", seat=2, value=16, target=30), "se texten"),
    (answered(PAGAR, "Drygt 16 av 30", seat=2, value=16, target=30), "cirka 30 av 52 medarbetare"),
    (answered(PAGAR, "6 ungdomar", seat=2, value=6), "se texten"),
    (
        answered(PAGAR, "9 av 10", seat=2, value=9, target=10, when=day(5, 6)),
        "14 av 22 medarbetare (64 %), uppgift från 1 av 2 enheter",
    ),
]


@each(("other", "outcome"), SOME)
def test_the_table_says_from_how_many_and_adds_only_what_is_given_alike(
    other: StatusReport | None, outcome: str
) -> None:
    """An old number is no part of it, and per cent are told only of all."""
    answers = [share(1, 14, 22), *([other] if other else [])]

    assert told(COUNTABLE, *answers, seats=HEADS[:2], **COURSE).outcome == outcome


NEEDS = [  # (value, comment, status) of three units → outcome
    (
        [(2, "två gånger", PAGAR), (3, "3 ggr", PAGAR), (None, "nej", INGET)],
        "5 gånger",
    ),
    ([(2, "två gånger", PAGAR), (3, "3 ggr", PAGAR), None], "minst 5 gånger, uppgift från 2 av 3 enheter"),
    (
        [(2, "två gånger", PAGAR), (1, "En gång, om det räknas.", PAGAR), None],
        "se texten",
    ),
    (
        [(2, "två gånger", PAGAR), (None, "Ja, i maj.", PAGAR), (None, "nej", INGET)],
        "minst 2 gånger, uppgift från 2 av 3 enheter",
    ),
]


@each(("said", "outcome"), NEEDS)
def test_some_uncounted_make_it_the_least(
    said: list[tuple[float | None, str, Status] | None], outcome: str
) -> None:
    answers = [answered(one[2], one[1], seat=n, value=one[0]) for n, one in enumerate(said, start=1) if one]
    found = told(CONDITIONAL, *answers, seats=HEADS[:3], **NEED)

    assert found.outcome == outcome
    assert "gånger, vid" not in text(found)


def test_people_of_another_kind_are_not_added() -> None:
    found = told(
        COUNTABLE,
        answered(PAGAR, "En avhoppare.", seat=1, value=1),
        answered(PAGAR, "Ingen. Två anhöriga har fått stöd.", seat=2, value=2),
        seats=HEADS[:2],
        **HELPED,
    )

    assert found.outcome == "se texten"
    assert text(found) == (
        "Familjeenheten har angett antalet avhoppare till en. "
        "Båda enheterna har rapporterat aktiviteten som pågående. "
        "Vuxenenheten uppger: ”Ingen. Två anhöriga har fått stöd.”"
    )


HELD = [  # the other's answer → outcome, where the first has one case
    (answered(PAGAR, "Samma två som i somras.", seat=2), "se texten"),
    (answered(INGET, "Samma två som jag skrev om, inga nya.", seat=2), "se texten"),
    (answered(PAGAR, "Ett tiotal samtal.", seat=2), "se texten"),
    (answered(PAGAR, "En i maj.", seat=2), "se texten"),
    (answered(INGET, "Inte sen i februari.", seat=2), "minst 1 gång"),
    (answered(INGET, "nej", seat=2), "1 gång"),
    (answered(PAGAR, "Minst 4 gånger", seat=2, value=4), "minst 5 gånger"),
]


@each(("other", "outcome"), HELD)
def test_a_number_that_is_not_in_the_total_leaves_no_total(other: StatusReport, outcome: str) -> None:
    found = told(CONDITIONAL, answered(PAGAR, "1", value=1), other, seats=HEADS[:2], **NEED)

    assert found.outcome == outcome
    assert "har blivit aktuellt" in text(found)


def test_a_number_whose_words_are_held_back_can_not_be_computed() -> None:
    """Neither alone nor from what the other unit has, whose nought is not told as the whole."""
    one = answered(PAGAR, "En person, sedan april", seat=1, value=1, number=7)
    other = answered(INGET, "0", seat=2, value=0)
    alone = told(COUNTABLE, one, seats=HEADS[:2], held_back=frozenset({7}), **HELPED)
    both = told(COUNTABLE, one, other, seats=HEADS[:2], held_back=frozenset({7}), **HELPED)

    assert (alone.outcome, both.outcome) == ("", "")
    assert "avhoppare" not in text(alone) + text(both)
    assert "Ordalydelsen och antalet i svaret från familjeenheten återges inte" in text(both)
    assert (alone.record.value, both.record.value) == (None, None)


NOUNS = [  # comment, value and whole → outcome
    ("Tre av fyra forum har träffats", 3, 4, "3 av 4, se texten"),
    ("tre av fyra möten", 3, 4, "3 av 4 möten"),
    ("3 av 4", 3, 4, "3 av 4 möten"),
    ("Rådet träffades, 3 av 4 nu", 3, 4, "3 av 4 möten"),
    ("Rådet har haft 3 av 4 möten", 3, 4, "3 av 4 möten"),
]


@each(("comment", "value", "whole", "outcome"), NOUNS)
def test_a_number_takes_the_questions_noun_only_with_its_words(
    comment: str, value: float, whole: float, outcome: str
) -> None:
    answer = answered(PAGAR, comment, value=value, target=whole)

    assert told(FREQUENCY, answer, counts="möten", text="Hur många möten?").outcome == outcome


def test_what_all_have_counted_alike_is_told_once_and_is_no_sum() -> None:
    answers = [answered(PAGAR, "En påminnelse", seat=n, value=1) for n in (1, 2, 3)]
    found = told(FREQUENCY, *answers, seats=HEADS[:3], counts="påminnelser", text="Hur många påminnelser?")

    assert "Samtliga tre enheter har rapporterat en påminnelse." in text(found)
    assert "sammanlagt" not in text(found)


@each(
    ("kind", "of_row", "seats"),
    [
        (FREQUENCY, {"counts": "möten"}, HEADS[:2]),
        (CONDITIONAL, NEED | {"counts": "ansökningar"}, HEADS[:2]),
        (COUNTABLE, COURSE, (HEADS[0], DIRECTOR)),
        (COUNTABLE, COURSE, (HEADS[0], Seat(91, "preventionssamordnare"))),
    ],
)
def test_what_several_may_have_counted_together_is_not_added(
    kind: QuestionKind, of_row: dict[str, object], seats: tuple[Seat, ...]
) -> None:
    answers = [answered(PAGAR, f"{n}", seat=seat.id, value=n) for n, seat in enumerate(seats, start=3)]
    found = told(kind, *answers, seats=seats, **of_row)

    assert found.outcome == "se texten"
    assert {"tre", "fyra"} <= set(text(found).replace("3", "tre").replace("4", "fyra").split())
    assert "sammanlagt" not in text(found)
    assert found.record.value is None


def test_the_plans_number_that_is_not_asked_of_each_is_reached_together() -> None:
    """By the sum or by one alone, also where the numbers can't be added; then no unit is below it."""
    found = told(COUNTABLE, share(1, 7, 20), share(2, 7, 48), seats=HEADS[:2], **TEN)
    one = told(COUNTABLE, share(1, 7, 20), answered(PAGAR, "14 på kursen", value=14, seat=2),
               answered(PAGAR, "vet ej, 3 eller 4", value=3, seat=3), seats=HEADS[:3], **TEN)  # fmt: skip
    below = told(COUNTABLE, share(1, 4, 20), share(2, 3, 48), seats=HEADS[:2], **TEN)

    assert found.outcome == "14 av 68 medarbetare (21 %), planen anger minst 10"
    for reached in (found, one):
        assert "Planen anger minst tio medarbetare. Sammantaget är det antalet nått." in text(reached)
        assert reached.deviation is None
        assert reached.verdict_label == "Genomförd"
    assert below.deviation
    assert "nått" not in text(below)


def test_of_each_unit_the_plans_number_is_asked() -> None:
    per_unit = TEN | {"aktivitet": "Minst 10 medarbetare per enhet går kursen"}
    found = told(COUNTABLE, share(1, 18, 22), share(2, 9, 12), seats=HEADS[:2], **per_unit)

    assert found.deviation
    assert "Det antalet har nåtts av familjeenheten." in text(found)
    assert found.deviation.text == (
        "1 Stödet till anhöriga: nio av tolv, orsak har inte uppgetts (vuxenenheten)."
    )


def test_a_nought_is_a_number_and_says_nothing_of_need() -> None:
    answers = [answered(PAGAR, "1", seat=1, value=1), answered(INGET, "Ingen", seat=2, value=0)]
    found = told(COUNTABLE, *answers, seats=HEADS[:2], **HELPED)

    assert found.outcome == "1 avhoppare"
    assert text(found) == (
        "Familjeenheten har angett antalet avhoppare till en. "
        "Familjeenheten har rapporterat aktiviteten som pågående. "
        "Vuxenenheten har rapporterat läget som ”inget behov”."
    )


MANY_WORDS = [  # comment, value → whether the number is added to two others
    ("En gång i februari och en i november = 2.", 2, True),
    ("Det hände en gång, minns inte när.", 1, False),
    ("Två gånger, 3 mars och 26 maj. Kvar är 8 december, den är bokad.", 2, True),
    ("Tre, varav två i våras. Samma ungdom alla gångerna.", 3, True),
    ("Fyra ggr. Har frågat två gånger och fått samma svar.", 4, True),
    ("Två, den ena tillsammans med vuxenenheten.", 2, False),
    ("Två, samma två som vuxenenhetens.", 2, False),
    ("Två är planerade.", 2, False),
    ("Tre forum", 3, False),
    ("Tre ggr på tre olika förskolor", 3, True),
    ("Tolv gånger i hela förvaltningen. Fördelningen har jag inte.", 12, False),
]


@each(("comment", "value", "added"), MANY_WORDS)
def test_a_recorded_number_wins_over_words_that_name_no_other(comment: str, value: int, added: bool) -> None:
    answers = [answered(PAGAR, comment, value=value), answered(PAGAR, "5", seat=2, value=5)]
    found = told(CONDITIONAL, *answers, answered(INGET, "Nej", seat=3), seats=HEADS[:3], **NEED)

    assert found.outcome == (f"{value + 5} gånger" if added else "se texten")


def test_a_nought_without_a_whole_leaves_the_sum_without_a_share() -> None:
    """Its unit has staff too, and nobody has said how many."""
    nought = answered(Status.EJ_PABORJAD, "Ingen har gått den.", seat=3, value=0)
    found = told(COUNTABLE, share(1, 14, 22), share(2, 12, 12), nought, seats=HEADS[:3], **COURSE)

    assert found.outcome == "26 medarbetare"
    assert "Hemtjänsten har rapporterat att inga medarbetare har deltagit." in text(found)


def test_the_number_of_a_held_back_answer_is_told_and_added() -> None:
    """Of staff, of times, and of many; the words alone are held back."""
    hidden = share(2, 14, 16, "14/16. Den ena är sjuk.")._replace(id=7)
    staff = told(COUNTABLE, share(1, 5, 5), hidden, seats=HEADS[:2], held_back=frozenset({7}), **COURSE)
    many = answered(PAGAR, "Nio, en av dem hotad", seat=2, value=9, number=7)
    helped = told(COUNTABLE, many, seats=HEADS[:2], held_back=frozenset({7}), **HELPED)

    assert staff.outcome == "19 av 21 medarbetare (90 %)"
    assert "sjuk" not in text(staff)
    assert "Vuxenenheten har angett antalet avhoppare till nio." in text(helped)


def test_of_how_often_no_share_is_told_as_times() -> None:
    answer = answered(PAGAR, "Fem nya, tre har fått genomgången", value=3, target=5)

    assert told(CONDITIONAL, answer, **NEED).outcome == "3 av 5 (60 %), se texten"


@each(
    "words",
    [
        "Ja, en. Vi betalar i familjeenhetens insats.",
        "Ja, tillsammans med vuxenenheten, en gång.",
        "Samma som den, en.",
    ],
)
def test_a_need_that_another_may_have_counted_is_not_added(words: str) -> None:
    two = answered(Status.GENOMFORD, "Ja, två gånger.", value=2, seat=1)
    one = answered(Status.GENOMFORD, words, value=1, seat=2)
    found = told(QuestionKind.CONDITIONAL, two, one, seats=HEADS[:2], text="Hur många gånger?")

    assert found.outcome == "se texten"
    assert "sammanlagt" not in text(found)


ALL = {**COURSE, "aktivitet": "All personal ska gå kursen"}


@each(
    ("words", "deviates"),
    [
        ("17 av 22, alla berörda har gått.", False),
        ("17 av 22, så alla som berörs har gått.", False),
        ("17 av 22", True),
        ("17 av 22, tyvärr inte alla berörda.", True),
        ("17 av 22. Alla ska gå till våren.", True),
        ("17 av 22. Samtliga berörda kommer att ha gått i mars.", True),
    ],
)
def test_done_with_fewer_than_all_is_no_deviation_where_all_concerned_have_gone(
    words: str, deviates: bool
) -> None:
    found = told(QuestionKind.COUNTABLE, answered(GENOMFORD, words, value=17, target=22), **ALL)

    assert found.deviates is deviates


def test_words_that_are_held_back_excuse_nothing() -> None:
    hidden = answered(GENOMFORD, "8 av 20. Eva går i höst.", value=8, target=20, number=5)
    found = told(QuestionKind.COUNTABLE, hidden, held_back=(5,), **ALL)

    assert found.deviates


@each(
    ("roles", "adds"),
    [
        (("avdelningschef", "avdelningschef"), True),
        (("avdelningschef", "stadsdelsdirektör"), False),
        (("avdelningschef", "enhetschef"), False),
    ],
)
def test_who_is_above_another_counts_the_same_staff(roles: tuple[str, str], adds: bool) -> None:
    seats = [Seat(n, role, "", f"avdelning {n}") for n, role in enumerate(roles, start=1)]
    found = told(QuestionKind.COUNTABLE, share(1, 14, 22), share(2, 60, 90), seats=seats, **COURSE)

    assert (found.outcome == "74 av 112 medarbetare (66 %)") is adds
