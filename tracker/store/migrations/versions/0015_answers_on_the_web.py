"""The links of letters, answers that came by one, and a count of what is throttled."""

import sqlalchemy as sa
from alembic import op

from tracker.store import views

revision = "0015"
down_revision = "0014"

CHANNELS = ("mejl", "telefon", "webb")


def upgrade() -> None:
    op.create_table(
        "answer_link",
        sa.Column("token_sha256", sa.String(), primary_key=True),
        sa.Column("letter_id", sa.Integer(), sa.ForeignKey("letter.id"), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.UniqueConstraint("letter_id", "turn"),
    )
    op.create_table(
        "throttle",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_throttle_who", "throttle", ["who"])
    _let_answers_come_by_the_web()


def _let_answers_come_by_the_web() -> None:
    for statement in views.removals("0014"):
        op.execute(statement)
    listed = ", ".join(f"'{code}'" for code in CHANNELS)
    with op.batch_alter_table("status_report") as batch:
        batch.drop_constraint("known_channel", type_="check")
        batch.create_check_constraint("known_channel", sa.text(f"channel IN ({listed})"))
    for statement in views.statements("0014", op.get_bind().dialect.name):
        op.execute(statement)
