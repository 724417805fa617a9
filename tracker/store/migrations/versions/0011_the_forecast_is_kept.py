"""Stores the forecast of an answer: whether the activity is expected to be done within the year."""

import sqlalchemy as sa
from alembic import op

from tracker.store import views

revision = "0011"
down_revision = "0010"

FORECASTS = ("ja", "nej", "osakert")


def upgrade() -> None:
    # SQLite makes the table anew, which it refuses while a view reads it.
    for statement in views.removals("0008"):
        op.execute(statement)
    listed = ", ".join(f"'{code}'" for code in FORECASTS)
    with op.batch_alter_table("status_report") as batch:
        batch.add_column(sa.Column("forecast", sa.String(), nullable=True))
        batch.create_check_constraint("known_forecast", sa.text(f"forecast IN ({listed})"))
    for statement in views.statements("0008", op.get_bind().dialect.name):
        op.execute(statement)
