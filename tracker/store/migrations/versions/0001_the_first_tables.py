"""The first tables, and the view of each activity's status."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "job_run",
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ok", sa.Boolean(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("job"),
    )
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reads_as", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("cell", "text"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("superior_email", sa.String(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("unreachable_since", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("email"),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("source_sha256", sa.String(), nullable=False),
        sa.Column("imported_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("district", "year"),
    )
    op.create_index("ix_plan_district", "plan", ["district"])

    op.create_table(
        "seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("district", "role", "unit", "department"),
    )
    op.create_index("ix_seat_district", "seat", ["district"])

    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("omrade", sa.String(), nullable=False),
        sa.Column("aktivitet", sa.String(), nullable=False),
        sa.Column("ansvarig", sa.String(), nullable=False),
        sa.Column("tidplan", sa.String(), nullable=False),
        sa.Column("uppfoljning", sa.String(), nullable=False),
        sa.Column("syfte", sa.String(), nullable=False),
        sa.Column("berorda", sa.String(), nullable=False),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("plan_id", "number"),
    )
    op.create_index("ix_activity_plan_id", "activity", ["plan_id"])

    op.create_table(
        "holding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"],
            ["seat.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_holding_person_id", "holding", ["person_id"])
    op.create_index("ix_holding_seat_id", "holding", ["seat_id"])

    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claim", sa.String(), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message_id"),
        sa.UniqueConstraint("person_id", "day", "kind"),
        sa.UniqueConstraint("token"),
    )
    op.create_index("ix_letter_code", "letter", ["code"])
    op.create_index("ix_letter_day", "letter", ["day"])
    op.create_index("ix_letter_person_id", "letter", ["person_id"])
    op.create_index("ix_letter_state", "letter", ["state"])

    op.create_table(
        "role_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seat_id"],
            ["seat.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("district", "text", "seat_id"),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"],
            ["seat.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("activity_id", "seat_id"),
    )
    op.create_index("ix_assignment_activity_id", "assignment", ["activity_id"])
    op.create_index("ix_assignment_seat_id", "assignment", ["seat_id"])

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["letter.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_event_activity_id", "event", ["activity_id"])
    op.create_index("ix_event_person_id", "event", ["person_id"])
    op.create_index("ix_event_what", "event", ["what"])

    op.create_table(
        "incoming",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("uidvalidity", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["letter.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("mailbox", "uidvalidity", "uid"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_index("ix_incoming_state", "incoming", ["state"])

    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incoming_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("suggestion", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incoming_id"],
            ["incoming.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("incoming_id"),
    )
    op.create_index("ix_review_state", "review", ["state"])

    op.create_table(
        "status_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("target", sa.Float(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("incoming_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
        ),
        sa.ForeignKeyConstraint(
            ["incoming_id"],
            ["incoming.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"],
            ["seat.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_status_report_activity_id", "status_report", ["activity_id"])

    op.create_table(
        "occasion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
        ),
        sa.ForeignKeyConstraint(
            ["closed_by"],
            ["status_report.id"],
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"],
            ["seat.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("activity_id", "seat_id", "kind", "due"),
    )
    op.create_index("ix_occasion_activity_id", "occasion", ["activity_id"])
    op.create_index("ix_occasion_due", "occasion", ["due"])
    op.create_index("ix_occasion_seat_id", "occasion", ["seat_id"])

    op.create_table(
        "letter_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("occasion_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["letter.id"],
        ),
        sa.ForeignKeyConstraint(
            ["occasion_id"],
            ["occasion.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_letter_line_letter_id", "letter_line", ["letter_id"])
    op.create_index("ix_letter_line_occasion_id", "letter_line", ["occasion_id"])
    for view in views(op.get_bind().dialect.name):
        op.execute(view)


def views(dialect: str) -> tuple[str, str]:
    """Creates the views. seat_answer: the last answer of each seat. activity_status: one row per activity.

    An answer for the whole activity (no seat), or of a seat no longer assigned, counts for every seat.

    What depends on the day (late) is left to the query. The rule of `status` is combined_status in
    tracker/domain/status.py; a test compares the two.
    """
    joined = "string_agg" if dialect == "postgresql" else "group_concat"
    return SEAT_ANSWER, ACTIVITY_STATUS.format(joined=joined)


SEAT_ANSWER = """
CREATE VIEW seat_answer AS
SELECT b.activity_id, b.seat_id, b.origin, r.status, r.reported_on
FROM assignment b
LEFT JOIN status_report r ON r.id = (
    SELECT l.id FROM status_report l
    WHERE l.activity_id = b.activity_id AND (
        l.seat_id = b.seat_id OR l.seat_id IS NULL OR NOT EXISTS (
            SELECT 1 FROM assignment x WHERE x.activity_id = l.activity_id AND x.seat_id = l.seat_id))
    ORDER BY l.reported_on DESC, l.id DESC LIMIT 1
)
"""

ACTIVITY_STATUS = """
CREATE VIEW activity_status AS
SELECT
    a.id AS activity_id, l.district, l.year, a.number, a.omrade, a.aktivitet, a.ansvarig,
    (SELECT {joined}(u.name, '; ') FROM (
        SELECT DISTINCT CASE WHEN s.unit = '' THEN s.department ELSE s.unit END AS name
        FROM assignment b JOIN seat s ON s.id = b.seat_id
        WHERE b.activity_id = a.id AND b.origin <> 'coordinator' ORDER BY 1) u
     WHERE u.name <> '') AS unit,
    CASE
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id AND s.status IS NOT NULL)
            THEN 'ej_rapporterad'
        WHEN EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id AND s.status = 'forsenad')
            THEN 'forsenad'
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id
                         AND (s.status IS NULL OR s.status <> 'utgar'))
            THEN 'utgar'
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id
                         AND (s.status IS NULL OR s.status NOT IN ('genomford', 'utgar')))
            THEN 'genomford'
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id AND s.status <> 'ej_paborjad')
            THEN 'ej_paborjad'
        ELSE 'pagar'
    END AS status,
    d.due,
    (SELECT {joined}(w.name, '; ') FROM (
        SELECT DISTINCT COALESCE(p.name, 'vakant: ' || s.role) AS name
        FROM occasion o JOIN seat s ON s.id = o.seat_id
        LEFT JOIN holding h ON h.seat_id = s.id AND h.until IS NULL
        LEFT JOIN person p ON p.id = h.person_id
        WHERE o.activity_id = a.id AND o.due = d.due AND o.closed_by IS NULL AND o.withdrawn_on IS NULL
        ORDER BY 1) w) AS owes,
    (SELECT MAX(s.reported_on) FROM seat_answer s WHERE s.activity_id = a.id) AS last_report
FROM activity a
JOIN plan l ON l.id = a.plan_id
JOIN (
    SELECT x.id, (
        SELECT MIN(o.due) FROM occasion o JOIN plan q ON q.id = x.plan_id
        WHERE o.activity_id = x.id AND o.closed_by IS NULL AND o.withdrawn_on IS NULL
          AND (o.due >= q.imported_on OR NOT EXISTS (
              SELECT 1 FROM occasion z JOIN activity y ON y.id = z.activity_id
              WHERE y.plan_id = q.id AND z.withdrawn_on IS NULL AND z.due >= q.imported_on))
    ) AS due
    FROM activity x
) d ON d.id = a.id
WHERE a.withdrawn_on IS NULL
"""
