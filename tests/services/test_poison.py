"""A mail that is poison among ordinary ones: those are done in the same pass, and it is read or set aside."""

from types import ModuleType

import pytest

from tests.actors import SCHEDULER
from tests.cases import each
from tests.examples import sample
from tests.faults_in import collector
from tests.faults_in.collector import Place
from tests.mail.poison import POISON
from tests.services.test_collect_faults import here
from tests.services.year import clock
from tracker.mail.incoming.message import MailProblem, read_message
from tracker.services.answers import collect as collecting
from tracker.services.answers import read_reply
from tracker.services.answers.collect import collect

__all__ = ["here"]  # the fixture of the other file
DONE = {"applied", "review", "autoreply", "bounce", "abuse", "loop", "other", "outsiders"}


@each("name", POISON)
def test_poison_is_read_or_refused_with_a_sentence(name: str) -> None:
    try:
        found = read_message(POISON[name])
    except MailProblem as problem:
        found = problem

    assert getattr(found, "kind", "") in DONE | {"reply"} or str(found).startswith(("Brev", "Outlook"))


@pytest.mark.parametrize(("module", "step"), [(read_reply, "read_message"), (collecting, "envelope")])
def test_poison_that_nobody_foresaw_stops_nothing(
    here: Place, monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str
) -> None:
    """No poison that is known breaks a reader: this one does, when it is read or when it is stored."""
    usual = getattr(module, step)

    def breaks(raw: bytes, **more: object) -> object:
        if raw == POISON["NUL in body"]:
            raise RecursionError("maximum recursion depth exceeded")
        return usual(raw, **more)

    monkeypatch.setattr(module, step, breaks)
    first, second = collector.answers(here, 2)
    collector.deliver(here, [first, POISON["NUL in body"], second])
    database = here.database()

    ended = collect(database, SCHEDULER, clock(collector.LATER), here.settings())

    assert (ended.new, ended.kinds["applied"]) == (3, 2)
    assert ended.kinds.get("failed", 0) == (module is read_reply)
    assert sum(collector.states(database).values()) == 3
    assert len(collector.applied(database)) == 2
    database.engine.dispose()


@pytest.mark.each_database
def test_poison_stops_nothing(here: Place) -> None:
    """Each kind in a pass of its own, between two answers: both are applied, and nothing is left unread.

    Some of them; each, on both databases, in `make thorough`.
    """
    settings = here.settings()
    poison = sample(POISON.items(), every=16, first=8 if settings.database_url else 0)
    database, answers = here.database(), iter(collector.answers(here, 2 * len(poison)))
    for name, raw in poison:
        collector.deliver(here, [next(answers), raw, next(answers)])

        kinds = collect(database, SCHEDULER, clock(collector.LATER), settings).kinds
        others = {kind: count for kind, count in kinds.items() if kind != "applied"}

        assert kinds["applied"] == 2, name
        assert sum(others.values()) == 1, name
        assert set(others) <= DONE, name
    assert set(collector.states(database)) <= {"read", "failed"}
    assert len(collector.applied(database)) == 2 * len(poison)
    database.engine.dispose()
