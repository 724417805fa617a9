"""What becomes of each row at the turn of the year: by rule, with its reason, and no row is lost."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.domain.make import activity
from tracker.domain.plan import Column, Source
from tracker.domain.plan_ref import PlanRef
from tracker.domain.question import Question, QuestionKind
from tracker.domain.records import Plan, StoredActivity
from tracker.domain.report.values import Told
from tracker.domain.report.verdict import Verdict
from tracker.domain.revision.draft import draft_rows
from tracker.domain.revision.form import grids
from tracker.domain.revision.merging import joined
from tracker.domain.revision.rules import propose
from tracker.domain.revision.values import Moved, OldPlan, OldRow, Proposal
from tracker.domain.revision.words import move

DUE = (date(2021, 5, 31),)
NEW_TIME = {"tidplan": Moved("senast 31 maj 2021", "senast 31 maj 2022")}
KINDS, VERDICTS = QuestionKind, Verdict


def old(
    verdict: Verdict | None,
    kind: QuestionKind = KINDS.DATE,
    schedule: str = "deadline",
    title: str = "Något görs",
    number: int = 1,
    body: str = "",
    **more,
) -> OldRow:
    made = activity(schedule, DUE if schedule in ("deadline", "mixed") else (), number=number, title=title)
    stored = StoredActivity(
        hash((body, number)), PlanRef(body or "k", 2021), replace(made, question=Question(kind, title))
    )
    label = verdict.facts.label if verdict else ""
    told = Told(number, title, "", "", verdict, label, "", False, ()) if verdict else None
    return OldRow(stored, told, body=body, **more)


@each(
    ("row", "proposal", "reason"),
    [
        (old(VERDICTS.DONE), Proposal.DROPPED, "är genomförd, och uppgiften hade ett slut"),
        (old(VERDICTS.DONE, KINDS.COUNTABLE), Proposal.DROPPED, "är genomförd, och uppgiften hade ett slut"),
        (old(VERDICTS.DROPPED, KINDS.ONGOING, "ongoing"), Proposal.DROPPED, "utgår enligt svaren"),
        (old(VERDICTS.DONE, KINDS.ONGOING, "ongoing"), Proposal.KEPT, "löpande, fortsätter"),
        (old(VERDICTS.DONE, KINDS.FREQUENCY, "recurring"), Proposal.KEPT, "återkommande, fortsätter"),
        (old(VERDICTS.DONE, KINDS.COUNTABLE, "mixed"), Proposal.KEPT, "genomförd: tas med"),
        (old(VERDICTS.NO_NEED, KINDS.CONDITIONAL, "conditional"), Proposal.KEPT, "vid behov, fortsätter"),
        (old(VERDICTS.PROPOSED, KINDS.REVISION, "recurring"), Proposal.KEPT, "återkommer varje år"),
        (old(VERDICTS.LATE, moved=NEW_TIME), Proposal.KEPT, "försenad: tas med med ny tid"),
        (old(VERDICTS.NOT_DONE), Proposal.KEPT, "inte genomförd: tas med igen"),
        (old(VERDICTS.UNDER_WAY), Proposal.KEPT, "pågår: tas med"),
        (old(VERDICTS.UNKNOWN), Proposal.KEPT, "uppgift saknas: tas med"),
        (old(None), Proposal.KEPT, "uppgift saknas: tas med"),
    ],
)
def test_the_rule_that_decides_is_the_first_reason(row: OldRow, proposal: Proposal, reason: str) -> None:
    assert propose(row) == (proposal, (reason,))


def test_what_a_person_must_look_at_is_to_be_reworded() -> None:
    """A tidplan that could not be moved, a year elsewhere, a proposal; a decision within the year is told."""
    moved = {
        "tidplan": Moved("29 feb", "29 feb", "kontrollera tidplanen: x"),
        "syfte": Moved("", "", "nämner 2021"),
    }
    row = old(VERDICTS.LATE, moved=moved, proposals=2, reworded_on=date(2021, 6, 1))

    proposal, reasons = propose(row)

    assert proposal is Proposal.REWORDED
    assert reasons == (
        "försenad: tas med igen",
        "ändrades genom beslut 1 juni 2021: de nya orden gäller",
        "kontrollera tidplanen: x",
        "kontrollera syftet: nämner 2021",
        "ändring har föreslagits, se nedan",
    )


def test_a_row_that_was_removed_within_the_year_is_listed_with_its_day() -> None:
    row = old(None, removed_on=date(2021, 6, 1))
    row = replace(row, stored=replace(row.stored, withdrawn=True))

    assert propose(row) == (Proposal.DROPPED, ("togs bort ur planen 1 juni 2021",))


WORDS = (
    "Trygghetsvandringar ordnas med polisen",
    "Skolorna erbjuds en temadag",
    "Rutinen vid oro gås igenom",
)
TITLE = st.sampled_from(
    (*WORDS, "Trygghetsvandringar ordnas med poliser", "Rutiner för uthyrning gås igenom")
)
PLANS = st.lists(st.lists(st.tuples(TITLE, st.sampled_from(Verdict)), max_size=5), min_size=1, max_size=3)


@given(PLANS)
def test_every_old_row_is_in_the_draft_or_in_the_list_of_dropped_once(plans) -> None:
    """However many plans are merged, and however alike their rows are."""
    sources = [
        source(
            f"b{n}",
            [old(verdict, title=title, number=i, body=f"b{n}") for i, (title, verdict) in enumerate(rows, 1)],
        )
        for n, rows in enumerate(plans)
    ]

    rows, dropped = draft_rows(sources)

    origins = [origin for row in (*rows, *dropped) for origin in row.origins]
    assert sorted(one.stored.id for one in origins) == sorted(r.stored.id for s in sources for r in s.rows)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert all(row.reasons for row in (*rows, *dropped))
    assert all(row.proposal is Proposal.REWORDED for row in rows if len(row.origins) > 1)
    for row in rows:
        assert all(one.row.ansvarig in row.row.ansvarig for one in row.origins)
        told = " ".join((row.row.aktivitet, *row.reasons))
        assert all(one.row.aktivitet in told for one in row.origins)


def source(body: str, rows) -> OldPlan:
    return OldPlan(Plan(1, PlanRef(body, 2021), "x", "x", date(2021, 1, 1)), body, tuple(rows))


def test_rows_of_two_bodies_that_say_the_same_name_both_who_answer() -> None:
    one, other = old(VERDICTS.LATE, body="Norrmalm"), old(VERDICTS.LATE, body="Östermalm")
    named = replace(other.stored.activity, row=replace(other.row, ansvarig="Samordnare"))
    other = replace(other, stored=replace(other.stored, activity=named))

    (row,), dropped = draft_rows([source("Norrmalm", [one]), source("Östermalm", [other])])

    assert dropped == ()
    assert row.row.ansvarig == "Enhetschef; Samordnare"
    assert row.places == "Norrmalm 1, Östermalm 1"
    assert row.reasons[0] == "slagen ihop av Norrmalm 1 och Östermalm 1: välj ansvarig och ord"


def test_rows_that_are_nearly_alike_stay_apart_and_are_shown_to_whoever_decides() -> None:
    one = old(VERDICTS.LATE, title="Rutinen vid oro gås igenom", body="Norrmalm")
    other = old(VERDICTS.LATE, title="Rutinen för lokaler gås igenom", body="Östermalm")

    rows, _ = draft_rows([source("Norrmalm", [one]), source("Östermalm", [other])])

    assert [row.reasons[-1] for row in rows] == [
        "liknar nummer 2 (Östermalm 1): slå ihop dem eller behåll båda",
        "liknar nummer 1 (Norrmalm 1): slå ihop dem eller behåll båda",
    ]


def with_columns(row: OldRow, *columns: Column, omrade: str = "A", under_title: bool = False) -> OldRow:
    placed = replace(row.row, source=Source("x", columns=columns, under_title=under_title), omrade=omrade)
    return replace(row, stored=replace(row.stored, activity=replace(row.stored.activity, row=placed)))


def table(*rows: OldRow, merged: bool = False):
    made, _ = draft_rows([source("k", rows)])
    return list(grids(made, merged))


NR, VAD = Column("nummer", "Nr"), Column("aktivitet", "Vad ska göras?")
AREA = Column("omrade", "Mål")


def test_the_tables_have_the_plans_own_headings_and_areas() -> None:
    """Above the tables, in a column, or in a row of their own; columns that are not read keep their texts."""
    cost = Column("ovrigt", "Kostnad", "10 tkr")
    first = with_columns(old(VERDICTS.LATE, number=1), NR, VAD, cost)
    second = with_columns(old(VERDICTS.LATE, title="Annat", number=2), NR, VAD, cost, omrade="B")
    title = with_columns(old(VERDICTS.LATE, number=1), VAD, NR, under_title=True)
    column = with_columns(old(VERDICTS.LATE, number=1), AREA, VAD)

    assert [(one.area, one.header, one.rows) for one in table(first, second)] == [
        ("A", ("Nr", "Vad ska göras?", "Kostnad"), (("1", "Något görs", "10 tkr"),)),
        ("B", ("Nr", "Vad ska göras?", "Kostnad"), (("2", "Annat", "10 tkr"),)),
    ]
    assert [(one.area, one.rows) for one in table(title)] == [("", (("A",), ("Något görs", "1")))]
    assert [(one.area, one.rows) for one in table(column)] == [("", (("A", "Något görs"),))]


def test_a_plan_without_known_headings_has_the_usual_ones_for_what_it_says() -> None:
    (one,) = table(old(VERDICTS.LATE))

    assert one.header == ("Aktivitet", "Ansvarig", "Tidplan")


def test_merged_plans_have_the_columns_of_both() -> None:
    first = with_columns(old(VERDICTS.LATE, number=1), VAD, Column("tidplan", "Senast klart"))
    second = with_columns(old(VERDICTS.LATE, title="Annat", number=2), VAD, Column("ansvarig", "Vem"))

    (one,) = table(first, second, merged=True)

    assert one.header == ("Vad ska göras?", "Vem", "Senast klart")


@each(
    ("texts", "together"),
    [
        (["Löpande", "Löpande."], "Löpande"),
        (["Chef.", "", "Samordnare"], "Chef; Samordnare"),
        (["", ""], ""),
    ],
)
def test_cells_that_say_the_same_are_written_once(texts: list[str], together: str) -> None:
    assert joined(texts) == together


def test_of_a_long_cell_only_what_changes_is_shown() -> None:
    words = "I den gemensamma enhetens egen verksamhetsberättelse 2021."

    assert move(words, words.replace("2021", "2022")) == (
        "”… enhetens egen verksamhetsberättelse 2021.” → ”… enhetens egen verksamhetsberättelse 2022.”"
    )
    assert move("hösten 2021", "hösten 2022") == "”hösten 2021” → ”hösten 2022”"
