"""No personnummer gets through."""

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.reading.personal import MASK
from tracker.reading.reply import guard, read_reply

# Made by the rules for these tests; the dates are old and belong to nobody.
WRITTEN = [
    "650412-1234", "6504121234", "19650412-1234", "196504121234", "19650412 1234", "650412 1234",
    "650412+1234",
    "650412 - 1234", "19 650412-1234", "1965-04-12-1234", "1965-04-12 1234", "65 04 12 12 34", "650412–1234",
    "650472-1231", "19650472-1231", "650412-\n1234",
    "650412_1234", "650412:1234", "650412—1234", "650412.1234", "65.04.12.1234", "6 5 0 4 1 2 - 1 2 3 4",
    "1 9 6 5 0 4 1 2 1 2 3 4", "650412/1234",
]  # fmt: skip


@each("number", WRITTEN)
def test_a_number_is_masked_however_it_is_written(number: str) -> None:
    redacted = guard.redact(f"Klart för Karin ({number}) i mars", keep=guard.SUSPECTED)

    assert redacted.found
    assert redacted.text == "Klart för Karin ([personnummer borttaget]) i mars"


@each(
    "text",
    ["Konto 650412 1235", "651312-1234", "650432-1234", "08-123 45 67", "2021-03-12 10:15",
    "Dnr 2021/123-4567", "12 av 15",
     "www.kommun.example/6504121234567", "0000000000"],
)  # fmt: skip
def test_other_numbers_are_left(text: str) -> None:
    """An account with a wrong check digit, a day that does not exist, telephones and registry numbers."""
    assert guard.redact(text, keep=guard.SUSPECTED) == guard.Redacted(text, ())


@each("number", WRITTEN)
@each("activities", [1, 3])
def test_a_reply_with_a_number_goes_to_a_person_without_it(number: str, activities: int) -> None:
    reading = read_reply(f"1. Klart, {number} har gått", activities)

    assert reading.review
    assert "1234" not in repr(reading).replace(" ", "")
    assert "1231" not in repr(reading)
    assert any("personnummer" in reason.sentence for reason in reading.reasons)


def test_a_number_that_begins_inside_another_is_found() -> None:
    redacted = guard.redact("12 650412-1234")

    assert redacted.text == f"12 {MASK}"


@given(st.text(max_size=200), st.sampled_from(WRITTEN), st.text(max_size=200))
def test_a_number_in_any_text_is_found(before: str, number: str, after: str) -> None:
    redacted = guard.redact(f"{before} x {number} x {after}", keep=guard.SUSPECTED)

    assert redacted.found
    assert number not in redacted.text
