"""Every number and every count of a section is recomputed from the records by the test's own code."""

import re
from collections import Counter

from tests.cases import each
from tests.sections.oracle import (
    SEE_TEXT,
    expected_outcome,
    figures,
    heard,
    last_answers,
    per_cent_of,
)
from tests.sections.towns import FORMS, section_of, town_names, town_of
from tracker.domain.forms import OccasionKind
from tracker.domain.report.units import speaker_name
from tracker.domain.report.values import Told
from tracker.domain.swedish import number_word

CASES = [(name, form) for name in town_names() for form in FORMS]
WORDS = {number_word(number): number for number in range(21)} | {"ett": 1, "inga": 0, "ingen": 0}
QUOTED = re.compile(r"”[^”]*”")
NUMBER = re.compile(rf"\b(?:\d+|{'|'.join(WORDS)})\b", re.IGNORECASE)
SHARE = re.compile(r"(\w+) av (\w+) [\wåäö]+ \((\d+) procent\)")
MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
REPORTED = {
    "genomford": "rapporterat aktiviteten som genomförd", "pagar": "rapporterat aktiviteten som pågående",
    "forsenad": "rapporterat aktiviteten som försenad", "ej_paborjad": "rapporterat aktiviteten som inte",
    "utgar": "rapporterat att aktiviteten utgår", "inget_behov": "rapporterat att inget behov",
}  # fmt: skip


def number(word: str) -> int:
    return int(word) if word.isdecimal() else WORDS[word.casefold()]


@each(("name", "form"), CASES)
def test_the_tables_figures_are_the_sums_of_the_answers(name: str, form: OccasionKind) -> None:
    for told in section_of(name, form).told:
        expected = expected_outcome(town_of(name), form.value, told.number)
        shown = re.sub(r",? planen anger .*$", "", told.outcome)
        if expected == [SEE_TEXT] or shown == SEE_TEXT:
            assert [shown] == expected, told.number
        elif expected is not None and shown:
            found = re.findall(r"\d+(?:,\d+)?", shown)
            assert found[: len(expected)] == [*expected], (told.number, told.outcome)


@each(("name", "form"), CASES)
def test_shares_are_those_sums(name: str, form: OccasionKind) -> None:
    for told in section_of(name, form).told:
        found = figures(town_of(name), form.value, told.number)
        apart = expected_outcome(town_of(name), form.value, told.number) == [SEE_TEXT]
        for part, whole, per_cent in SHARE.findall(outside(told)):
            own = {(one.value, one.target) for one in found.given}
            said = number(part), number(whole)
            assert said in (own if apart else {(found.value, found.whole)}), told.sentences
            assert int(per_cent) == per_cent_of(*said)
        if "%" in told.outcome:
            assert f"({found.per_cent} %)" in told.outcome


@each(("name", "form"), CASES)
def test_every_number_in_the_text_is_recorded(name: str, form: OccasionKind) -> None:
    """It is a sum, the plan's, a day, or how many of the seats; what is quoted is theirs."""
    town = town_of(name)
    for told in section_of(name, form).told:
        found = figures(town, form.value, told.number)
        stored = town.activities[told.number - 1]
        known = {found.value, found.whole, stored.activity.question.target}
        known |= {*range(len(town.seats[stored.id]) + 1)} | ({found.per_cent} if found.whole else set())
        for one in found.given:
            known |= {one.value, one.target} | ({per_cent_of(one.value, one.target)} if one.target else set())
        text = re.sub(rf"\bden \d+ (?:{MONTHS})|tertialrapport \d|Planen anger [^.]*\.", "", outside(told))

        said = {number(word) for word in NUMBER.findall(text)}
        assert said <= known, (told.number, said - known, text)


@each(("name", "form"), CASES)
def test_who_has_reported_what_is_recorded_so(name: str, form: OccasionKind) -> None:
    """As many as are counted, or more, have that status on record; and everybody stands somewhere."""
    town = town_of(name)
    for told in section_of(name, form).told:
        statuses = Counter(str(one.status) for one in heard(town, form.value, told.number))
        for one in told.sentences:
            for status in (status for status, words in REPORTED.items() if words in outside_of(one.text)):
                assert len(one.reports) <= statuses[status], (told.number, one.text)
        everywhere = " ".join(each_.text for each_ in (*told.sentences, *told.missing)).casefold()
        seats = town.seats[told.number]
        named = [seat for seat in seats if speaker_name(seat).casefold() in everywhere]
        counted = re.search(r"\b(?:samtliga|båda|av|de) \w* ?(?:enhet|ansvarig|avdelning)", everywhere)
        assert named or counted or not seats, told.number


def outside(told: Told) -> str:
    """The activity's own sentences, without what is quoted and the units' names."""
    return outside_of(" ".join(one.text for one in told.sentences))


def outside_of(text: str) -> str:
    return QUOTED.sub("”…”", text)


@each(("name", "form"), CASES)
def test_the_summary_counts_every_activity_once(name: str, form: OccasionKind) -> None:
    found = section_of(name, form)
    counted = found.summary[1 if form is OccasionKind.VB else 2].text
    plain = re.sub(r"\(aktivitet\w* [^)]*\)", "", counted)

    numbers = [number(word) for word in NUMBER.findall(plain)]
    assert sum(numbers) == len(found.told)
    groups = Counter("ongoing" if one.verdict == "as_planned" else one.verdict for one in found.told)
    assert sorted(numbers) == sorted(groups.values())


@each(("name", "form"), CASES)
def test_deviations_and_what_is_missing_are_counted_from_their_lists(name: str, form: OccasionKind) -> None:
    found = section_of(name, form)
    text = " ".join(one.text for one in found.summary)
    numbers = [told.number for told in found.told if told.deviation]

    assert ("Avvikelser redovisas" in text) == bool(numbers)
    assert {told.number for told in found.told if "avvikelse" in told.label} == set(numbers)
    for told in found.told:
        known = {one.seat_id for one in last_answers(town_of(name), form.value, told.number)}
        silent = [seat for seat in town_of(name).seats[told.number] if seat.id not in known]
        if form is OccasionKind.VB:
            assert len(silent) == len(told.record.silent), told.number
