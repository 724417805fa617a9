"""Drafts of report sections, the coordinator's own texts, and fixed versions that never change.

A letter tells the coordinator of a draft. An occasion knows that the section it belonged to is fixed.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

FORMS = ("T1", "T2", "VB")
KINDS = ("reminder", "ring", "summary", "receipt", "digest", "section")
FIXED = ("section_version", "section_file")


def upgrade() -> None:
    with op.batch_alter_table("letter") as batch:
        batch.drop_constraint("known_kind", type_="check")
        batch.create_check_constraint("known_kind", sa.text(f"kind IN ({_listed(KINDS)})"))
    op.add_column("occasion", sa.Column("fixed_on", sa.Date(), nullable=True))
    _drafts()
    _versions()
    for table in FIXED:
        for statement in never_changes(table, op.get_bind().dialect.name):
            op.execute(statement)


def _drafts() -> None:
    op.create_table(
        "section_draft",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("plan.id"), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drawn_by", sa.String(), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.UniqueConstraint("plan_id", "form"),
        _known_form(),
    )
    op.create_index("ix_section_draft_plan_id", "section_draft", ["plan_id"])
    op.create_index("ix_section_draft_announced_on", "section_draft", ["announced_on"])
    op.create_table(
        "section_text",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("draft_id", sa.Integer(), sa.ForeignKey("section_draft.id"), nullable=False),
        sa.Column("activity_id", sa.Integer(), sa.ForeignKey("activity.id"), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("basis", sa.JSON(), nullable=False),
        sa.UniqueConstraint("draft_id", "activity_id"),
    )
    op.create_index("ix_section_text_draft_id", "section_text", ["draft_id"])
    of_whole = sa.text("activity_id IS NULL")
    op.create_index(
        "section_text_of_whole",
        "section_text",
        ["draft_id"],
        unique=True,
        sqlite_where=of_whole,
        postgresql_where=of_whole,
    )


def _versions() -> None:
    op.create_table(
        "section_version",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("plan.id"), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fixed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fixed_by", sa.String(), nullable=False),
        sa.Column("dnr", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.UniqueConstraint("plan_id", "form", "number"),
        _known_form(),
        sa.CheckConstraint("number >= 1", name="numbered_from_one"),
        sa.CheckConstraint("(number = 1) = (reason = '')", name="corrected_for_a_reason"),
    )
    op.create_index("ix_section_version_plan_id", "section_version", ["plan_id"])
    op.create_table(
        "section_file",
        sa.Column("version_id", sa.Integer(), sa.ForeignKey("section_version.id"), primary_key=True),
        sa.Column("format", sa.String(), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )


def _known_form() -> sa.CheckConstraint:
    return sa.CheckConstraint(f"form IN ({_listed(FORMS)})", name="known_form")


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(f"'{code}'" for code in codes)


def never_changes(table: str, dialect: str) -> Iterator[str]:
    """Yields the statements that make the database refuse to change or delete rows of a table."""
    says = "a fixed section never changes"
    if dialect == "postgresql":
        yield (
            f"CREATE FUNCTION {table}_never_changes() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{says}'; END $$"
        )
        yield (
            f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_never_changes()"
        )
        yield (
            f"CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_never_changes()"
        )
        return
    for statement in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_no_{statement.lower()} BEFORE {statement} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
        )
