"""What is proposed for each row at the turn of the year, and why."""

from collections.abc import Iterator

from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report.verdict import Verdict
from tracker.domain.revision.values import OldRow, Proposal
from tracker.domain.swedish import swedish_date

_NOT_DONE = {Verdict.LATE, Verdict.NOT_DONE, Verdict.NOT_DONE_IN_PART, Verdict.PARTLY}
_GOES_ON = {
    QuestionKind.CONDITIONAL: "vid behov, fortsätter",
    QuestionKind.REVISION: "återkommer varje år",
    QuestionKind.FREQUENCY: "återkommande, fortsätter",
    QuestionKind.MINUTES: "löpande, fortsätter",
    QuestionKind.ONGOING: "löpande, fortsätter",
}
_CELLS = {
    "aktivitet": "aktiviteten",
    "ansvarig": "ansvarig",
    "uppfoljning": "uppföljningen",
    "syfte": "syftet",
    "berorda": "andra berörda",
}


def propose(old: OldRow) -> tuple[Proposal, tuple[str, ...]]:
    """Returns what is proposed for the row, and the reasons in Swedish, the decisive one first."""
    gone = _why_dropped(old)
    if gone:
        return Proposal.DROPPED, (gone,)
    checks = tuple(_checks(old))
    reasons = (_why_kept(old), *_decided(old), *checks)
    return (Proposal.REWORDED if checks else Proposal.KEPT), reasons


def has_an_end(stored: StoredActivity) -> bool:
    """True for a task that is over once it is done: it has a date or a period, and no frequency."""
    schedule, kind = stored.activity.schedule, stored.activity.question.kind
    dated = schedule.kind in ("deadline", "period") and bool(schedule.due) and not schedule.times_per_year
    return dated and kind in (QuestionKind.DATE, QuestionKind.COUNTABLE)


def _why_dropped(old: OldRow) -> str:
    verdict = old.told.verdict if old.told else None
    if old.stored.withdrawn:
        day = f" {swedish_date(old.removed_on)}" if old.removed_on else ""
        return f"togs bort ur planen{day}"
    if verdict is Verdict.DROPPED:
        return "utgår enligt svaren"
    if verdict is Verdict.DONE and has_an_end(old.stored) and not (old.told and old.told.checks):
        return "är genomförd, och uppgiften hade ett slut"
    return ""


def _why_kept(old: OldRow) -> str:
    verdict, kind = (old.told.verdict if old.told else Verdict.UNKNOWN), old.stored.activity.question.kind
    label = old.told.label.lower() if old.told else "uppgift saknas"
    if verdict is Verdict.TOLD and kind not in _GOES_ON:
        return "läget beskrivs i svaren: tas med, avgör om den ska stå kvar"
    if verdict in _NOT_DONE:
        tidplan = old.moved.get("tidplan")
        return f"{label}: tas med {'med ny tid' if tidplan and tidplan.changed else 'igen'}"
    if kind in _GOES_ON:
        return _GOES_ON[kind]
    return f"{label}: tas med"


def _decided(old: OldRow) -> Iterator[str]:
    if old.reworded_on:
        yield f"ändrades genom beslut {swedish_date(old.reworded_on)}: de nya orden gäller"


def _checks(old: OldRow) -> Iterator[str]:
    """Yields what a person must look at."""
    for cell, moved in old.moved.items():
        if moved.doubt:
            yield moved.doubt if cell == "tidplan" else f"kontrollera {_CELLS[cell]}: {moved.doubt}"
    if old.proposals:
        yield "ändring har föreslagits, se nedan"
