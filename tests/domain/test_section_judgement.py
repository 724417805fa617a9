"""What the coordinator judges in a section: own verdict, own deviation, and what follows from them."""

from dataclasses import replace

from tests.cases import each
from tests.domain.telling import HEADS, answered, day, row, section
from tracker.domain.question import QuestionKind
from tracker.domain.report.codec import built, plain
from tracker.domain.report.compare import compare, explained
from tracker.domain.report.document import Chart, Document, section_document
from tracker.domain.report.kept import SectionState, digests, section_state
from tracker.domain.report.own_texts import (
    SUMMARY,
    Judgement,
    OwnWords,
    judgement,
    version_document,
    version_sources,
    with_own_texts,
)
from tracker.domain.report.values import Section, Told, deviation_text
from tracker.domain.report.verdict import CHOICES, Verdict
from tracker.domain.status import Status

WRITTEN = day(1, 14, 2022)
PLAN = [row(QuestionKind.DATE, id_=number, due=(day(5, 31),)) for number in range(1, 6)]
SAID = [
    *(answered(Status.GENOMFORD, about=number, number=number) for number in range(1, 5)),
    answered(Status.FORSENAD, "Grupperna väntar.", about=5, number=5),
]


def made() -> Section:
    return section(PLAN, SAID, seats=HEADS[:1])


def words(said: Judgement) -> OwnWords:
    return OwnWords(said, "Sam Ordnare", WRITTEN)


def judged(number: int, said: Judgement, of: Section | None = None) -> Section:
    return with_own_texts(of or made(), {number: words(said)})


def told(of: Section, number: int) -> Told:
    return next(one for one in of.told if one.number == number)


def summary(of: Section) -> str:
    return " ".join(sentence.text for sentence in of.summary)


def test_an_own_verdict_is_the_label_everywhere() -> None:
    """In the table, the text, the table file, the chart and the summary; the outcome stays the answers'."""
    said = Judgement(verdict=Verdict.PARTLY)

    after = judged(1, said)
    document = version_document(made(), "Utkast.", {1: words(said)})

    one = told(after, 1)
    assert (one.label, one.verdict_label, one.verdict) == ("Delvis genomförd",) * 2 + (Verdict.PARTLY,)
    assert one.sentences == told(made(), 1).sentences
    assert one.outcome == told(made(), 1).outcome
    assert "fyra är genomförda" in summary(made()).casefold()
    assert "tre är genomförda, en är delvis genomförd (aktivitet 1)" in summary(after).casefold()
    assert document.sheet is not None
    assert document.sheet.rows[0][4] == "Delvis genomförd"
    assert dict(_chart(document).bars) == {"Genomförd": 3, "Delvis genomförd": 1, "Försenad": 1}
    assert _row(document, 1)[3] == "Delvis genomförd"


def _chart(document: Document) -> Chart:
    return next(block for block in document.blocks if isinstance(block, Chart))


def _row(document: Document, number: int) -> tuple[str, ...]:
    rows = next(block for block in document.blocks if block.kind == "table").rows
    return next(one for one in rows if one[0] == str(number))


def test_a_municipality_s_own_word_is_that_of_an_own_verdict() -> None:
    renamed = replace(made(), labels=(("genomford", "Klar"),))

    assert told(judged(5, Judgement(verdict=Verdict.DONE), renamed), 5).verdict_label == "Klar"


def test_a_deviation_is_added_and_taken_away() -> None:
    """The list, the mark in the table, the file's column and the summary follow."""
    before = made()
    assert [one.activity for one in before.deviations] == [5]

    added = judged(2, Judgement(deviation="Rutinen används inte på kvällar"))
    none = judged(5, Judgement(deviation=""))

    assert added.deviations[0].text == "2 Stödet till anhöriga: Rutinen används inte på kvällar."
    assert added.deviations[0].reports == (2,)
    assert told(added, 2).label == "Genomförd, avvikelse"
    assert "Avvikelser redovisas för aktiviteterna 2 och 5." in summary(added)
    assert none.deviations == ()
    assert told(none, 5).label == "Försenad, se texten"
    assert not told(none, 5).deviates
    assert "Avvikelser redovisas" not in summary(none)


@each(
    ("said", "what"),
    [
        (Judgement("Klart."), "text"),
        (Judgement(verdict=Verdict.PARTLY), "bedömning"),
        (Judgement(deviation=""), "bedömning"),
        (Judgement("Klart.", Verdict.PARTLY), "text och bedömning"),
    ],
)
def test_the_note_says_what_is_the_coordinators(said: Judgement, what: str) -> None:
    """An own text may tell of other answers than those that it takes the place of."""
    behind = "Den sammanställda texten byggde på uppgifter från" if said.text else "Uppgifter:"

    note = told(judged(5, said), 5).note

    assert note.startswith(f"Samordnarens {what}, 14 januari 2022. {behind} ")


def test_the_section_says_for_which_activities_the_verdict_is_the_coordinators() -> None:
    """After the sentence about what the verdicts are; an own text or deviation alone is no verdict."""
    own = {
        4: words(Judgement(verdict=Verdict.LATE)),
        1: words(Judgement(verdict=Verdict.PARTLY)),
        2: words(Judgement("Klart.", None, "Lite sent.")),
    }

    assert with_own_texts(made(), own).whose_word == (
        f"{made().whose_word} För aktiviteterna 1 och 4 är det samordnarens bedömning."
    )
    assert judged(2, Judgement("Klart.")).whose_word == made().whose_word


def test_the_sources_list_what_was_replaced() -> None:
    """Verdict and deviation as they were compiled, then the text if that is replaced too."""
    own = {
        2: words(Judgement(deviation="Lite sent.")),
        5: words(Judgement("Klart.", Verdict.DONE, "")),
        1: words(Judgement(verdict=Verdict.PARTLY)),
    }
    text = " ".join(sentence.text for sentence in told(made(), 5).sentences)

    *_, listed = (block for block in version_sources(made(), {}, own).blocks if block.kind == "table")

    assert [(line[0], line[3]) for line in listed.rows] == [
        ("1", "Läget ”Genomförd”."),
        ("2", "Ingen avvikelse."),
        ("5", f"Läget ”Försenad”. Avvikelsen: {deviation_text(told(made(), 5))} {text}"),
    ]


def test_an_own_summary_stands_and_the_sources_say_which_it_replaced() -> None:
    """That of the verdicts as the coordinator has judged them."""
    own = {SUMMARY: words(Judgement("Det mesta är klart.")), 1: words(Judgement(verdict=Verdict.PARTLY))}

    *_, listed = (block for block in version_sources(made(), {}, own).blocks if block.kind == "table")

    assert summary(with_own_texts(made(), own)) == "Det mesta är klart."
    assert listed.rows[0][0] == "Sammanfattning"
    assert "delvis genomförd (aktivitet 1)" in listed.rows[0][3]


def test_what_is_as_compiled_is_not_the_coordinators() -> None:
    """A form sends all its fields: what it showed is no judgement, however its lines break."""
    five = told(made(), 5)
    text = " ".join(sentence.text for sentence in five.sentences)

    assert not judgement(five, Judgement(text, Verdict.LATE, deviation_text(five))).changes
    assert judgement(five, Judgement(text, Verdict.DONE, "")) == Judgement(None, Verdict.DONE, "")
    assert judgement(told(made(), 1), Judgement(None, None, "")) == Judgement()


def test_what_is_judged_can_be_chosen_and_counted() -> None:
    """Each choice has its words, before the year has ended too, and a place in the summary."""
    for verdict in CHOICES:
        for complete in (True, False):
            assert verdict.label({}, complete)
        assert told(judged(1, Judgement(verdict=verdict)), 1).verdict is verdict
        assert summary(judged(1, Judgement(verdict=verdict)))


def state(of: Section) -> SectionState:
    return section_state(of, {number: 10 + number for number in range(1, 6)}, digests(SAID))


def test_another_deviation_is_a_difference() -> None:
    """Its words too: a correction of nothing else is a correction."""
    first = judged(5, Judgement(deviation="Väntar på lokaler."))
    second = judged(5, Judgement(deviation="Väntar på personal."))

    found = compare(state(first), state(second))

    assert "    avvikelse: Väntar på lokaler. → Väntar på personal." in explained(found, "a", "b")
    removed = list(explained(compare(state(first), state(judged(5, Judgement(deviation="")))), "a", "b"))
    assert "    avvikelse: Väntar på lokaler. → ingen" in removed


def test_a_section_kept_before_deviations_were_is_the_same_in_them() -> None:
    stored = plain(state(made()))
    for one in stored["activities"]:
        del one["deviation"]

    assert not compare(built(SectionState, stored), state(made())).differences


def test_a_deviation_that_nobody_has_reported_is_said_to_be_the_coordinators() -> None:
    document = section_document(judged(5, Judgement(deviation="Ett möte ställdes in.")))
    reported = section_document(judged(5, Judgement("Klart.")))

    assert "Avvikelsen för aktivitet 5 är samordnarens bedömning." in repr(document)
    assert "samordnarens bedömning" not in repr(reported)


def test_what_is_judged_a_deviation_is_not_said_to_be_none() -> None:
    """Dropped by one of two, which alone is none."""
    said = [
        answered(Status.GENOMFORD, about=1, seat=1, number=1),
        answered(Status.UTGAR, "Hann inte, stryk oss.", about=1, seat=2, number=2),
    ]
    both = section(PLAN[:1], said, seats=HEADS[:2])

    assert [one.activity for one in both.dropped] == [1]
    assert judged(1, Judgement(deviation="Hann inte (vuxenenheten)."), both).dropped == ()
    assert judged(1, Judgement("Klart."), both).dropped == both.dropped
