"""The words of an answer take back what its status would claim: in part, not from the start of the year."""

from tests.cases import each
from tests.domain.telling import HEADS, answered, day, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.reservations import began_within, done_in_part
from tracker.domain.status import Status

ONGOING, DATE, COUNTABLE = QuestionKind.ONGOING, QuestionKind.DATE, QuestionKind.COUNTABLE
CONDITIONAL = QuestionKind.CONDITIONAL
PAGAR, GENOMFORD, FORSENAD = Status.PAGAR, Status.GENOMFORD, Status.FORSENAD
EJ_PABORJAD, UTGAR = Status.EJ_PABORJAD, Status.UTGAR
COURSE = {"counts": "medarbetare", "text": "Hur många medarbetare deltog, av hur många?"}
DUE = {"due": (day(12, 31),)}


IN_PART = [
    "Delvis. Vi når bara två skolor.", "Delvis genomfört.", "Har genomförts delvis.", "Till viss del.",
    "Gjort till största delen.",
    "Pågår, delvis igång efter flytten.", "Halva gruppen är utbildad.", "Hösten föll bort.",
    "Igång nu, men våren har fallit bort.", "Har inte kunnat genomföras på kvällar.",
    "Det har inte gått att bemanna helgerna.", "Pausat sedan mars.", "Arbetet har legat nere i vår.",
    "Allt är genomfört utom resan.", "Två besök flyttas till januari.", "Sista delen skjuts till 2022.",
    "Omfattningen blev mindre än tänkt.", "Görs, men inte fullt ut.", "Sker i mindre omfattning.",
]  # fmt: skip
WHOLE = [
    "Enligt plan.", "Har inte varit pausat.", "Arbetet har gått på utan att något föll bort och utan paus.",
    "Delvis nya deltagare i gruppen.", "Utbildningen var delvis digital.", "Alla utom en skola är med.",
    "Vi har flyttat till nya lokaler.", "Tas upp på alla möten.",
    "Frågan tas upp på mötet i mars varje år.", "Mötet flyttades till mars.", "Halvårsvis genomgång.",
]  # fmt: skip


@each("words", IN_PART)
def test_what_is_done_in_part_is_no_ongoing_work_as_it_should_be(words: str) -> None:
    """It is a deviation, and claimed in no other words than the answer's own."""
    found = told(ONGOING, answered(PAGAR, words))

    assert done_in_part(words)
    assert text(found).startswith(("Aktiviteten har delvis genomförts.", f"Familjeenheten uppger: ”{words}”"))
    assert found.label == "Delvis genomförd, avvikelse"
    assert found.deviation
    assert "delvis genomförd" in found.deviation.text


@each("words", WHOLE)
def test_what_is_denied_or_is_about_something_else_takes_nothing_away(words: str) -> None:
    assert not done_in_part(words)
    assert told(ONGOING, answered(PAGAR, words)).verdict_label.startswith("Löpande")


BEGAN = [
    "Vi kom igång i oktober.", "Startade i juni.", "Återupptogs vecka 36.", "Uppstart skedde den 23 augusti.",
    "Träffarna har återupptagits i september.", "Igång sedan september.", "Arbetet startade i maj.",
    "Vi har kommit igång i höstas. Därefter enligt plan.",
]  # fmt: skip


@each("words", BEGAN)
def test_what_began_within_the_year_has_not_gone_on_all_year(words: str) -> None:
    found = told(ONGOING, answered(PAGAR, words))

    assert text(found) in (words, f"Familjeenheten uppger: ”{words}”")
    assert found.verdict_label == "Löpande"


@each(
    "words",
    ["Två nya grupper startade i september.", "15 deltagare startade.", "Arbetet startade i januari."],
)
def test_what_else_began_says_nothing_of_the_activity(words: str) -> None:
    assert not began_within(words)


def test_units_that_do_it_in_part_are_counted_apart() -> None:
    found = told(
        ONGOING,
        answered(PAGAR, seat=1, when=day(8, 20)),
        answered(PAGAR, "Delvis igång. Helgerna är svåra.", seat=2, when=day(8, 20)),
        seats=HEADS[:2],
        form=OccasionKind.T2,
    )

    assert text(found) == (
        "Per den 31 augusti genomför familjeenheten aktiviteten löpande. "
        "Vuxenenheten genomför aktiviteten delvis och uppger: ”Helgerna är svåra.”"
    )


def test_a_number_says_by_itself_how_much_was_done() -> None:
    found = told(
        QuestionKind.FREQUENCY, answered(PAGAR, "Delvis. Tre möten.", value=3), goal=4.0, counts="möten"
    )

    assert found.verdict_label == "Delvis genomförd"
    assert text(found).startswith("Tre av planens fyra möten har hållits.")


PERFORMED, PARTLY, BEGUN = (PAGAR, ""), (PAGAR, "Delvis."), (PAGAR, "")
DONE, LATE, NOT, OUT = (GENOMFORD, ""), (FORSENAD, ""), (EJ_PABORJAD, ""), (UTGAR, "")
MIXTURES = [  # kind, what each of the seats says → the verdict of the year
    (ONGOING, [PERFORMED, NOT], "Löpande"),
    (ONGOING, [PERFORMED, PERFORMED, PARTLY, LATE], "Löpande"),
    (ONGOING, [PERFORMED, NOT, NOT, NOT], "Delvis genomförd"),
    (ONGOING, [PARTLY, NOT, NOT], "Delvis genomförd"),
    (ONGOING, [LATE, NOT, OUT], "Försenad"),
    (ONGOING, [LATE, NOT, NOT], "Inte genomförd"),
    (CONDITIONAL, [LATE, NOT, NOT], "Inte genomförd"),
    (DATE, [DONE, BEGUN, NOT], "Delvis genomförd"),
    (DATE, [LATE, BEGUN, NOT, NOT], "Inte slutförd"),
    (DATE, [LATE, NOT, NOT], "Inte genomförd"),
    (DATE, [LATE, LATE, NOT], "Försenad"),
]


@each(("kind", "said", "verdict"), MIXTURES)
def test_no_part_speaks_for_the_whole(
    kind: QuestionKind, said: list[tuple[Status, str]], verdict: str
) -> None:
    answers = [answered(status, words, seat=n) for n, (status, words) in enumerate(said, start=1)]

    of_row = DUE if kind is DATE else {}
    assert told(kind, *answers, seats=HEADS[: len(said)], **of_row).verdict_label == verdict


def test_what_some_have_done_before_its_day_is_under_way() -> None:
    """In August, of work for December; as where a number says so."""
    when = day(8, 20)
    some = told(
        DATE,
        answered(GENOMFORD, when=when),
        answered(PAGAR, seat=2, when=when),
        seats=HEADS[:2],
        form=OccasionKind.T2,
        **DUE,
    )

    assert some.label == "Pågår"


def test_a_number_of_an_unknown_whole_is_not_all() -> None:
    """One unit has reached all of its own; the others say how many, not of how many, and that it goes on."""
    numbered = [answered(PAGAR, value=n, seat=n) for n in (2, 3)]
    found = told(
        COUNTABLE, answered(GENOMFORD, value=12, target=12), *numbered, seats=HEADS[:3], **DUE, **COURSE
    )

    assert found.verdict_label == "Delvis genomförd"
