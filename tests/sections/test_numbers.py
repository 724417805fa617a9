"""Every number of a section is recomputed from the answers by the test's own code."""

import re
from collections import Counter

from tests.cases import each
from tests.sections.oracle import expected_outcome, figures, last_answers
from tests.sections.towns import FORMS, section_of, town_names, town_of
from tracker.domain.forms import OccasionKind
from tracker.domain.report.values import Told
from tracker.domain.swedish import number_word

CASES = [(name, form) for name in town_names() for form in FORMS]
WORDS = {number_word(number): number for number in range(21)} | {"ett": 1, "inga": 0, "ingen": 0}
QUOTED = re.compile(r"”[^”]*”")
NUMBER = re.compile(rf"\b(?:\d+|{'|'.join(WORDS)})\b", re.IGNORECASE)
SHARE = re.compile(
    r"(\w+) av (\w+) (?!aktiviteter|planer|enheter|ansvariga|avdelningar)[\wåäö]+ \((\d+) procent\)"
)
MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"


def number(word: str) -> int:
    return int(word) if word.isdecimal() else WORDS[word.casefold()]


@each(("name", "form"), CASES)
def test_the_tables_figures_are_the_sums_of_the_answers(name: str, form: OccasionKind) -> None:
    for told in section_of(name, form).told:
        expected = expected_outcome(town_of(name), form.value, told.number)
        shown = re.sub(r",? ?\d+ av \d+ (?:enheter|ansvariga|avdelningar)(?: klara?)?$", "", told.outcome)

        assert re.findall(r"\d+(?:,\d+)?", shown) == [*expected], (told.number, told.outcome)


@each(("name", "form"), CASES)
def test_shares_in_the_text_are_those_sums(name: str, form: OccasionKind) -> None:
    for told in section_of(name, form).told:
        found = figures(town_of(name), form.value, told.number)
        for part, whole, per_cent in SHARE.findall(outside(told)):
            assert (number(part), number(whole)) == (found.value, found.whole), told.sentences
            assert int(per_cent) == found.per_cent


@each(("name", "form"), CASES)
def test_every_number_in_the_text_is_known(name: str, form: OccasionKind) -> None:
    """It is an answer's, a sum, a difference, the plan's, a day, or how many of the seats."""
    town = town_of(name)
    for told in section_of(name, form).told:
        found = figures(town, form.value, told.number)
        answers = last_answers(town, form.value, told.number)
        stored = town.activities[told.number - 1]
        known = {found.value, found.whole, found.plain, found.value + found.plain, found.whole - found.value}
        known |= {*range(len(town.seats[stored.id]) + 1), 100, stored.activity.question.target}
        known |= {found.per_cent} if found.whole else set()
        known |= {one.value for one in answers} | {one.target for one in answers}
        text = re.sub(rf"\bden \d+ (?:{MONTHS})", "", outside(told))
        facts = {int(word) for one in answers for word in re.findall(r"\d+", one.comment)}
        words = {WORDS[w] for one in answers for w in one.comment.casefold().split() if w in WORDS}

        said = {number(word) for word in NUMBER.findall(text)}
        assert said <= known | facts | words, (told.number, said, text)


def outside(told: Told) -> str:
    """The activity's own sentences, without what is quoted and the units' names."""
    return QUOTED.sub("”…”", " ".join(one.text for one in told.sentences))


@each(("name", "form"), CASES)
def test_the_summary_counts_every_activity_once(name: str, form: OccasionKind) -> None:
    found = section_of(name, form)
    counted = next((one.text for one in found.summary if "genomförs" in one.text or "saknas" in one.text), "")
    plain = re.sub(r"\(aktivitet\w* [^)]*\)", "", counted)

    numbers = [number(word) for word in NUMBER.findall(plain)]
    assert sum(numbers) == len(found.told)
    groups = Counter(told.verdict for told in found.told)
    assert sorted(numbers) == sorted(_merged(groups).values())


def _merged(groups: Counter[object]) -> Counter[object]:
    """Ongoing work is counted together, by plan or not."""
    merged: Counter[object] = Counter()
    for verdict, count in groups.items():
        merged["ongoing" if verdict in ("as_planned", "ongoing") else verdict] += count
    return merged


@each(("name", "form"), CASES)
def test_deviations_and_what_is_missing_are_counted_from_their_lists(name: str, form: OccasionKind) -> None:
    found = section_of(name, form)
    text = " ".join(one.text for one in found.summary)
    numbers = [told.number for told in found.told if told.deviation]

    assert ("Avvikelser redovisas" in text) == bool(numbers)
    assert {told.number for told in found.told if "avvikelse" in told.label} == set(numbers)
    for told in found.told:
        heard = {one.seat_id for one in last_answers(town_of(name), form.value, told.number)}
        silent = [seat for seat in town_of(name).seats[told.number] if seat.id not in heard]
        if form is OccasionKind.VB:
            assert len(silent) == len(told.record.silent), told.number
