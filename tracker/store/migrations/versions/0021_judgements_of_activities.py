"""The coordinator's own verdict on an activity in a draft, and own deviation; "" is none."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

VERDICTS = (
    "done",
    "as_planned",
    "ongoing",
    "needed",
    "no_need",
    "partly",
    "under_way",
    "late",
    "not_done",
    "dropped",
)


def upgrade() -> None:
    listed = ", ".join(f"'{code}'" for code in VERDICTS)
    # Inline, for SQLite adds no constraint to a table that is there.
    op.execute(
        "ALTER TABLE section_text ADD COLUMN verdict VARCHAR"
        f" CONSTRAINT known_verdict CHECK (verdict IN ({listed}))"
    )
    op.add_column("section_text", sa.Column("deviation", sa.String(), nullable=True))
