"""Check constraints on codes; columns for superiors, holds and receipts; standard names."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from tracker.store import views

revision = "0005"
down_revision = "0004"

# The codes at the time of this step; a later step that adds a code recreates the constraint.
KNOWN: dict[str, dict[str, Sequence[str]]] = {
    "assignment": {"origin": ("exact", "unit", "similar", "assigned", "coordinator")},
    "occasion": {"kind": ("VB", "T1", "T2", "deadline", "revision", "checkpoint")},
    "letter": {
        "kind": ("reminder", "ring", "summary", "receipt"),
        "state": (
            *("planned", "claimed", "held", "sent", "uncertain"),
            *("failed", "withdrawn", "skipped", "exported"),
        ),
    },
    "incoming": {
        "state": ("stored", "reading", "read", "failed"),
        "kind": ("", "reply", "autoreply", "bounce", "abuse", "loop", "other"),
    },
    "review": {"state": ("open", "accepted", "corrected", "dismissed")},
    "status_report": {
        "status": ("ej_paborjad", "pagar", "genomford", "forsenad", "utgar"),
        "channel": ("mejl", "telefon"),
    },
}
RECEIPT = "kvitto på ett svar"


def upgrade() -> None:
    for statement in views.removals("0005"):
        op.execute(statement)
    _readings()
    _people()
    _receipts()
    _names()
    for table, columns in KNOWN.items():
        with op.batch_alter_table(table) as batch:
            for column, codes in columns.items():
                listed = ", ".join(f"'{code}'" for code in codes)
                batch.create_check_constraint(f"known_{column}", sa.text(f"{column} IN ({listed})"))
    for statement in views.statements("0005", op.get_bind().dialect.name):
        op.execute(statement)


def _readings() -> None:
    """Marks the existing readings as version 1."""
    version = sa.Column("reading_version", sa.Integer(), nullable=False, server_default="1")
    op.add_column("activity", version)
    op.create_index("ix_activity_reading_version", "activity", ["reading_version"])


def _people() -> None:
    """Turns superiors into persons, a hold into a column of its own, and adds the key for finding names."""
    op.add_column("person", sa.Column("name_key", sa.String(), nullable=False, server_default=""))
    op.add_column("person", sa.Column("on_hold", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("ALTER TABLE person ADD COLUMN superior_id INTEGER REFERENCES person (id)")
    for statement in (
        "INSERT INTO person (name, email, superior_email, pause_reason) "
        "SELECT DISTINCT superior_email, superior_email, '', '' FROM person WHERE superior_email <> '' "
        "AND superior_email NOT IN (SELECT email FROM person)",
        "UPDATE person SET superior_id = (SELECT s.id FROM person s WHERE s.email = person.superior_email) "
        "WHERE superior_email <> ''",
        "ALTER TABLE person DROP COLUMN superior_email",
    ):
        op.execute(statement)
    held = sa.true().compile(dialect=op.get_bind().dialect)
    op.execute(f"UPDATE person SET on_hold = {held}, paused_until = NULL WHERE paused_until = '9999-12-31'")
    person = sa.table("person", *map(sa.column, ("id", "name", "name_key")))
    for one in op.get_bind().execute(sa.select(person.c.id, person.c.name)).all():
        key = " ".join(one.name.split()).casefold()
        op.execute(person.update().where(person.c.id == one.id).values(name_key=key))
    op.create_index("ix_person_name_key", "person", ["name_key"])
    op.create_index("ix_person_superior_id", "person", ["superior_id"])


def _receipts() -> None:
    """Moves the Message-ID that a receipt answers from `reason` to its own column."""
    op.add_column("letter", sa.Column("in_reply_to", sa.String(), nullable=False, server_default=""))
    op.execute(f"UPDATE letter SET in_reply_to = reason, reason = '{RECEIPT}' WHERE kind = 'receipt'")


def _names() -> None:
    op.execute("ALTER TABLE letter_line RENAME COLUMN step TO days_before_due")
    op.rename_table("pulse", "last_run")
    op.rename_table("expected", "forecast_count")
    op.rename_table("holding", "tenure")
    for column in ("person_id", "seat_id"):
        op.drop_index(f"ix_holding_{column}", "tenure")
        op.create_index(f"ix_tenure_{column}", "tenure", [column])
