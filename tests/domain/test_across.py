"""The plans of several districts side by side: what is common is summed, what differs is named."""

from collections.abc import Sequence

from tests.cases import each
from tests.domain.telling import HEADS, answered, day, row, section
from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report.across.compare import compare
from tracker.domain.report.across.document import _COLUMNS, across_document
from tracker.domain.report.across.values import Across, Compared
from tracker.domain.report.across.wording import verdicts
from tracker.domain.report.document import Items, Paragraph, Table
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status, StatusReport

NAME = "Handlingsplan mot våldsbejakande extremism"
COURSE, COUNSEL = "Medarbetarna går grundkursen", "Stadens rådgivningsgrupp kontaktas"
GENOMFORD, PAGAR, FORSENAD, INGET = Status.GENOMFORD, Status.PAGAR, Status.FORSENAD, Status.INGET_BEHOV


def course(id_: int, title: str = COURSE) -> StoredActivity:
    text = "Hur många medarbetare deltog, av hur många?"
    return row(QuestionKind.COUNTABLE, id_=id_, counts="medarbetare", text=text, title=title)


def counsel(id_: int) -> StoredActivity:
    return row(QuestionKind.CONDITIONAL, id_=id_, counts="gånger", title=COUNSEL)


def plan(name: str, rows: Sequence[StoredActivity], *answers: StatusReport) -> Compared:
    numbered = [one._replace(id=number) for number, one in enumerate(answers, start=1)]
    return Compared(name, section(rows, numbered))


def across(*compared: Compared) -> Across:
    return compare(compared, [NAME] * len(compared), "Exempelkommunen")


def text(found: Across) -> str:
    parts: list[str] = []
    for block in across_document(found).blocks:
        if isinstance(block, Paragraph):
            parts += [run.text for run in block.runs]
        elif isinstance(block, Items):
            parts += block.items
    return "\n".join(parts)


def of_course(value: float, whole: float, about: int = 1) -> StatusReport:
    return answered(PAGAR, f"{value:g} av {whole:g}", value=value, target=whole, about=about)


FOUR = (
    plan("Alvik", [course(1), counsel(2)], of_course(9, 10), answered(INGET, about=2)),
    plan(
        "Berga",
        [counsel(1), course(2)],
        answered(PAGAR, "ja, två gånger", value=2),
        of_course(8, 10)._replace(activity_id=2),
    ),
    plan("Dalen", [course(1)], of_course(9, 10)),
    plan("Ekby", [course(1), row(QuestionKind.ONGOING, id_=2, title="Fältarbete")], of_course(1, 10)),
)


def test_numbers_of_the_same_activity_are_summed_over_the_plans() -> None:
    """Whatever its number in each plan; shares as shares, times as times."""
    found = text(across(*FOUR))

    assert "Sammanlagt är utfallet 27 av 40 medarbetare (68 procent) i fyra planer." in found
    assert "Det har blivit aktuellt två gånger i en plan." in found
    assert "Aktiviteten genomförs vid behov i en plan och har inte behövts i en plan." in found


def test_a_plan_that_differs_from_most_is_named() -> None:
    """Its share is far from the others'; of two plans neither differs from most."""
    assert "Medarbetarna går grundkursen: Ekby (10 procent)" in text(across(*FOUR))
    assert "Ingen plan skiljer sig från de flesta andra." in text(across(FOUR[0], FOUR[3]))


def test_a_verdict_that_differs_from_most_is_named() -> None:
    rows = [row(QuestionKind.DATE, title="Rutinen revideras")]
    plans = [plan(name, rows, answered(GENOMFORD)) for name in ("Alvik", "Berga", "Dalen")]
    found = text(across(*plans, plan("Ekby", rows, answered(FORSENAD, "försenat")), plan("Fors", rows)))

    assert "Rutinen revideras: Ekby (försenad); i de flesta planer genomförd." in found
    assert (
        "Aktiviteten är genomförd i tre planer och är försenad i en plan; uppgift saknas i en plan." in found
    )
    assert "Fors: 1 Rutinen revideras: familjeenheten." in found


def test_the_table_of_plans_adds_up() -> None:
    """Each activity is counted once, in its plan and in the sum."""
    table = next(one for one in across_document(across(*FOUR)).blocks if isinstance(one, Table))

    numbers = [[int(cell) for cell in cells[1:]] for cells in table.rows]
    assert [cells[0] for cells in table.rows] == ["Alvik", "Berga", "Dalen", "Ekby", "Sammanlagt"]
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert all(counts[0] == sum(counts[1:-1]) for counts in numbers)


@each(
    ("title", "same"),
    [
        ("Alla medarbetare går grundkursen", True),
        ("Medarbetare går grundkursen", True),
        ("Medarbetarna träffar polisen", False),
        ("Grundkursen", False),
    ],
)
def test_activities_are_the_same_by_their_titles(title: str, same: bool) -> None:
    found = across(plan("Alvik", [course(1)]), plan("Berga", [course(1, title)]))

    assert bool(found.common) == same
    assert bool(found.own) != same


def test_work_that_is_asked_about_in_another_way_is_not_the_same() -> None:
    other = row(QuestionKind.DATE, title=COURSE)

    assert not across(plan("Alvik", [course(1)]), plan("Berga", [other])).common


def test_no_number_is_dropped_because_another_is_without_its_whole() -> None:
    """Shares and plain numbers are two sums; of an activity that has both, only the number is told."""
    two = section(
        [course(1)],
        [of_course(9, 10), answered(PAGAR, "4", seat=2, value=4)],
        seats=HEADS[:2],
    )
    found = text(across(Compared("Alvik", two), FOUR[2]))

    assert "Utfallet är nio av tio medarbetare (90 procent) i en plan." in found
    assert "Därutöver uppges 13 medarbetare i en plan, utan uppgift om av hur många." in found


def test_every_activity_is_a_row_of_the_sheet() -> None:
    """With its plan first, for Excel and CSV."""
    sheet = across_document(across(*FOUR)).sheet

    assert sheet is not None
    assert [cells[0] for cells in sheet.rows] == ["Alvik", "Alvik", "Berga", "Berga", "Dalen", "Ekby", "Ekby"]
    assert sheet.header[0] == "Plan"


def test_the_same_sections_give_the_same_comparison() -> None:
    assert across_document(across(*FOUR)) == across_document(across(*FOUR))


def test_a_sum_over_plans_is_the_least_where_somebody_has_not_counted() -> None:
    silent = section([counsel(1)], [answered(PAGAR, "ja, tre gånger", value=3)], seats=HEADS[:2])
    counted = section([counsel(1)], [answered(PAGAR, "ja, två gånger", value=2)])
    found = text(across(Compared("Alvik", silent), Compared("Berga", counted)))

    assert "Det har blivit aktuellt sammanlagt minst fem gånger i två planer." in found


def test_what_was_done_together_with_another_is_not_added() -> None:
    words = "ja, två gånger, tillsammans med Berga"
    found = text(
        across(
            Compared("Alvik", section([counsel(1)], [answered(PAGAR, words, value=2)])),
            Compared("Berga", section([counsel(1)], [answered(PAGAR, "ja, två gånger", value=2)])),
        )
    )

    assert "fyra gånger" not in found
    assert "Det har blivit aktuellt två gånger i en plan." in found


def test_every_verdict_has_one_column_and_words_without_a_gap() -> None:
    columns = [verdict for column in _COLUMNS for verdict in column]

    assert sorted(columns) == sorted(Verdict)
    assert "{" not in verdicts([(verdict, 2) for verdict in Verdict], complete=True)


def test_two_plans_are_both_plans_and_a_column_of_nothing_is_left_out() -> None:
    """The table of the plans fills a page."""
    two = [plan(name, [course(1)], answered(FORSENAD, "Sen start.")) for name in ("Alvik", "Berga")]
    (table, *_) = [one for one in across_document(across(*two)).blocks if isinstance(one, Table)]

    assert "Avvikelser redovisas för två aktiviteter i båda planerna." in text(across(*two))
    assert "Se svaren" not in table.header
    assert [len(row) for row in table.rows] == [len(table.header)] * 3
    assert dict(zip(table.header, table.rows[-1], strict=True))["Avvikelser"] == "2"


def test_what_is_only_known_from_the_spring_is_not_said_to_be_there() -> None:
    """The list below names whose answer is old; the table points to it."""
    old = plan("Alvik", [counsel(1)], answered(INGET, when=day(4, 20)))
    new = plan("Berga", [counsel(1)], answered(INGET))
    shown = [one for one in across_document(across(old, new)).blocks if isinstance(one, Table)]

    (common,) = [one for one in shown if one.caption == COUNSEL]
    assert [row[-1] for row in common.rows] == ["se nedan", "–"]
    assert "senaste uppgift från april" in text(across(old, new))
