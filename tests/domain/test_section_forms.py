"""What the forms of a section are made from: the parts to paste, the table, and clean texts."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.long_section import long_section
from tests.domain.telling import HEADS, answered, row, section
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.cleaning import clean_text, cleaned, unbroken
from tracker.domain.report.document import Chart, Details, Document, Paragraph, Run, section_document
from tracker.domain.report.parts import parts
from tracker.domain.report.sheet import column_widths, page_widths
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast


def test_a_part_for_the_summary_the_table_and_each_heading() -> None:
    found = parts(section_document(long_section()))

    assert [part.title for part in found] == [
        "Uppföljning av handlingsplanen mot våldsbejakande extremism 2021",
        "Aktiviteterna, deras läge och utfall",
        "Förebyggande aktiviteter",
        "Förhindrande aktiviteter",
        "Kompetenshöjande aktiviteter",
        "Ändringar i planen under året",
        "Avvikelser",
        "Uppgift saknas",
    ]


def test_a_part_has_the_notes_of_its_own_text() -> None:
    """So that each can be pasted by itself; none is lost, none stands twice."""
    document = section_document(long_section())
    found = parts(document)

    assert [len(part.notes) for part in found] == [0, 0, 5, 5, 4, 0, 0, 0]
    assert [note for part in found for note in part.notes] == list(document.notes)


def test_a_section_of_nothing_is_one_part() -> None:
    (summary, *rest) = parts(section_document(section([], [])))

    assert summary.title.startswith("Uppföljning")
    assert [part.title for part in rest] == ["Avvikelser", "Uppgift saknas"]


def test_the_chart_counts_every_activity_once() -> None:
    document = section_document(long_section())
    (chart,) = [block for block in document.blocks if isinstance(block, Chart)]

    assert sum(count for _, count in chart.bars) == 14
    assert chart.description.startswith("Stapeldiagram över aktiviteternas läge. Genomförd: 2. ")


def test_who_was_heard_when_names_units_and_days() -> None:
    found = section_document(long_section())
    first = next(block for block in found.blocks if isinstance(block, Details))

    assert first.title == "Underlag till aktivitet 1: två svar"
    assert first.items == ("Familjeenheten, 10 december 2021.", "Vuxenenheten, 10 december 2021.")
    assert "Eva Ek" not in repr(found)


def test_the_table_holds_the_forecast_and_who_is_missing() -> None:
    said = [
        answered(Status.PAGAR, seat=1, value=3, target=4, when=date(2021, 8, 20), forecast=Forecast.JA),
        answered(Status.PAGAR, seat=2, value=2, target=4, when=date(2021, 8, 21), forecast=Forecast.OSAKERT),
    ]
    counted = row(QuestionKind.COUNTABLE, counts="medarbetare")
    found = section([counted], said, seats=HEADS[:3], form=OccasionKind.T2, owing=frozenset({(1, 3)}))
    sheet = section_document(found).sheet

    assert sheet is not None
    cells = dict(zip(sheet.header, sheet.rows[0], strict=True))
    assert (cells["Utfall"], cells["Av"], cells["Procent"]) == (5, 8, 63)
    assert cells["Prognos"] == "ja (1), osäkert (1)"
    assert cells["Uppgift saknas från"] == "hemtjänsten"


def test_a_column_holds_its_longest_word_and_grows_with_its_texts() -> None:
    narrow, wide, word = column_widths(
        ("Nr", "Text", "Ord"),
        [("1", "en lång text i flera ord som får brytas någonstans", "Trygghetssamordnaren")] * 4,
    )

    assert narrow < word < wide
    assert word >= len("Trygghetssamordnaren")


def test_no_column_of_a_page_is_narrower_than_its_longest_word() -> None:
    """However long the texts of the others are: what is left of the page is theirs."""
    long = "Samtliga enhetschefer inom socialtjänstavdelningen samt förskoleavdelningen"
    rows = [("1", long, long, "Löpande, avvikelse", "–")] * 6
    rows.append(("12", long, long, "Delvis genomförd, avvikelse", "19 av 48 (40 %), 6 medarbetare"))

    widths = page_widths(("Nr", "Aktivitet", "Ansvarig", "Läge", "Utfall"), rows)

    shares = [width * 90 / sum(widths) for width in widths]
    for column, share in zip(zip(*rows, strict=True), shares, strict=True):
        assert share >= max(len(word) for text in column for word in text.split())


def test_what_belongs_together_stands_on_one_line() -> None:
    given = Paragraph((Run("19 av 48 (40 %), barn och unga … i tertialrapport 2, 14 maj"),))

    (run,) = unbroken(given).runs
    assert run.text == "19 av 48 (40\u00a0%), barn och unga\u00a0… i tertialrapport\u00a02, 14 maj"


def test_cleaning_takes_what_no_form_can_hold() -> None:
    """And keeps the rest: å ä ö, emojis, quotation marks."""
    assert clean_text("a\x00b\x1bc\x85d\te\nf\u2028g") == "a b c d e f g"
    assert clean_text("a\ud800b\udfffc\ufffed\uffffe") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert clean_text("a\u202eb\ufeffc\u200bd") == "abcd"
    assert clean_text("Å ä ö – ”hej” 😀 é") == "Å ä ö – ”hej” 😀 é"


@given(st.text(st.characters(exclude_categories=())))
def test_every_text_of_a_document_is_cleaned(text: str) -> None:
    """Wherever it stands; and the rest of the document is as it was."""
    found = cleaned(
        Document(text, text, date(2022, 1, 14), (Paragraph((Run(text), Run("x", "mark"))),), text)
    )
    clean = clean_text(text)

    clean.encode("utf-8")
    assert found == Document(
        clean, clean, date(2022, 1, 14), (Paragraph((Run(clean), Run("x", "mark"))),), clean
    )
