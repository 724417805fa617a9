"""A server that fails at each command: every letter is delivered, or its failure reported; others go on."""

from pathlib import Path
from time import monotonic

from tests.faults.kills import Numbers
from tests.faults.place import Place, place
from tests.faults.town import ROOM, rows
from tests.faults.witness import Rule

SICK = f"p{ROOM + 1}@"
TICKS = (0, 2, 8, 24, 90, 340, 1070, 2520, 3970, 5420, 6880)  # minutes: after each wait of a delay
REPORTED = "SELECT count(DISTINCT letter_id) FROM event WHERE what IN ('refused', 'uncertain')"
REASONS = "SELECT count(*) FROM letter WHERE state IN ('failed', 'uncertain') AND error = ''"
OF_ONE = ("RCPT", "DATA", "TEXT")
OF_ALL = ("CONNECT", "EHLO", "MAIL")
DELAYS, REFUSALS = ("451 4.7.1 senare", "421 4.3.2 vi stänger"), ("550 5.1.1 okänd",)
BROKEN = ("drop", "hang", "trickle")


def every_answer() -> list[tuple[Rule, ...]]:
    """Runs each fault at each command: always for one recipient, twice if it affects all."""
    faults = (*DELAYS, *REFUSALS, *BROKEN)
    one = [(Rule(at, do, SICK),) for at in OF_ONE for do in faults]
    return [*one, *((Rule(at, do, times=2),) for at in OF_ALL for do in faults), *reply_lost()]


def reply_lost() -> list[tuple[Rule, ...]]:
    return [(Rule("TEXT", "lose", SICK, 1),), (Rule("TEXT", "lose", SICK),), (Rule("TEXT", "greylist:300"),)]


def sick_server(
    folder: Path,
    url: str,
    *rules: Rule,
    mutation: str = "",
    longest: float = 2,
    letters: int = 4,
    patience: float = 30,
) -> Numbers:
    """Runs ticks for five days, until no letter waits."""
    with place(folder, url, *rules, letters=letters, mutation=mutation, connections=1, timeout=0.7) as here:
        slowest, ticks = 0.0, 0
        for minutes in TICKS:
            began = monotonic()
            here.run(minutes, longest=longest)
            slowest, ticks = max(slowest, monotonic() - began), ticks + 1
            _check(here, rules[0], minutes, letters)
            if not here.waiting():
                break
        assert here.waiting() == 0, f"in limbo: {here.states()}"
        assert slowest < patience, f"a tick lasted {slowest:.0f} s"
        reported = here.states().get("failed", 0) + here.states().get("uncertain", 0)
        assert here.lost() <= reported, "a letter was lost without a report"
        return {"svar": " ".join((rules[0].at, rules[0].do)), "försök": ticks, "lägen": here.states()}


def _check(here: Place, rule: Rule, minutes: int, letters: int) -> None:
    """Checks that only a lost reply causes a duplicate, and that the log has a reason for each failure."""
    copies = here.copies()
    assert max(copies.values(), default=1) <= (2 if rule.do == "lose" else 1), f"{rule}: {copies}"
    gone = here.states().get("failed", 0) + here.states().get("uncertain", 0)
    assert rows(here.database, REPORTED) == [(gone,)], "failed and not reported"
    assert rows(here.database, REASONS) == [(0,)], "failed without a reason"
    if rule.to and not minutes:
        assert len(copies) >= letters - 1, (
            f"{rule}: the healthy did not go in the first pass: {here.output()}"
        )
        assert "OVÄNTAT" not in here.output(), here.output()
    if rule.do in REFUSALS and rule.to:
        assert here.states().get("failed") == 1, f"{rule}: a refusal is final: {here.states()}"
    if rule.do in DELAYS and minutes < TICKS[-2]:
        assert "failed" not in here.states(), f"{rule}: a delay is no refusal: {here.states()}"
    if rule.do.startswith("greylist") and minutes > 7:
        assert len(copies) == letters, f"greylisted and not delivered: {here.states()}"
