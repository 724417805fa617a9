"""How an answer was decided is stored with it, and with the suggestions that wait for review."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for table in ("review", "status_report"):
        op.add_column(table, sa.Column("trace", sa.JSON(), nullable=True))
