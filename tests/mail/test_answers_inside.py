"""Answers that people write inside the quoted letter, in the mail programs that they use."""

import time
from itertools import product

from tests.cases import each
from tests.examples import sample
from tests.mail.clients import CLIENTS, PAGE, TEXT, Client, mail
from tracker.domain.question import QuestionKind
from tracker.mail.incoming.html import html_to_text
from tracker.mail.incoming.message import read_message
from tracker.reading.reply import Reading, read_reply
from tracker.reading.reply.inside.answers import Inside, answers_inside

SENT = (TEXT, html_to_text(PAGE))
NUMBERS = (1, 2, 3, 4)
ANSWERS = {
    1: "Ja, klart den 12 maj.",
    2: "12 anhöriga",
    3: "2",
    4: "Pågår, 8 av 10 medarbetare.\nResten går den i höst.",
}
KINDS = (QuestionKind.DATE, QuestionKind.COUNTABLE, QuestionKind.CONDITIONAL, QuestionKind.COUNTABLE)
TITLES = (
    "Rutinen vid oro gås igenom",
    "Anhöriga får en kontakt",
    "Stöd till den som vill lämna",
    "Grundutbildning",
)
ABOVE = "Hej!\n\nSe mina svar nedan.\n\nMvh Vera"


def found_in(raw: bytes) -> Inside | None:
    message = read_message(raw)
    return answers_inside(message.whole or message.text, SENT, NUMBERS, writer=message.sender_name)


def read(found: Inside) -> Reading:
    return read_reply(found, 4, TITLES, questions=KINDS)


@each(
    ("client", "above"),
    sample(product(CLIENTS, [ABOVE, "Svar i texten med rött.", "Vera Vuxén\nEnhetschef"]), every=2),
)
def test_every_answer_is_found_below_its_question(client: str, above: str) -> None:
    found = found_in(mail(CLIENTS[client], above, ANSWERS))

    assert found is not None
    assert {number: words.split() for number, words in found.answers.items()} == {
        number: words.split() for number, words in ANSWERS.items()
    }
    assert found.beside == ""
    assert not {answer.activity for answer in read(found).answers} ^ set(NUMBERS)


@each("client", CLIENTS)
def test_an_answer_above_the_letter_is_not_inside(client: str) -> None:
    """The letter is quoted whole, and nothing stands in it."""
    assert found_in(mail(CLIENTS[client], "1 klart\n2 12 anhöriga\n3 nej\n4 8 av 10\n\nVera", {})) is None


@each("client", CLIENTS)
def test_some_questions_may_be_left_out(client: str) -> None:
    found = found_in(mail(CLIENTS[client], ABOVE, {2: "inget nytt", 4: "alla 16"}))

    assert found is not None
    assert found.answers == {2: "inget nytt", 4: "alla 16"}


WRITTEN = {
    "Svar: nej": "nej",
    "-> nej": "nej",
    "*nej*": "nej",
    "3. nej": "nej",
    "3: nej": "nej",
    "Har inte behövts i år.": "Har inte behövts i år.",
    "Ja, två gånger\n\nVera Vuxén\nenhetschef": "Ja, två gånger",
}


@each(("client", "written"), sample(product(CLIENTS, WRITTEN), every=3))
def test_marks_and_a_signature_are_no_part_of_the_answer(client: str, written: str) -> None:
    found = found_in(mail(CLIENTS[client], ABOVE, {3: written}))

    assert found is not None
    assert {number: " ".join(one.split()) for number, one in found.answers.items()} == {3: WRITTEN[written]}


@each(
    ("above", "review"),
    [(ABOVE, False), ("Hej Sam, svar under varje fråga!", False),
     ("Hej! Tack för påminnelsen. Mina svar i blått.", False), ("", False),
     ("Se svar nedan. Siffrorna är preliminära.", True), ("Vi har inte gjort något av detta.", True),
     ("Hej, fråga 2 svarar Pia på. Resten nedan.", True)],
)  # fmt: skip
def test_words_above_that_say_something_are_for_a_person(above: str, review: bool) -> None:
    """With every line filled in."""
    found = found_in(mail(CLIENTS["outlook desktop"], above, {2: "12 anhöriga", 3: "inget behov"}))
    assert found is not None

    reading = read(found)

    assert reading.review is review
    statuses = {one.activity: one.status for one in reading.answers}
    assert statuses.items() >= {2: "pagar", 3: "inget_behov"}.items()
    assert above.split("\n", maxsplit=1)[0] in reading.text


def test_clear_answers_above_and_inside_are_read_together() -> None:
    above = "Hej!\n1 pågår, klart i juni\n\nÖvriga svar nedan."
    found = found_in(mail(CLIENTS["gmail plain"], "1 pågår, väntar på lokal", {2: "12 anhöriga"}))
    assert found is not None

    reading = read(found)

    assert {one.activity: one.status for one in reading.answers} == {1: "pagar", 2: "pagar"}
    assert not reading.review
    assert above  # the words of the second sentence are for a person


@each(
    ("sent", "edited"),
    [
        (
            "har det blivit aktuellt\n   hos er? Hur många gånger?",
            "har det blivit aktuellt\n   i er enhet? Nej.",
        ),
        ("3. Stöd till den", "1 pågår\n3. Stöd till den"),
        ("Svara senast måndag 14 juni.\n\n3.", "Svara senast tisdag 15 juni.\n\n3."),
        ("\n\n4. Minst 10", "\n4: nej\n\n4. Minst 10"),
        ("\n\n4. Minst 10", "\nFråga 1: nej\n\n4. Minst 10"),
    ],
)
def test_one_unclear_line_leaves_the_mail_to_a_person(sent: str, edited: str) -> None:
    """A question that is changed, an answer with another question's number."""
    message = read_message(mail(CLIENTS["outlook desktop plain"], ABOVE, {1: "klart den 12 maj"}))
    unedited = message.whole.replace("\r\n", "\n")
    whole = unedited.replace(sent, edited, 1)

    assert answers_inside(unedited, SENT, NUMBERS)
    assert whole != unedited
    assert answers_inside(whole, SENT, NUMBERS) is None


def test_only_the_questions_may_be_kept() -> None:
    """People delete what they do not need of the letter."""
    kept = TEXT[TEXT.index("1. Rutinen") : TEXT.index("Börja svaret")].strip().split("\n\n")
    whole = (
        "Hej!\n\n"
        + "\n".join(f"{question}\n{ANSWERS[at]}" for at, question in enumerate(kept, 1))
        + "\n\nMvh Vera"
    )

    found = answers_inside(whole, SENT, NUMBERS, writer="Vera Vuxén")

    assert found is not None
    assert found.answers == ANSWERS


def test_titles_with_an_answer_after_them_are_questions() -> None:
    whole = (
        "Hej!\n\n1. Rutinen vid oro gås igenom på ett enhetsmöte: klart den 12 maj\n"
        "Anhöriga som hör av sig får en namngiven kontakt – 12 anhöriga\n"
    )

    found = answers_inside(whole, SENT, NUMBERS)

    assert found is not None
    assert found.answers == {1: "klart den 12 maj", 2: "12 anhöriga"}


@each("client", CLIENTS)
def test_a_number_alone_is_the_answer_above_it(client: str) -> None:
    """Also where it is that of the next question."""
    answers = {1: "2", 2: "3", 3: "4", 4: "1"}

    found = found_in(mail(CLIENTS[client], ABOVE, answers))

    assert found is not None
    assert found.answers == answers


def test_an_earlier_answer_that_is_quoted_is_not_given_again() -> None:
    earlier = read_message(mail(CLIENTS["gmail plain"], ABOVE, ANSWERS)).text
    whole = "Tack!\n\n" + "\n".join(f"> {line}" for line in earlier.splitlines())

    assert answers_inside(whole, SENT, NUMBERS) is None


def test_another_letter_is_not_this_one() -> None:
    whole = mail(CLIENTS["gmail plain"], ABOVE, ANSWERS).decode()

    assert answers_inside(whole, ("Hej!\n\n1. Något helt annat – är det klart?\n",), NUMBERS) is None
    assert answers_inside(whole, (), NUMBERS) is None


@each("size", [60, 20_000])
@each("line", ["> klart", "1. Rutinen vid oro gås igenom", "Från: x@y", "a b c d e", "Svara senast måndag"])
def test_a_megabyte_is_compared_soon(line: str, size: int) -> None:
    start = time.process_time()
    answers_inside(f"{TEXT}\n{line * 3}\n" + f"{line}\n" * size, SENT, NUMBERS)

    assert time.process_time() - start < 1


def test_a_personal_number_inside_is_hidden() -> None:
    found = found_in(mail(Client(CLIENTS["gmail plain"].plain), "", {3: "Ja, en gång, 811228-9874"}))
    assert found is not None

    reading = read(found)

    assert reading.review
    assert "9874" not in reading.text + reading.answers[0].comment
