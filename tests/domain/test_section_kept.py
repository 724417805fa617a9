"""A section as it is kept: whole through JSON, with own texts, compared, and what contradicts in it."""

import json
from datetime import date

import pytest

from tests.cases import each
from tests.domain.telling import HEADS, answered, day, period, row, section
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.codec import UnreadableError, built, plain
from tracker.domain.report.compare import compare, explained
from tracker.domain.report.contradictions import contradictions, last_asked
from tracker.domain.report.document import Document, Items, Notes, Paragraph, section_document
from tracker.domain.report.fixing import closed_with, form_of
from tracker.domain.report.kept import SectionState, digest, digests, section_state, without_persons
from tracker.domain.report.own_texts import (
    SUMMARY,
    Judgement,
    OwnWords,
    tidy,
    version_document,
    version_sources,
)
from tracker.domain.report.values import Basis, Section
from tracker.domain.rules import Rules
from tracker.domain.status import Status, StatusReport
from tracker.domain.year_forecast import Forecast

PLAN = [row(QuestionKind.COUNTABLE, counts="anhöriga"), row(QuestionKind.DATE, id_=2, due=(day(5, 31),))]
SAID = [
    answered(Status.PAGAR, "Vi har haft nio.", value=9, number=1),
    answered(Status.GENOMFORD, "Klart i maj.", about=2, seat=2, number=2),
    answered(Status.GENOMFORD, about=2, seat=1, number=3, when=day(6, 3), forecast=Forecast.JA),
]
WORDS = {2: OwnWords(Judgement("Rutinen är känd.\n\nDen ses över i höst."), "Sam Ordnare", day(1, 14, 2022))}


def made(reports: list[StatusReport] = SAID) -> Section:
    return section(PLAN, reports, seats=HEADS[:2])


def state(of: Section, reports: list[StatusReport] = SAID) -> SectionState:
    return section_state(of, {1: 11, 2: 12}, digests(reports))


def test_a_section_and_its_document_come_back_whole() -> None:
    """Through JSON text: tables, notes, days, enumerations; and without names and comments."""
    kept = without_persons(made())

    assert built(Section, json.loads(json.dumps(plain(kept)))) == kept
    document = section_document(kept)
    assert built(Document, json.loads(json.dumps(plain(document)))) == document
    assert {block.kind for block in document.blocks} >= {"table", "notes", "items", "heading"}
    assert "Eva Ek" not in json.dumps(plain(kept))
    assert "haft nio" not in json.dumps(plain(kept.sources))


@each("value", [{}, {"title": 3}, [], "text", {"title": "a", "author": "b", "day": "nu"}])
def test_what_is_no_document_is_refused(value: object) -> None:
    with pytest.raises(UnreadableError):
        built(Document, value)


def test_a_field_of_a_later_version_is_ignored() -> None:
    document = section_document(made())

    assert built(Document, plain(document) | {"colour": "red"}) == document


def test_a_digest_is_of_what_was_said() -> None:
    """Another word, number or forecast is another digest; who is called what is not."""
    said = SAID[2]
    others = (said._replace(comment="Nja."), said._replace(value=1.0), said._replace(forecast=None))

    assert digest(said) not in {digest(one) for one in others}
    assert digest(said) == digest(said._replace(person="Person 12"))


def test_an_own_text_is_marked_and_nothing_is_lost() -> None:
    """Its paragraphs are paragraphs, its note says whose it is and whose answers; verdict and lists stay."""
    before, document = (
        section_document(made()),
        version_document(made(), "Utkast den 14 januari 2022.", WORDS),
    )

    paragraphs = [
        "".join(run.text for run in one.runs) for one in document.blocks if isinstance(one, Paragraph)
    ]
    (notes,) = (block.notes for block in document.blocks if isinstance(block, Notes))
    assert paragraphs[0] == "Utkast den 14 januari 2022."
    assert "Genomförd. Rutinen är känd." in paragraphs
    assert "Den ses över i höst.2" in paragraphs  # the mark of its note
    assert notes[1][1].startswith(
        "Samordnarens text, 14 januari 2022. Den sammanställda texten byggde på uppgifter från två"
    )
    tables = [block for block in document.blocks if block.kind == "table"]
    assert tables == [block for block in before.blocks if block.kind == "table"]
    items = [block for block in document.blocks if isinstance(block, Items)]
    assert items == [block for block in before.blocks if isinstance(block, Items)]


def test_an_own_summary_is_marked() -> None:
    own = {SUMMARY: OwnWords(Judgement("Planen har genomförts."), "Sam Ordnare", day(1, 14, 2022))}

    document = version_document(made(), "Utkast.", own)

    texts = [[run.text for run in one.runs] for one in document.blocks if isinstance(one, Paragraph)]
    assert ["Planen har genomförts.", " Samordnarens text."] in texts


def test_the_sources_keep_the_answers_and_tell_what_an_own_text_replaced() -> None:
    document = version_sources(made(), {}, WORDS)

    first, own = (block for block in document.blocks if block.kind == "table")
    assert {line[1] for line in first.rows} == {"1", "2"}
    ((about, who, when, replaced),) = own.rows
    assert (about, who, when) == ("2", "Sam Ordnare", "14 januari 2022")
    assert replaced == " ".join(sentence.text for sentence in made().told[1].sentences)


@each(
    ("text", "kept"),
    [
        ("  Ett.\nTvå.  ", "Ett. Två."),
        ("Ett.\r\n \r\nTvå.", "Ett.\n\nTvå."),
        ("\n\n \n\n", ""),
        ("Ett.\n\n\n\nTvå.\n", "Ett.\n\nTvå."),
    ],
)
def test_a_text_is_kept_as_paragraphs(text: str, kept: str) -> None:
    assert tidy(text) == kept


def test_what_differs_is_told_per_activity() -> None:
    """The verdict, the number, the forecast and the sentences; what is the same is counted."""
    later = [*SAID, answered(Status.PAGAR, "Nu femton.", value=15, number=4, when=day(12, 20))]

    found = compare(state(made()), state(made(later), later))
    lines = list(explained(found, "version 1", "version 2"))

    assert [one.number for one in found.differences] == [1]
    fields = {one.name: (one.before, one.after) for one in found.differences[0].fields}
    assert fields["outcome"] == (
        "minst 9 anhöriga, uppgift från 1 av 2 enheter",
        "minst 15 anhöriga, uppgift från 1 av 2 enheter",
    )
    assert found.same == 1
    assert any(line.startswith("    utfall: minst 9 anhöriga") and "minst 15" in line for line in lines)
    assert "    + Familjeenheten har angett antalet anhöriga till 15." in lines
    assert lines[-1] == "Lika i båda: 1 aktivitet."


def test_an_activity_is_known_by_its_id_and_not_its_number() -> None:
    """A row put in before it is added; its own number, and nothing else, is another."""
    before = section_state(section(PLAN[1:], SAID[1:], seats=HEADS[:2]), {2: 12}, digests(SAID))

    found = compare(before, state(made()))

    assert [(one.number, one.kind) for one in found.differences if one.number] == [(1, "added")]
    assert not compare(before, before).differences
    assert list(explained(compare(before, before), "a", "b"))[-1] == "Inget skiljer dem åt."


SAID_IN = last_asked(Rules(), 2021)


@each(
    ("when", "form"),
    [
        (day(2, 1), OccasionKind.T1),
        (day(4, 24), OccasionKind.T1),
        (day(5, 3), OccasionKind.T1),  # late, and still asked for T1
        (day(8, 1), OccasionKind.T2),
        (day(12, 20), OccasionKind.VB),
    ],
)
def test_an_answer_was_asked_for_the_last_report_asked_about(when: date, form: OccasionKind) -> None:
    assert SAID_IN(when) == form


LATER = day(12, 10)
NO, YES = Forecast.NEJ, Forecast.JA
DONE, GOING = Status.GENOMFORD, Status.PAGAR


@each(
    ("kind", "before", "last", "says"),
    [
        (
            QuestionKind.DATE,
            answered(GOING, forecast=NO, when=day(8, 20)),
            answered(DONE, when=LATER),
            "i T2 (20 augusti) sades ”nej” om att aktiviteten blir genomförd; nu uppges den genomförd",
        ),
        (
            QuestionKind.DATE,
            answered(GOING, forecast=YES, when=day(4, 20)),
            answered(GOING, when=LATER),
            "i T1 (20 april) sades ”ja” om att aktiviteten blir genomförd; nu uppges den inte genomförd",
        ),
        (
            QuestionKind.DATE,
            answered(DONE, when=day(4, 20)),
            answered(GOING, when=LATER),
            "i T1 (20 april) uppgavs aktiviteten genomförd; nu är svaret ”pågår”",
        ),
        (
            QuestionKind.COUNTABLE,
            answered(GOING, value=12, when=day(8, 20)),
            answered(GOING, value=9, when=LATER),
            "talet har sjunkit från 12 i T2 (20 augusti) till 9 den 10 december",
        ),
        (QuestionKind.COUNTABLE, answered(GOING, value=9, when=day(8, 20)), answered(GOING, value=12), ""),
        (QuestionKind.ONGOING, answered(DONE, when=day(4, 20)), answered(GOING, when=LATER), ""),
        (QuestionKind.DATE, answered(GOING, forecast=YES, when=day(4, 20)), answered(DONE, when=LATER), ""),
        (
            QuestionKind.DATE,
            answered(GOING, forecast=YES, when=day(4, 2)),
            answered(GOING, when=day(8, 9)),
            "",
        ),
    ],
)
def test_what_a_unit_contradicts_is_told(
    kind: QuestionKind, before: StatusReport, last: StatusReport, says: str
) -> None:
    assert told_of(kind, before, last) == ([f"familjeenheten, {says}"] if says else [])


def test_two_heads_of_a_seat_that_disagree() -> None:
    first = answered(GOING, when=day(12, 8))
    second = answered(Status.EJ_PABORJAD, when=LATER)._replace(person="Bo Ek")

    assert told_of(QuestionKind.ONGOING, first, second) == [
        "familjeenheten, Eva Ek svarade ”pågår” den 8 december och Bo Ek svarade ”ej påbörjad” den "
        "10 december; det senare räknas"
    ]
    assert told_of(QuestionKind.ONGOING, first._replace(reported_on=day(4, 1)), second) == []


def told_of(kind: QuestionKind, *reports: StatusReport) -> list[str]:
    numbered = [one._replace(id=number) for number, one in enumerate(reports, start=1)]
    basis = Basis("Nämnden", period(), [row(kind)], {1: HEADS[:2]}, numbered)
    return [one.text for one in contradictions(basis, SAID_IN)]


def test_a_fixed_report_closes_its_own_questions_and_earlier_ones() -> None:
    """With the annual report also what is due between the reports, never the revision of the next plan."""
    assert closed_with(OccasionKind.T1) == {OccasionKind.T1}
    assert closed_with(OccasionKind.T2) == {OccasionKind.T1, OccasionKind.T2}
    assert closed_with(OccasionKind.VB) == set(OccasionKind) - {OccasionKind.REVISION}
    assert form_of(OccasionKind.DEADLINE) == OccasionKind.VB
    assert form_of(OccasionKind.REVISION) is None
