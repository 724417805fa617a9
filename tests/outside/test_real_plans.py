"""The real plans are read cell by cell as a person reads them, and none of their words is mended."""

import json

from tests.cases import each
from tests.outside import plans_folder
from tests.reading.plan_digests import DIGESTS, row_digests, rows_of
from tests.reading.test_diacritics import undotted
from tracker.domain.plan_name import UNNAMED
from tracker.domain.question import LONGEST_TITLE
from tracker.reading.ansvarig import ROLES
from tracker.reading.diacritics import is_damaged, mend_words
from tracker.reading.plan import document_from_text
from tracker.reading.plan.identity import read_identity
from tracker.reading.question import with_unique_titles
from tracker.services.plans.read_plan import understand

PLANS = plans_folder()
assert PLANS is not None, "tests/conftest.py does not collect this file then"
KNOWN = json.loads(DIGESTS.read_text(encoding="utf-8"))
COUNTS = {
    "ostermalm-2021": 13,
    "kungsholmen-2021": 14,
    "enskede-arsta-vantor-2020": 18,
    "ostermalm-2023": 9,
    "norrmalm-2017": 14,
}
NAME = "Handlingsplan mot våldsbejakande extremism"
SAID = {  # name, years and dnr of the first page; two of the files begin after it
    "ostermalm-2021": (NAME, (2021,), ""),
    "kungsholmen-2021": (NAME, (2021,), "KUNG 2021/114"),
    "norrmalm-2017": (NAME, (2017,), ""),
    "enskede-arsta-vantor-2020": (UNNAMED, (), ""),
    "ostermalm-2023": (UNNAMED, (), "OST 2022/949"),
}
# The kind of question of each row, as a coordinator wants it.
KINDS = {
    "enskede-arsta-vantor-2020": "ongoing ongoing ongoing ongoing date minutes minutes ongoing ongoing"
    " ongoing conditional conditional ongoing conditional countable countable date date",
    "kungsholmen-2021": "frequency frequency ongoing ongoing ongoing ongoing conditional conditional ongoing"
    " conditional ongoing countable countable countable",
    "norrmalm-2017": "ongoing ongoing ongoing ongoing ongoing countable ongoing ongoing date ongoing ongoing"
    " date date date",
    "ostermalm-2021": "ongoing date countable conditional conditional countable frequency frequency"
    " conditional countable date date date",
    "ostermalm-2023": "ongoing date countable conditional conditional countable frequency countable date",
}
CLEAN_PLANS = ("ostermalm-2021", "kungsholmen-2021", "enskede-arsta-vantor-2020", "norrmalm-2017")


@each("name", sorted(COUNTS))
def test_every_cell_of_a_real_plan_is_what_the_plan_says(name: str) -> None:
    """Row by row and cell by cell the reading has the digest of what a person read."""
    rows = rows_of(PLANS / f"{name}.txt")

    assert len(rows) == COUNTS[name]
    assert [row_digests(row) for row in rows] == KNOWN[name]
    assert all(row.omrade for row in rows)


@each("name", sorted(SAID))
def test_a_real_plan_says_what_it_is_called(name: str) -> None:
    """Name, years and dnr; where the title page is missing, no name is guessed from the text."""
    text = (PLANS / f"{name}.txt").read_text(encoding="utf-8")

    found = read_identity(document_from_text(text))

    assert (found.name, found.years, found.dnr) == SAID[name]


@each("name", sorted(KINDS))
def test_every_row_of_a_real_plan_has_the_question_that_fits_it(name: str) -> None:
    """And a title of its own that a letter has room for."""
    rows, year = rows_of(PLANS / f"{name}.txt"), int(name[-4:])
    read = [understand(row, n, year, {}, ROLES) for n, row in enumerate(rows, start=1)]
    titles = [activity.question.title for activity in with_unique_titles(read)]

    assert [str(activity.question.kind) for activity in read] == KINDS[name].split()
    assert len(set(titles)) == len(rows)
    assert all(2 <= len(title) <= LONGEST_TITLE for title in titles)


@each("name", CLEAN_PLANS)
def test_a_clean_real_plan_is_never_changed_and_a_stripped_one_mostly_comes_back(name: str) -> None:
    """Nine words in ten that lost their dots have them again, and one in a hundred at most is wrong."""
    text = (PLANS / f"{name}.txt").read_text(encoding="utf-8")
    assert mend_words(text).changes == mend_words(text, damaged=False).changes == ()
    assert is_damaged(undotted(text))

    words = zip(text.split(), undotted(text).split(), mend_words(undotted(text)).text.split(), strict=True)
    outcomes = [(true == mended, scanned == mended) for true, scanned, mended in words if true != scanned]

    assert sum(right for right, _ in outcomes) > 0.9 * len(outcomes)
    assert sum(not right and not left for right, left in outcomes) < 0.01 * len(outcomes)
