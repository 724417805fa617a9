"""The pictures of a plan: their numbers are those of the database, in the bars and in the tables."""

from collections import Counter
from typing import Any

import lxml.html

from tests.web.conftest import Site

PLAN = "/plan/kungsholmen-2021"
# Each question: its month, its report, whether the answer came in time (none: NULL), and whether it is due.
QUESTIONS = """
SELECT substr(due, 1, 7), kind, reported_on <= due, due < '2021-05-19' FROM occasion
LEFT JOIN status_report ON status_report.id = closed_by WHERE withdrawn_on IS NULL
"""
HEADINGS = {
    (1, 0): "Svar i tid",
    (1, 1): "Svar i tid",
    (0, 1): "Svar för sent",
    (None, 1): "Inget svar, dagen har gått",
    (None, 0): "Svar väntas än",
}
MONTHS = {"2021-05": "Maj 2021", "2021-06": "Juni 2021", "2021-08": "Augusti 2021", "2022-01": "Januari 2022"}


def tables(page: Any) -> list[list[list[str]]]:
    return [
        [[cell.text_content() for cell in row.iter("th", "td")] for row in one.iter("tr")]
        for one in page.iter("table")
    ]


def counts(table: list[list[str]]) -> dict[tuple[str, str], int]:
    """Returns (row, heading) → its number, without those of all and the noughts."""
    headings, *rows = table
    found = {
        (row[0], heading): cell
        for row in rows
        for heading, cell in zip(headings[1:], row[1:], strict=True)
        if heading not in ("Alla", "Besvarade") and row[0] != "Alla"
    }
    return {where: int(cell) for where, cell in found.items() if cell != "0"}


def questions(desk: Site) -> list[tuple[str, str, str]]:
    with desk.database.session() as session:
        rows = session.connection().exec_driver_sql(QUESTIONS).all()
    return [(month, kind, HEADINGS[in_time, past]) for month, kind, in_time, past in rows]


def test_the_numbers_are_those_of_the_rows(desk: Site) -> None:
    """Reckoned anew from the rows of the database: the status, the months and the reports."""
    by_status, by_month, by_report = tables(lxml.html.fromstring(desk.get(f"{PLAN}/laget")))
    asked = questions(desk)
    months = Counter((month, heading) for month, _, heading in asked)
    reports = Counter(heading for _, kind, heading in asked if kind == "VB")

    assert by_status[-1][-1] == str(desk.rows("activity")) == "9"
    assert sum(counts(by_status).values()) == 9
    named = {where: number for where, number in counts(by_month).items() if where[0] in MONTHS.values()}
    assert named == {(MONTHS[m], heading): n for (m, heading), n in months.items() if m in MONTHS}
    assert sum(counts(by_month).values()) == len(asked) == int(by_month[-1][-2])
    assert {
        heading: n for (row, heading), n in counts(by_report).items() if row == "Verksamhetsberättelsen"
    } == reports


def test_a_picture_says_what_its_table_says(desk: Site) -> None:
    """Each number in a bar is one of its table's, with the sign of its legend; the picture has a name."""
    page = lxml.html.fromstring(desk.get(f"{PLAN}/laget"))
    for section in page.find_class("drawn"):
        (svg,) = section.xpath(".//svg[@role='img']")
        legend = dict(reversed(one.text_content().split(maxsplit=1)) for one in section.xpath(".//ul/li"))
        told = Counter((legend[heading], n) for (_, heading), n in counts(tables(section)[0]).items())
        drawn = Counter(
            (sign, int(number)) for sign, number in (text.text.split() for text in svg.find_class("in"))
        )

        assert drawn, "some part has room for its number"
        assert drawn <= told
        assert [section.get_element_by_id(one).tag for one in svg.get("aria-labelledby").split()] == [
            "title",
            "desc",
        ]
    assert "style=" not in desk.get(f"{PLAN}/laget")


def test_a_draft_shows_its_verdicts(desk: Site) -> None:
    """One picture more for each report that has a draft."""
    before = desk.get(f"{PLAN}/laget")
    desk.send("/rapport/kungsholmen-2021/T2/utkast")
    after = desk.get(f"{PLAN}/laget")

    assert "Bedömningarna" not in before
    assert "Bedömningarna i utkastet till tertialrapport 2" in after
    assert sum(counts(tables(lxml.html.fromstring(after))[-1]).values()) > 0
