"""The kind of letter that tells a colleague of a reply that is theirs to decide."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

KINDS = ("reminder", "ring", "summary", "receipt", "digest", "section", "given")


def upgrade() -> None:
    listed = ", ".join(f"'{code}'" for code in KINDS)
    with op.batch_alter_table("letter") as batch:
        batch.drop_constraint("known_kind", type_="check")
        batch.create_check_constraint("known_kind", sa.text(f"kind IN ({listed})"))
