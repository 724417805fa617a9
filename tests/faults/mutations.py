"""Deliberate defects of the outbox. Each is applied inside a worker; a check must then fail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

from tracker.errors import TrackerError
from tracker.mail.outgoing import sender
from tracker.services.letters import outbox, outcome
from tracker.store import letters
from tracker.store.letters import LetterTable, col


def mark_before_send() -> None:
    real = sender.MailServer.send
    current: list[Any] = []
    claim = outbox._claim

    def claiming(run: Any) -> Any:
        claimed = claim(run)
        current[:] = [run, claimed]
        return claimed

    def send(self: Any, to: str, message: Any) -> Any:
        run, claimed = current
        outcome.record(run.database, run.actor, run.clock.now(), claimed, "sent", "")
        return real(self, to, message)

    outbox._claim = claiming
    sender.MailServer.send = send  # type: ignore[method-assign]
    from tests.faults import crashes

    crashes.POINTS["before send"] = lambda passage: crashes._wrap(
        sender.MailServer, "_attempt", passage, before=True
    )


def yagmails_own_send() -> None:
    import yagmail.sender

    from tracker.mail.outgoing.smtp_answers import Outcome

    yagmail.sender.time.sleep = lambda *_: None  # it waits 3 + 6 + 9 seconds

    def send(self: Any, to: str, message: Any) -> Outcome:
        smtp = self._smtp
        client = yagmail.SMTP(
            smtp.sender,
            "x",
            host=smtp.host,
            port=smtp.port,
            smtp_ssl=False,
            smtp_starttls=False,
            smtp_skip_login=True,
            timeout=smtp.timeout,
        )
        done = client.send(to, message["Subject"], "words", message_id=message["Message-ID"])
        return Outcome(accepted=done is not False)

    sender.MailServer.send = send  # type: ignore[method-assign]


def claims_never_run_out() -> None:
    letters._to_go = lambda now: (col(LetterTable.state) == "planned") & (col(LetterTable.next_try) <= now)


def the_lease_is_over_at_once() -> None:
    outbox.LEASE = timedelta(seconds=-1)


def no_fence() -> None:
    from sqlmodel import update

    def mark(session: Any, letter_id: int, _claim: str, state: str, **values: object) -> bool:
        session.exec(
            update(LetterTable).where(col(LetterTable.id) == letter_id).values(state=state, **values)
        )
        return True

    letters.mark = mark


def a_new_message_id_each_time() -> None:
    real, number = outbox.build, count()

    def build(draft: Any) -> Any:
        return real(replace(draft, message_id=draft.message_id.replace("<d.", f"<d{next(number)}.")))

    outbox.build = build


def _outcomes(change: Callable[[Any], Any]) -> None:
    real = outbox.record_outcome
    outbox.record_outcome = lambda database, actor, now, claimed, one: real(
        database, actor, now, claimed, change(one)
    )


def a_refusal_is_tried_for_ever() -> None:
    outcome.WAITS = outcome.WAITS * 1000
    _outcomes(lambda one: replace(one, permanent=False))


def a_delay_is_taken_for_a_refusal() -> None:
    _outcomes(lambda one: replace(one, permanent=not one.accepted))


def what_is_delayed_is_dropped() -> None:
    real = outcome.record

    def record(
        database: Any, actor: Any, now: Any, claimed: Any, state: str, *more: Any, **named: Any
    ) -> None:
        named.pop("next_try", None)
        became = "withdrawn" if state == "planned" else state
        real(database, actor, now, claimed, became, *more, **named)

    outcome.record = record


def the_claim_is_not_committed() -> None:
    def claim(run: Any) -> Any:
        with run.database.session() as session:
            letter = letters.claim_next(session, "c", run.clock.now(), outbox.LEASE)
            session.rollback()
        return outbox.Claimed(letter, "c") if letter else None

    outbox._claim = claim


def one_poison_letter_stops_all() -> None:
    outbox.Exception = TrackerError  # type: ignore[attr-defined]


def no_deadline() -> None:
    sender.LONGEST = 6.0  # that of the check is 2


def a_broken_line_is_tried_again_at_once() -> None:
    """Retries a broken connection even after the content was sent, as yagmail does by itself."""
    real = sender.outcome_of

    def outcome(error: Exception, _begun: bool) -> Any:
        return replace(real(error, False), uncertain=False)

    sender.outcome_of = outcome


MUTATIONS: dict[str, Callable[[], None]] = {
    breaks.__name__.replace("_", " "): breaks
    for breaks in (
        mark_before_send,
        yagmails_own_send,
        claims_never_run_out,
        the_lease_is_over_at_once,
        no_fence,
        a_new_message_id_each_time,
        a_refusal_is_tried_for_ever,
        a_delay_is_taken_for_a_refusal,
        what_is_delayed_is_dropped,
        the_claim_is_not_committed,
        one_poison_letter_stops_all,
        no_deadline,
        a_broken_line_is_tried_again_at_once,
    )
}
