"""An uppföljning cell is read as the forms it names, whose report it is and the number it asks for."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.domain.forms import Form
from tracker.reading.uppfoljning import read_uppfoljning

DATA = Path(__file__).parent.parent / "data" / "reading"
CASES = [
    case
    for name in (
        "uppfoljning",
        "uppfoljning_second",
        "uppfoljning_third",
        "uppfoljning_fourth",
        "uppfoljning_fifth",
    )
    for case in json.loads((DATA / f"{name}.json").read_text("utf-8"))
]


@each("case", CASES)
def test_cell_is_read_as_its_reader_would(case):
    """Forms in the order of Form, the owner and the indicator in the cell's own words."""
    follow_up = read_uppfoljning(case["text"])

    indicator = follow_up.indicator
    question, target = (indicator.question, indicator.target) if indicator else (None, None)
    read = (list(follow_up.forms), follow_up.owner, question, target)

    assert read == (case["forms"], case["owner"], case["question"], case["target"]), case.get("reason", "")


@given(
    st.text()
    | st.lists(st.sampled_from(["VB", "T1", "minst", "10", "s", "i", "för", ",", "antal", "enhetens"])).map(
        " ".join
    )
)
def test_no_text_raises(text):
    """Whatever stands in the cell, the forms are known ones in their order."""
    forms = read_uppfoljning(text).forms

    assert list(forms) == [form for form in Form if form in forms]
