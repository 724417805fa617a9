"""The log becomes an append-only hash chain; pauses have reasons; last runs and scanned words are stored."""

import sqlalchemy as sa
from alembic import op

from tracker.store.chain import link

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("activity", sa.Column("scanned", sa.JSON(), nullable=True))
    op.add_column("person", sa.Column("pause_reason", sa.String(), nullable=False, server_default=""))
    op.add_column("event", sa.Column("district", sa.String(), nullable=False, server_default=""))
    op.add_column("event", sa.Column("hash", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_event_district", "event", ["district"])
    op.create_table(
        "pulse",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "expected",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )
    still_open = sa.text("closed_by IS NULL AND withdrawn_on IS NULL")
    op.create_index(
        "occasion_open", "occasion", ["due"], sqlite_where=still_open, postgresql_where=still_open
    )
    _chain_what_there_is()
    for statement in only_grows(op.get_bind().dialect.name):
        op.execute(statement)


def _chain_what_there_is() -> None:
    connection = op.get_bind()
    connection.execute(
        sa.text(
            "UPDATE event SET district = (SELECT p.district FROM activity a JOIN plan p ON p.id = a.plan_id "
            "WHERE a.id = event.activity_id) WHERE activity_id IS NOT NULL"
        )
    )
    before = ""
    events = sa.Table("event", sa.MetaData(), autoload_with=connection)
    for row in connection.execute(sa.select(events).order_by(events.c.id)).mappings().all():
        before = link(before, dict(row))
        connection.execute(events.update().where(events.c.id == row["id"]).values(hash=before))


def only_grows(dialect: str) -> tuple[str, ...]:
    """Makes the database refuse to change or delete rows of the log."""
    if dialect == "postgresql":
        return (
            "CREATE FUNCTION event_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the log is only added to'; END $$",
            "CREATE TRIGGER event_only_grows BEFORE UPDATE OR DELETE ON event "
            "FOR EACH ROW EXECUTE FUNCTION event_only_grows()",
        )
    return tuple(
        f"CREATE TRIGGER event_no_{statement.lower()} BEFORE {statement} ON event "
        "BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END"
        for statement in ("UPDATE", "DELETE")
    )
