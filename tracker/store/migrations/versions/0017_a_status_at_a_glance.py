"""The status of a large plan costs no more than its rows; what is due when is found by activity."""

from alembic import op

from tracker.store import views

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    for statement in views.removals("0014"):
        op.execute(statement)
    op.create_index("occasion_of_activity", "occasion", ["activity_id", "due"])
    op.drop_index("ix_occasion_activity_id", "occasion")
    for statement in views.statements("0017", op.get_bind().dialect.name):
        op.execute(statement)
