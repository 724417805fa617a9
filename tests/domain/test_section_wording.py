"""What is shown of titles, names and quotations: whole, joined, and never alone where they say nothing."""

from tests.cases import each
from tests.domain.telling import HEADS, answered, text, told
from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.checks import line
from tracker.domain.report.titles import shown_title, without_line_hyphens
from tracker.domain.report.units import place_name
from tracker.domain.status import Status

PAGAR, INGET = Status.PAGAR, Status.INGET_BEHOV
ONGOING, CONDITIONAL = QuestionKind.ONGOING, QuestionKind.CONDITIONAL


@each(
    ("text_", "shown"),
    [
        ("Trygghets- och säkerhets-samordnare", "Trygghets- och säkerhetssamordnare"),
        ("Preventions-samordnare", "Preventionssamordnare"),
        ("ett demokrati-perspektiv", "ett demokratiperspektiv"),
        ("Samverka med stadens VBE-team", "Samverka med stadens VBE-team"),
        ("Utlåning/ uthyrning", "Utlåning/uthyrning"),
        ("Svara på e-post", "Svara på e-post"),
    ],
)
def test_a_lines_end_leaves_no_hyphen(text_: str, shown: str) -> None:
    assert without_line_hyphens(text_) == shown


def test_a_title_that_leaves_out_of_which_says_so() -> None:
    whole = "Bidrag betalas inte ut till den verksamhet som bryter mot reglerna"

    assert shown_title("Bidrag betalas inte ut till den verksamhet", whole).endswith("verksamhet …")
    assert (
        shown_title("Bidrag betalas inte ut", "Bidrag betalas inte ut, som förut") == "Bidrag betalas inte ut"
    )


@each(
    ("name", "shown"),
    [
        ("Ekonomiskt bistånd", "ekonomiskt bistånd"),
        ("Vård- och omsorgsboendet Linden", "vård- och omsorgsboendet Linden"),
        ("Familjeenheten", "familjeenheten"),
        ("Linden", "Linden"),
        ("Rågsveds ungdomsgård", "Rågsveds ungdomsgård"),
    ],
)
def test_a_units_name_of_common_nouns_begins_in_lower_case(name: str, shown: str) -> None:
    assert place_name(name) == shown


@each(
    ("kind", "status", "comment"),
    [
        (ONGOING, PAGAR, "Rullar på."),
        (ONGOING, PAGAR, "Jodå."),
        (ONGOING, PAGAR, "Inget att tillägga"),
        (ONGOING, PAGAR, "Ja, det pågår. Inget nytt."),
        (CONDITIONAL, INGET, "0."),
        (CONDITIONAL, INGET, "Aldrig."),
        (CONDITIONAL, INGET, "Nej (peppar peppar)"),
    ],
)
def test_words_that_say_nothing_more_are_counted_and_not_quoted(
    kind: QuestionKind, status: Status, comment: str
) -> None:
    found = told(
        kind, answered(status, comment, value=0 if comment == "0." else None), text="Har det behövts?"
    )

    assert "uppger" not in text(found)
    assert "har rapporterat" in text(found)
    assert "se texten" not in found.label


def test_what_points_elsewhere_is_told_as_that_and_is_to_be_checked() -> None:
    found = told(ONGOING, answered(PAGAR, "Samma som ovan, 22."), seats=HEADS[:1])

    assert text(found) == "Familjeenheten hänvisar till ett annat svar: ”Samma som ovan, 22.”"
    assert "svaret hänvisar till ett annat svar" in line(found.checks[0])


@each(
    ("tidplan", "shown", "why"),
    [
        ("Löpande", "Tidplan: ”Löpande”.", "the sentence ends after the quotation"),
        ("Löpande.", "Tidplan: ”Löpande.”", "the cell has ended it"),
        ("Görs det i år?", "Tidplan: ”Görs det i år?”", "so has a question"),
        ("–", "", "a dash says nothing"),
    ],
)
def test_a_quotation_ends_in_one_full_stop(tidplan: str, shown: str, why: str) -> None:
    assert phrases.in_the_plan("", tidplan) == shown, why
