"""Roles at the desk, links to sign in with, and those who are signed in."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

ROLES = ("coordinator", "reader", "central", "administrator")


def upgrade() -> None:
    listed = ", ".join(f"'{code}'" for code in ROLES)
    op.create_table(
        "access_role",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("role", sa.String(), primary_key=True),
        sa.Column("district", sa.String(), primary_key=True),
        sa.CheckConstraint(f"role IN ({listed})", name="known_role"),
    )
    op.create_table(
        "sign_in",
        sa.Column("token_sha256", sa.String(), primary_key=True),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("browser_sha256", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_sign_in_person_id", "sign_in", ["person_id"])
    op.create_table(
        "web_session",
        sa.Column("key_sha256", sa.String(), primary_key=True),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_web_session_person_id", "web_session", ["person_id"])
