"""What a former seat has finished counts for the seat whose questions it has closed."""

from alembic import op

from tracker.store import views

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    for statement in views.removals("0013"):
        op.execute(statement)
    for statement in views.statements("0014", op.get_bind().dialect.name):
        op.execute(statement)
