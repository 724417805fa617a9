"""A question to the coordinator is no part of the result; a doubt about the answer is."""

from tests.cases import each
from tests.domain.telling import answered, row, section, told
from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.asked_back import without_questions
from tracker.domain.status import Status

CASES = [  # comment → its words without the question
    ("Ska jag skicka protokollet?", ""),
    ("ska jag skicka protokollet", ""),
    ("Tre möten. Ska jag skicka protokollet?", "Tre möten. (…)"),
    ("Försenat på grund av sjukdom, ska vi flytta det till hösten?", "Försenat på grund av sjukdom (…)"),
    ("Pågår\nHur ska vi redovisa det?\nRådet har träffats.", "Pågår (…) Rådet har träffats."),
    ('Vad menas med "aktörer"? Vi har träffat polisen.', "Vi har träffat polisen."),
    ("Klart. Förresten, kan du skicka mallen", "Klart. (…)"),
    ("Pågår. Vi undrar om sommaren räknas.", "Pågår. (…)"),
    ("Klart?", "Klart?"),  # a doubt
    ("Har inte sett någon inbjudan?", "Har inte sett någon inbjudan?"),  # what has not been
    ("Räknas vi som handläggare?", ""),
    ("Två, kanske tre?", "Två, kanske tre?"),
    ("Får vi hjälp blir det klart i vår.", "Får vi hjälp blir det klart i vår."),  # a condition
    ("Kan du hjälpa till så blir det klart.", "Kan du hjälpa till så blir det klart."),
    ("Vi frågar oss hur många som behövs.", "Vi frågar oss hur många som behövs."),
]


@each(("comment", "words"), CASES)
def test_only_what_asks_the_coordinator_is_left_out(comment: str, words: str) -> None:
    found = without_questions(comment)

    assert found == (words, " ".join(comment.split()) != words)


def test_the_answer_counts_and_why_says_what_is_left_out() -> None:
    answer = answered(Status.PAGAR, "Rådet har träffats. Ska jag skicka protokollet?", number=7)
    found = section([row(QuestionKind.ONGOING)], [answer])
    said = " ".join(one.text for one in found.told[0].sentences)

    assert "Rådet har träffats." in said
    assert "protokollet" not in said
    assert [(one.report, one.reason) for one in found.left_out] == [(7, phrases.QUESTION_LEFT_OUT)]
    assert found.told[0].sources == (7,)


def test_a_question_alone_leaves_the_verdict_as_it_was() -> None:
    asked = told(QuestionKind.ONGOING, answered(Status.PAGAR, "Ska jag skicka protokollet?"))
    bare = told(QuestionKind.ONGOING, answered(Status.PAGAR))

    assert (asked.label, asked.sentences) == (bare.label, bare.sentences)


def test_a_proposal_for_the_next_plan_may_be_put_as_a_question() -> None:
    found = told(QuestionKind.REVISION, answered(Status.PAGAR, "Ska vi stryka punkt 4?"))

    assert "”Ska vi stryka punkt 4?”" in found.sentences[-1].text
