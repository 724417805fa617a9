"""An ansvarig cell is read as the roles and units that it names, and never as one that it does not."""

import json
import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.domain.plan import Role
from tracker.reading.ansvarig import RoleLexicon, not_understood, read_ansvarig

DATA = Path(__file__).parent.parent / "data" / "reading"
CASES = [
    case
    for name in ("ansvarig", "ansvarig_second", "ansvarig_third", "ansvarig_fourth", "ansvarig_fifth")
    for case in json.loads((DATA / f"{name}.json").read_text("utf-8"))
]


@each("case", CASES)
def test_cell_is_read_as_its_reader_would(case):
    """Role, unit and "all" are those that a coordinator would give, in the cell's order."""
    expected = tuple(Role(role["role"], role["unit"], role["all"]) for role in case["roles"])

    assert read_ansvarig(case["text"]) == expected, case.get("reason", "")


@each("case", [case for case in CASES if "told" in case])
def test_what_is_not_understood_is_said(case):
    """The words that are no role, unit or body, and nothing where all is understood."""
    assert list(not_understood(case["text"])) == case["told"]


def test_a_municipality_can_add_roles_of_its_own():
    """A head that the default does not know becomes a role when the lexicon has it."""
    own = RoleLexicon(heads=(*RoleLexicon().heads, "trollkarl"))

    assert read_ansvarig("Kommuntrollkarlar") == ()
    assert read_ansvarig("Kommuntrollkarlar", own) == (Role("kommuntrollkarl"),)


WORDS = sorted({word for case in CASES for word in case["text"].split()})


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_no_text_raises(text):
    """Whatever stands in the cell, the answer is a tuple of roles with a name."""
    for role in read_ansvarig(text):
        assert role.role or role.unit


@given(
    st.sampled_from(["Anna", "Karin", "Lars", "Mohammed"]),
    st.sampled_from(["Andersson", "Berg", "Öst", "Al-Amin"]),
)
def test_a_persons_name_is_no_role(first, last):
    """Nobody is made a unit or a role by name."""
    assert read_ansvarig(f"{first} {last}") == ()
    assert not_understood(f"{first} {last}") == (f"{first} {last}",)
    assert read_ansvarig(f"Enhetschef {first} {last}") == (Role("enhetschef"),)


@each("name", ["Bergman", "Öhman", "Lundqvist", "Malmsten", "Norén", "Vera Modén", "Jo Wretman"])
def test_a_name_that_ends_as_a_title_or_a_body_does_is_neither(name):
    """It is told, so that a person can say which seat is meant."""
    assert read_ansvarig(f"Kurator, {name}") == (Role("kurator"),)
    assert not_understood(f"Kurator, {name}") == (name,)


@each("words", ["A ", "Enheten a ", "(a", "för a ", "A & ", "soc. ", "a-", "\n", "i A, "])
def test_a_cell_of_one_thing_over_and_over_is_read(words):
    """A cell as long as the longest that is read neither fails nor takes long."""
    begun = time.process_time()

    read_ansvarig(words * (4000 // len(words)))

    assert time.process_time() - begun < 5
