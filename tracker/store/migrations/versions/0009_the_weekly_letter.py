"""The kind of letter that tells the coordinator each week what waits."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KINDS = ("reminder", "ring", "summary", "receipt", "digest")


def upgrade() -> None:
    listed = ", ".join(f"'{code}'" for code in KINDS)
    with op.batch_alter_table("letter") as batch:
        batch.drop_constraint("known_kind", type_="check")
        batch.create_check_constraint("known_kind", sa.text(f"kind IN ({listed})"))
