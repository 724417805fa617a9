"""What may be shown of an answer in which something is private."""

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.domain.telling import answered, row, section, text
from tracker.domain.question import QuestionKind
from tracker.domain.report.persons import person_finder
from tracker.domain.report.public_part import public_part
from tracker.domain.status import Status


def names_eva(text: str) -> bool:
    return "Eva" in text


@each(
    ("comment", "shown"),
    [
        ("Två skolor är med. Eva har hållit i det.", "Två skolor är med."),
        ("Vi började i maj. Två skolor är med. Eva håller i det. Alla är nöjda.",
         "Vi började i maj. Två skolor är med."),
        ("Två skolor är med.\nEva har hållit i det.", "Två skolor är med."),
        ("Två skolor är med\n\nEva har hållit i det.", "Två skolor är med"),
        ("Vi möter alla.", "Vi möter alla."),
        ("Rutin finns i utkast, Eva skriver. Tas upp i maj.", "Rutin finns i utkast (…)"),
        ("Fyra möten, Eva höll i två av dem.", "Fyra möten (…)"),
        ("Fyra möten var planerade. Bara ett blev av, Eva slutar.",
         "Fyra möten var planerade. Bara ett blev av (…)"),
        ("Klart enligt Eva", "Klart (…)"),
        ("fyra av 23 enligt listan som Eva skickade", "fyra av 23 (…)"),
        ("Hon skrev: \"ena gruppen är gjord\" (från Eva)", "Hon skrev: \"ena gruppen är gjord\" (…)"),
        ("\"ena gruppen gjord, andra i maj\" (från Eva)", "\"ena gruppen gjord, andra i maj\" (…)"),
        ("\"höstens öppnar, säger Eva\"", "höstens öppnar (…)"),
        ("Alla är med nu. Uppdraget ligger hos Eva.", "Alla är med nu."),
        ("2 av 16. Jag och Eva, de andra får vänta.", "2 av 16."),
        ("Deltagit på alla utom en träff då Eva var sjuk.", "Deltagit på alla utom en träff (…)"),
        ("Tolv av fjorton. Eva börjar med den i januari.", "Tolv av fjorton."),
        ("58 av 64 var med. De som inte kunde har fått det av Eva.", "58 av 64 var med."),
        ("Utbildningen är hållen. Eva ska hålla nästa.", "Utbildningen är hållen."),
    ],
)  # fmt: skip
def test_the_sentences_before_the_first_private_one_are_shown(comment: str, shown: str) -> None:
    assert public_part(comment, names_eva) == shown


@each(
    "comment",
    [
        "Eva håller i det. Två skolor är med.",  # what follows may be about her
        "Vi talade med t.ex. Eva på Linden.",
        "Två skolor är med. Men Eva har slutat.",
        "Alla har gått kursen. Alla utom Eva och gruppen.",
        "Rådet träffas varje månad. Sedan Eva slutade har inga möten hållits.",
        "Kursen skulle hållas i maj. Eva blev sjuk så den flyttas.",
        "Två skolor är med. Eva hann inte mer.",
        "Pågår. Eva gjorde klart det i maj.",
    ],
)
def test_nothing_is_shown_where_the_rest_may_turn_it(comment: str) -> None:
    assert public_part(comment, names_eva) == ""


def test_nobody_is_left_as_a_stump() -> None:
    finder = person_finder((), [])
    said = "Lotsen har 23 ungdomar. En pojke, Farid, har avvikit."

    assert public_part(said, finder.names_a_person) == "Lotsen har 23 ungdomar."


def test_what_is_private_only_as_a_whole_is_not_shown() -> None:
    assert public_part("Vi talade med Maj. Ek har svarat.", lambda text: "Maj. Ek" in text) == ""


PIECES = st.lists(
    st.sampled_from(["en", "elev som", "Eva", "Två skolor", ".", "\n", "\n\n", "!"]), max_size=12
)


@given(PIECES)
def test_nothing_private_is_ever_shown(pieces: list[str]) -> None:
    """Neither what one sentence says, nor what two lines say together."""

    def is_private(text: str) -> bool:
        return "Eva" in text or "en elev som" in text

    shown = public_part(" ".join(pieces), is_private)

    assert not is_private(" ".join(shown.split()))


def test_a_line_that_a_mail_has_wrapped_is_no_sentence() -> None:
    finder = person_finder((), ())
    wrapped = "Två skolor är med. Vi har stöttat en\nelev som går hos oss. Eva höll i det."

    assert public_part(wrapped, finder.names_a_person) == "Två skolor är med."


def test_a_part_that_is_shown_is_said_to_be_one() -> None:
    answer = answered(Status.PAGAR, "Två skolor är med. Eva har hållit i det.", number=7)
    found = section([row(QuestionKind.ONGOING)], [answer], held_back={7: "Två skolor är med."})

    assert text(found.told[0]) == (
        "Familjeenheten uppger: ”Två skolor är med.” En del av svaret från familjeenheten återges inte, "
        "eftersom den kan innehålla personuppgifter."
    )
    assert [one.report for one in found.left_out] == [7]


def test_few_people_are_not_counted_beside_words_that_are_held_back_in_part() -> None:
    answer = answered(Status.PAGAR, "Två personer. Eva var den ena.", value=2, number=7)
    stored = row(QuestionKind.COUNTABLE, counts="avhoppare", text="Hur många avhoppare har ni hjälpt?")
    found = section([stored], [answer], held_back={7: "Två personer."})

    assert "två" not in text(found.told[0]).casefold()


@each("status", [Status.PAGAR, Status.FORSENAD])
def test_the_words_are_shown_in_the_lists_as_in_the_text(status: Status) -> None:
    answer = answered(status, "Två skolor är med. Eva har hållit i det.", number=7)
    found = section([row(QuestionKind.DATE)], [answer], held_back={7: "Två skolor är med."})

    assert "Eva" not in repr([found.deviations, found.checks, found.told[0].sentences])
