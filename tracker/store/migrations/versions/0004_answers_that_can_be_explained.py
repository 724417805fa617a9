"""Stores how an answer was decided, also for the suggestions that await review."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for table in ("review", "status_report"):
        op.add_column(table, sa.Column("trace", sa.JSON(), nullable=True))
