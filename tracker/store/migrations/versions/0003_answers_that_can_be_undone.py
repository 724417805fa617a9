"""Answers can be undone; raw mail is stored apart; people have aliases and seats have deputies."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("status_report", sa.Column("undone_on", sa.Date(), nullable=True))
    op.create_table(
        "raw_mail",
        sa.Column("incoming_id", sa.Integer(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["incoming_id"], ["incoming.id"]),
        sa.PrimaryKeyConstraint("incoming_id"),
    )
    op.execute("INSERT INTO raw_mail (incoming_id, raw) SELECT id, raw FROM incoming")
    op.execute("ALTER TABLE incoming DROP COLUMN raw")
    op.create_table(
        "alias",
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("email"),
    )
    op.create_index("ix_alias_person_id", "alias", ["person_id"])
    op.create_table(
        "deputy",
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("seat_id", "person_id"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(SEAT_ANSWER.replace("CREATE VIEW", "CREATE OR REPLACE VIEW"))
    else:
        op.execute("DROP VIEW seat_answer")
        op.execute(SEAT_ANSWER)


# As before, except that undone answers do not count.
SEAT_ANSWER = """
CREATE VIEW seat_answer AS
SELECT b.activity_id, b.seat_id, b.origin, r.status, r.reported_on
FROM assignment b
LEFT JOIN status_report r ON r.id = (
    SELECT l.id FROM status_report l
    WHERE l.activity_id = b.activity_id AND l.undone_on IS NULL AND (
        l.seat_id = b.seat_id OR l.seat_id IS NULL OR NOT EXISTS (
            SELECT 1 FROM assignment x WHERE x.activity_id = l.activity_id AND x.seat_id = l.seat_id))
    ORDER BY l.reported_on DESC, l.id DESC LIMIT 1
)
"""
