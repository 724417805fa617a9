"""The status inget_behov; answers state whether they close later occasions."""

import sqlalchemy as sa
from alembic import op

from tracker.store import views

revision = "0006"
down_revision = "0005"

STATUSES = ("ej_paborjad", "pagar", "genomford", "forsenad", "utgar", "inget_behov")


def upgrade() -> None:
    for statement in views.removals("0005"):
        op.execute(statement)
    listed = ", ".join(f"'{code}'" for code in STATUSES)
    with op.batch_alter_table("status_report") as batch:
        batch.add_column(sa.Column("closes_later", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.drop_constraint("known_status", type_="check")
        batch.create_check_constraint("known_status", sa.text(f"status IN ({listed})"))
    # Earlier versions closed everything after a final status; what they closed stays closed.
    report = sa.table("status_report", sa.column("status"), sa.column("closes_later"))
    final = report.c.status.in_(("genomford", "utgar"))
    op.execute(report.update().where(final).values(closes_later=sa.true()))
    for statement in views.statements("0006", op.get_bind().dialect.name):
        op.execute(statement)
