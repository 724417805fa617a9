"""A case of the review may rest until a day, or be with a colleague; `note` says why."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    with op.batch_alter_table("review") as batch:
        batch.add_column(sa.Column("rests_until", sa.Date(), nullable=True))
        batch.add_column(sa.Column("kept_by", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("note", sa.String(), nullable=False, server_default=""))
        batch.create_foreign_key("review_kept_by", "person", ["kept_by"], ["id"])
