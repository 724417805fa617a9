"""Whatever people answer: no sentence without a source, no answer lost, nobody named, same text again."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.domain.telling import HEADS, YEAR, answered, period, row, section
from tests.examples import examples
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report import phrases
from tracker.domain.report.document import section_document
from tracker.domain.report.material import shown_words
from tracker.domain.report.stated import Words, stated
from tracker.domain.report.status_words import NUMBERS
from tracker.domain.report.values import Section
from tracker.domain.status import Status, StatusReport
from tracker.domain.year_forecast import Forecast

FORMS = (OccasionKind.VB, OccasionKind.T1, OccasionKind.T2)
WORDS = (
    "", "klart", "Pågår. Pågår.", "nej", "ja, två gånger i höst", "11 av 12, resten i höst", "enligt plan",
    "Vi har haft tre möten hos oss.", "försenat på grund av sjukdom", "alla 14", "Rådet har träffats.",
    "Utgår för vår del", 'Det "går" <b>bra</b>.', "4", "pågår, klart i juni", "- inget behov", "…",
    "SIG: nej", "Två möten. Ska jag skicka protokollet?",
)  # fmt: skip
ROWS = {
    QuestionKind.COUNTABLE: {
        "counts": "medarbetare",
        "text": "Hur många medarbetare deltog, av hur många?",
        "due": (date(YEAR, 12, 31),),
    },
    QuestionKind.FREQUENCY: {"counts": "möten", "goal": 4.0},
    QuestionKind.MINUTES: {"counts": "möten"},
    QuestionKind.CONDITIONAL: {"counts": "gånger"},
    QuestionKind.DATE: {"due": (date(YEAR, 5, 31),)},
}
PLAN = [row(kind, id_=n, **ROWS.get(kind, {})) for n, kind in enumerate(QuestionKind, start=1)]  # type: ignore[arg-type]

values = st.none() | st.integers(0, 40).map(float)
answers = st.lists(
    st.builds(
        answered,
        st.sampled_from(Status),
        st.sampled_from(WORDS),
        seat=st.none() | st.integers(1, 6),  # the sixth answers for nothing any more
        value=values,
        target=values,
        when=st.integers(-20, 450).map(lambda days: date(YEAR, 1, 1) + timedelta(days=days)),
        about=st.integers(1, len(PLAN)),
        closes=st.booleans(),
        forecast=st.none() | st.sampled_from(Forecast),
    ),
    max_size=25,
)
plans = st.lists(st.sampled_from(PLAN), min_size=1, unique_by=lambda stored: stored.id)
everything = st.tuples(answers, st.sampled_from(FORMS), st.integers(1, 5), st.booleans())
Drawn = tuple[list[StatusReport], OccasionKind, int, bool]


def compiled(drawn: Drawn, plan: list[StoredActivity] | None = None) -> Section:
    reports, form, seats, asked = drawn
    about = {stored.id for stored in plan or PLAN}
    reports = [one._replace(id=n) for n, one in enumerate(reports, start=1) if one.activity_id in about]
    return section(plan or PLAN, reports, seats=HEADS[:seats], form=form, asked=asked)


@examples(40)
@given(everything)
def test_every_answer_is_behind_a_sentence_or_left_out_with_a_reason(drawn: Drawn) -> None:
    """And none is both; an answer that counts may have a question to the coordinator that is left out."""
    found = compiled(drawn)
    told = {report for one in found.sentences for report in one.reports}
    asking = {one.report for one in found.left_out if one.reason == phrases.QUESTION_LEFT_OUT}
    left_out = {one.report for one in found.left_out if one.reason != phrases.QUESTION_LEFT_OUT}

    assert asking == {
        one.id for one in found.sources if one.comment.endswith("?") and not _proposed(one.activity_id)
    }
    assert "protokollet" not in " ".join(
        one.text for one in found.sentences if not _proposed(one.activity or 0)
    )

    assert told | left_out == set(range(1, len(drawn[0]) + 1))
    assert told & left_out == set()
    assert told == {report.id for report in found.sources}


def _proposed(activity: int) -> bool:
    """What is proposed for the next plan may be put as a question."""
    return any(one.id == activity and one.activity.question.kind is QuestionKind.REVISION for one in PLAN)


def _is_missing(text: str) -> bool:
    said = (
        "saknas från",
        "Ingen ansvarig är angiven.",
        "är inte med.",
        "skulle inte följas upp",
    )
    return any(one in text for one in said)


@examples(40)
@given(everything)
def test_what_an_activity_says_has_a_source_or_is_missing(drawn: Drawn) -> None:
    found = compiled(drawn)

    for told in found.told:
        assert told.sentences
        assert all(one.reports or _is_missing(one.text) for one in told.sentences)
        assert {report for one in told.sentences for report in one.reports} == set(told.sources)


@examples(40)
@given(everything)
def test_the_words_of_every_answer_stand_in_the_text(drawn: Drawn) -> None:
    """Whole, under its unit, unless they are nothing but the status or the number that is told."""
    found = compiled(drawn)
    rows = {one.id: one.activity.question for one in PLAN}

    for told in found.told:
        text = " ".join(one.text for one in told.sentences)
        for report in (one for one in found.sources if one.id in told.sources):
            words = (
                shown_words(report.comment, asks=not _proposed(report.activity_id))
                .rstrip(".…")
                .replace('"', "’")
            )
            how = stated(report, rows[report.activity_id])
            bare = how.words is Words.BARE or how.yes_no
            assert bare or words[1:] in text, (report.comment, text)


@examples(40)
@given(everything)
def test_no_sentence_of_ours_has_a_number_that_the_records_have_not(drawn: Drawn) -> None:
    """How many seats, a sum of recorded numbers, the plan's number, a day; what is quoted is theirs."""
    found = compiled(drawn)
    for told in found.told:
        given_ = [one for one in found.sources if one.id in told.sources]
        values = [one.value for one in given_ if one.value is not None]
        wholes = [one.target for one in given_ if one.target is not None]
        known = {float(one) for one in range(6)} | _sums(values) | _sums(wholes) | {4.0, told.record.per_cent}
        known |= {_per_cent(one.value, one.target) for one in given_ if one.value is not None and one.target}
        text = " ".join(one.text for one in told.sentences)
        ours = re.sub(r"”[^”]*”|den \d+ \w+|i tertialrapport \d|\b20\d\d\b", "", text)
        said = {_number(word) for word in re.findall(r"\w+", ours.casefold())} - {None}
        assert said <= known, (said - known, text)


def _per_cent(value: float, whole: float) -> int:
    """Returns an answer's own share; 100 only if it is all, 0 only if it is nothing."""
    share = value * 100 / whole
    return round(share) if share in (0, 100) else min(99, max(1, int(share + 0.5)))


def _sums(values: list[float]) -> set[float]:
    """Every sum of some of the numbers."""
    sums = {0.0}
    for one in values:
        sums |= {one + other for other in sums}
    return sums


def _number(word: str) -> float | None:
    return float(word) if word.isdecimal() else NUMBERS.get(word) if word not in ("en", "ett") else None


@examples(40)
@given(everything)
def test_the_text_is_whole_sentences(drawn: Drawn) -> None:
    """A capital first, a stop last, no empty brackets, no double words or stops."""
    for one in compiled(drawn).sentences:
        outside = re.sub(r"”[^”]*”", "”x”", one.text)
        assert re.match(r"[A-ZÅÄÖ0-9]", one.text), one.text
        assert one.text.rstrip("”)")[-1] in ".!?…", one.text
        assert not re.search(r"\(\)|\{|\}|  |\.\.|,\.| ,|\bNone\b|\b(\w{3,}) \1\b", outside), one.text
        assert not re.search(r"\b(?:vi|jag|oss|vår|våra)\b", outside), one.text


@examples(40)
@given(everything)
def test_nobody_who_answered_is_named(drawn: Drawn) -> None:
    document = section_document(compiled(drawn))

    assert "Eva Ek" not in repr(document)


@examples(40)
@given(everything)
def test_the_same_answers_give_the_same_document(drawn: Drawn) -> None:
    assert section_document(compiled(drawn)) == section_document(compiled(drawn))


@examples(40)
@given(everything)
def test_every_activity_is_told_once(drawn: Drawn) -> None:
    """Of the year all of them; within it the others are named as not to be followed up."""
    found = compiled(drawn)
    numbers = [told.number for told in found.told]

    assert numbers == sorted(set(numbers))
    if found.period.form is OccasionKind.VB:
        assert len(numbers) == len(PLAN)
    elif 0 < len(numbers) < len(PLAN):
        assert "skulle inte följas upp" in found.summary[-1].text


@examples(40)
@given(everything, st.data())
def test_one_answer_changes_only_its_activity(drawn: Drawn, data: st.DataObject) -> None:
    """The sentences of the other activities stay word for word."""
    reports = drawn[0]
    if not reports:
        return
    at = data.draw(st.integers(0, len(reports) - 1))
    other = data.draw(st.sampled_from(Status))
    changed = [one._replace(status=other) if n == at else one for n, one in enumerate(reports)]
    before, after = compiled(drawn), compiled((changed, *drawn[1:]))

    for old, new in zip(before.told, after.told, strict=True):
        if old.number != reports[at].activity_id:
            assert old == new


@each("form", FORMS)
def test_a_plan_that_nobody_has_answered_is_told(form: OccasionKind) -> None:
    found = compiled(([], form, 3, True))

    assert {told.label for told in found.told} == {"Uppgift saknas"}
    assert len(found.missing) == len(PLAN)
    assert period(form).form is form
