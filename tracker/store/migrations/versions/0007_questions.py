"""Short titles, and what a person has set of an activity's question."""

import sqlalchemy as sa
from alembic import op

from tracker.store import views

revision = "0007"
down_revision = "0006"

KINDS = ("revision", "countable", "frequency", "minutes", "conditional", "date", "ongoing")


def upgrade() -> None:
    for statement in views.removals("0006"):
        op.execute(statement)
    listed = ", ".join(f"'{code}'" for code in KINDS)
    with op.batch_alter_table("activity") as batch:
        batch.add_column(sa.Column("title", sa.String(), nullable=False, server_default=""))
        for name in ("own_title", "own_kind", "own_question"):
            batch.add_column(sa.Column(name, sa.String(), nullable=True))
        batch.create_check_constraint("known_own_kind", sa.text(f"own_kind IN ({listed})"))
    # Until the rows are read again, when the program opens the database.
    op.execute("UPDATE activity SET title = aktivitet")
    for statement in views.statements("0007", op.get_bind().dialect.name):
        op.execute(statement)
