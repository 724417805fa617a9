"""Days, years and numbers that nobody means: one sentence, no surprise and no hang."""

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker, run_program

HUGE = "9" * 20
ENDLESS = "9" * 5000  # Python refuses to make a number of it


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("forecast --from 9999-12-20", "1990"),
        ("forecast --from 0001-01-01", "1990"),
        ("forecast --to 2099-12-31", "tio år"),
        ("forecast --from 2098-01-01 --to 2098-02-01", "tio år"),
        ("forecast --to 2021-02-01 --days 3", "--to eller --days"),
        ("forecast --days 1000000", "utanför"),
        ("--now 9999-12-31 status", "1990"),
        ("--now 0001-01-01T00:00 status", "1990"),
        (f"log --activity {HUGE}", "ingen aktivitet"),
        ("report 1 --status pagar --value nan", "inget giltigt tal"),
        ("report 1 --status pagar --value 1e999", "inget giltigt tal"),
        ("report 1 --status pagar --target -inf", "inget giltigt tal"),
        (f"report {ENDLESS} --status pagar", "ingen aktivitet"),
        (f"people assign {ENDLESS} vera@kommun.example", "ingen aktivitet"),
    ],
)
def test_a_value_that_nobody_means(kungsholmen: Tracker, line: str, words: str) -> None:
    assert_one_sentence(kungsholmen(*line.split()), 2, words)


@pytest.mark.parametrize("year", [HUGE, ENDLESS, 21, -1, 2101])
@pytest.mark.parametrize(
    "line",
    [
        "status",
        "report 1 --status pagar",
        "compile --district kungsholmen",
        "people assign 1 vera@kommun.example",
        "explain tidplan våren",
        "explain ansvarig chef",
        "import plan.docx --district kungsholmen",
    ],
)
def test_a_year_that_is_no_year(tracker: Tracker, line: str, year: object) -> None:
    """Wherever a year can be given."""
    assert_one_sentence(tracker(*line.split(), "--year", year), 2, "--year")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--now", "", "status"), 2, "ingen tidpunkt"),
        (("status", "--now", ""), 2, "ingen tidpunkt"),
        (("forecast", "--from", ""), 2, "inget datum"),
        (("status", "--district", ""), 4, "Välj ett av"),
        (("compile", "--district", "", "--year", "2021"), 4, "Välj ett av"),
        (("report", "", "--status", "pagar"), 2, "ingen aktivitet"),
    ],
)
def test_an_empty_value_is_not_a_value_left_out(
    tracker: Tracker, words: tuple[str, ...], code: int, said: str
) -> None:
    """A script whose variable is empty must not get the real clock, or all districts."""
    assert_one_sentence(tracker(*words, now=None), code, said)


def test_ten_years_are_not_too_many(kungsholmen: Tracker) -> None:
    assert kungsholmen("forecast", "--to", "2030-12-31").code == 0


def test_a_number_may_have_a_comma(kungsholmen: Tracker) -> None:
    """As Swedish numbers have."""
    assert kungsholmen("report", 1, "--status", "pagar", "--value", "2,5").code == 0
    assert "2,5 av 4 gånger" in kungsholmen("compile", "--district", "kungsholmen", "--year", 2021).out


def test_a_comment_holds_no_control_characters(kungsholmen: Tracker, home) -> None:
    """Word files can't hold them: the section could never be written again."""
    kungsholmen("report", 1, "--status", "pagar", "--comment", "Möte\x01hölls\x1b[31m.")

    ran = kungsholmen("compile", "--district", "kungsholmen", "--year", 2021, "-o", home / "a.docx")

    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "klart", "activities": 1e9}', "Rad 2"),
        ('{"text": "klart", "activities": "x"}', "Rad 2"),
        ('{"text": "klart", "activities": 0}', "1–500"),
        ('{"text": "klart", "activities": true}', "1–500"),
        ('{"text": "klart", "activities": NaN}', "1–500"),
        ('{"text": "klart", "titles": 7}', "titles"),
        ('{"text": "klart", "titles": [7]}', "titles"),
        ('{"text": 7}', "text"),
        ("[" * 100_000, "JSON"),
        (f'{{"text": "klart", "activities": {ENDLESS}}}', "JSON"),
        ("inte json", "JSON"),
    ],
)
def test_a_line_of_replies_that_is_wrong(tracker: Tracker, line: str, words: str) -> None:
    """The sentence names the row; what stood before it has been answered."""
    ran = tracker("explain", "reply", "--jsonl", stdin=f'{{"text": "klart"}}\n{line}\n')

    assert ran.code == 2
    assert ran.out.count("\n") == 1
    assert "Rad 2" in ran.err
    assert words in ran.err
    assert ran.err.count("\n") == 1
    assert "Expecting" not in ran.err


def test_replies_with_all_that_may_stand_there(tracker: Tracker) -> None:
    """null and a whole number written as 2.0 are meant well."""
    lines = ['{"text": "klart", "activities": null, "titles": null}', '{"text": "klart", "activities": 2.0}']

    ran = tracker("explain", "reply", "--jsonl", stdin="\n".join(lines))

    assert (ran.code, ran.out.count("\n")) == (0, 2)


def test_more_activities_than_a_letter_can_ask_about(tracker: Tracker) -> None:
    assert_one_sentence(tracker("explain", "reply", "--activities", 501, stdin="klart"), 2, "501")


def test_no_letter_of_a_sentence_breaks_the_line(tracker: Tracker) -> None:
    """A name with a line break or an escape sequence in it can't forge what the program says."""
    ran = tracker("import", "a\nb\x1b[31m.docx", "--district", "kungsholmen", "--year", 2021)

    assert_one_sentence(ran, 10, "docx")
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("words", [(), ("people",), ("letters",)])
def test_a_command_without_its_next_word_shows_its_help(words: tuple[str, ...]) -> None:
    """On several lines, as help is."""
    ran = run_program([*words])

    assert (ran.code, ran.out) == (2, "")
    assert "Så här:" in ran.err
    assert ran.err.count("\n") > 5
