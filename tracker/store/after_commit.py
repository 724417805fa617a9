"""What is done outside the database when a transaction has been stored."""

from collections.abc import Callable

from sqlalchemy import event
from sqlalchemy.orm import SessionTransaction
from sqlmodel import Session

Deed = Callable[[], None]


def after_commit(session: Session, do: Deed, instead: Deed) -> None:
    """Does it when the transaction is committed; `instead` if it ends in another way."""
    done: list[Deed] = []

    def once(deed: Deed) -> None:
        if not done:
            done.append(deed)
            deed()

    def ended(_session: Session, transaction: SessionTransaction) -> None:
        if transaction.parent is None:
            once(instead)

    def committed(stored: Session) -> None:
        if not stored.in_nested_transaction():  # the release of a savepoint stores nothing yet
            once(do)

    event.listen(session, "after_commit", committed)
    event.listen(session, "after_transaction_end", ended)
