"""What a line of a reply may mean: as it was read first, then what the classifier finds likely."""

from tests.cases import each
from tracker.domain.reply.answer import AnswerShape
from tracker.domain.reply.trace import Trace
from tracker.domain.status import Status
from tracker.services.answers.review_case import CaseLine
from tracker.services.answers.suggested import suggested

LIKELY = (("review", 0.4), ("forsenad", 0.3), ("pagar", 0.2), ("genomford", 0.05))


@each(("read", "probabilities", "offered"), [
    (None, (), []),
    ("pagar", (), [("pagar", True)]),
    (None, LIKELY, [("forsenad", False), ("pagar", False)]),
    ("pagar", LIKELY, [("pagar", True), ("forsenad", False)]),
    ("utgar", (("pagar", 0.3), ("forsenad", 0.3), ("genomford", 0.3)),
     [("utgar", True), ("pagar", False), ("forsenad", False)]),
])  # fmt: skip
def test_the_likeliest_are_offered(
    read: str | None, probabilities: tuple[tuple[str, float], ...], offered: list[tuple[str, bool]]
) -> None:
    shape = AnswerShape(
        activity=1, status=read, comment="", value=None, target=None, forecast=None, confidence=0.5
    )
    line = CaseLine(0, 1, None, shape, Trace(probabilities=probabilities), None, ())
    found = suggested(line)
    assert [(one.status, one.as_read) for one in found] == [(Status(code), same) for code, same in offered]
