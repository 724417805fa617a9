"""What a seat said that no longer answers for an activity is no answer of the seats that do now."""

from alembic import op

from tracker.store import views

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    for statement in views.removals("0008"):
        op.execute(statement)
    for statement in views.statements("0013", op.get_bind().dialect.name):
        op.execute(statement)
