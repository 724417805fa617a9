"""Stores the code and the line of each reason why a mail awaits review."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("review", sa.Column("causes", sa.JSON(), nullable=True))
