"""Columns side by side without borders: how many cells come back right, on rows nothing was weighed on."""

from itertools import chain

import pytest

from tests.cases import each
from tests.examples import sample
from tests.reading.plan_variants import UNSEEN_ROWS, framed, pick, printed, side_by_side, wrapped
from tracker.reading.plan import document_from_text, read_rows
from tracker.reading.plan.cellfit import whole_fit
from tracker.reading.plan.columns import widths_of
from tracker.reading.plan.wordpairs import follows

FOUR = ("aktivitet", "ansvarig", "tidplan", "uppfoljning")
OTHER_ORDER = ("aktivitet", "tidplan", "ansvarig", "uppfoljning")
FIVE = ("aktivitet", "ansvarig", "berorda", "tidplan", "uppfoljning")
WITH_PURPOSE = ("aktivitet", "syfte", "ansvarig", "tidplan", "uppfoljning")


def tight(text):
    return "".join(text.split()).replace("-", "")


def share_right(columns, **how):
    """The share of cells that come back as they were; no row may be lost or made."""
    right = total = 0
    for seed in sample(range(8), every=2):
        rows = pick(seed, columns, rows=UNSEEN_ROWS)
        found = read_rows(document_from_text(framed(side_by_side(rows, columns, **how)))).rows
        assert len(found) == len(rows)
        cells = chain.from_iterable((getattr(row, kind) for kind in columns) for row in found)
        given = chain.from_iterable((row[kind] for kind in columns) for row in rows)
        outcomes = [tight(one) == tight(other) for one, other in zip(cells, given, strict=True)]
        right, total = right + sum(outcomes), total + len(outcomes)
    return right / total


@pytest.mark.parametrize(
    ("columns", "wrap", "least"),
    sample(
        [
            (FOUR, wrapped, 0.85),
            (FOUR, printed, 0.84),
            (OTHER_ORDER, printed, 0.87),
            (WITH_PURPOSE, printed, 0.62),
            (FIVE, printed, 0.78),
            (WITH_PURPOSE, wrapped, 0.62),
        ],
        every=3,
    ),
)
def test_most_cells_come_back_where_all_borders_are_lost(columns, wrap, least):
    """Two columns of running text beside each other are the hardest."""
    assert share_right(columns, wrap=wrap) >= least


@pytest.mark.parametrize(
    ("columns", "least"), sample([(FOUR, 0.95), (OTHER_ORDER, 0.95), (WITH_PURPOSE, 0.87)], every=2, first=1)
)
def test_wide_gaps_are_borders(columns, least):
    """Where the text kept two spaces or more between columns, nearly all is read."""
    assert share_right(columns, border="   ") >= least


def test_borders_that_were_guessed_are_said_to_be():
    """Every row whose borders had to be guessed says so; where gaps show them nothing is said."""
    for columns in (FOUR, WITH_PURPOSE):
        rows = pick(1, columns, rows=UNSEEN_ROWS)
        found = read_rows(document_from_text(framed(side_by_side(rows, columns)))).rows
        assert all("gräns" in row.warnings[0] for row in found)

    rows = pick(3, FOUR)
    found = read_rows(document_from_text(framed(side_by_side(rows, FOUR, border="   ")))).rows
    assert [row.warnings for row in found] == [()] * len(rows)


def test_a_column_is_as_wide_as_its_line_breaks_say():
    """A line ends where its next word did not fit; a column of single lines may be a little wider."""
    text = "Ta fram en samlad plan för hur alla lokaler ska utrymmas vid brand och öva den två gånger om året"

    first, second, third = widths_of([(tuple(wrapped(text, 30)), ("Brandchef",), ())], 3)

    assert first is not None
    assert 27 <= first <= 33
    assert second == pytest.approx(1.25 * len("Brandchef"))
    assert third is None


@each(
    ("kind", "whole", "broken"),
    [
        ("tidplan", "Senast 1 juni", "Senast 1 juni lekplatsen och parken"),
        ("tidplan", "En gång i månaden", "En gång i månaden och 2"),
        ("tidplan", "Vid behov", "behov"),
        ("ansvarig", "Enhetschefer socialtjänst barn och unga", "Enhetschefer buskage genom boende"),
        ("ansvarig", "Verksamhetschef fritid", "Röda Verksamhetschef fritid"),
        ("uppfoljning", "Redovisas i tertialrapport 2", "tidigare grannar buskage trottoar längs dem"),
        ("aktivitet", "Laga grinden", "Laga grinden till"),
    ],
)
def test_a_whole_cell_reads_better_than_one_with_words_too_many(kind, whole, broken):
    """The readers of time, roles and follow-up judge the finished cell."""
    assert whole_fit(whole, kind) > whole_fit(broken, kind)


def test_words_that_go_together_are_told_from_words_that_do_not():
    """After "att" comes a verb, after a preposition no other one, after a full stop a capital."""
    assert follows("att", "genomföra") > 0 > follows("att", "och")
    assert follows("för", "personal") > follows("för", "av")
    assert follows("slut.", "Nästa") > 0 > follows("slut.", "nästa")
