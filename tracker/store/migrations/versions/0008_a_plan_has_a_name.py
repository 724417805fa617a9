"""A district may have several plans a year: each has a name, a slug, and what its title page says."""

import sqlalchemy as sa
from alembic import op

from tracker.store import views

revision = "0008"
down_revision = "0007"

# The constraint had no name; PostgreSQL and this convention give it one.
CONVENTION = {"uq": "%(table_name)s_%(column_0_N_name)s_key"}
UNNAMED = "Handlingsplan"


def upgrade() -> None:
    for statement in views.removals("0007"):
        op.execute(statement)
    with op.batch_alter_table("plan", naming_convention=CONVENTION) as batch:
        batch.add_column(sa.Column("slug", sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("name", sa.String(), nullable=False, server_default=UNNAMED))
        batch.add_column(sa.Column("dnr", sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("decision", sa.String(), nullable=False, server_default=""))
        batch.drop_constraint("plan_district_year_key", type_="unique")
        batch.create_unique_constraint("plan_district_year_slug_key", ["district", "year", "slug"])
    for statement in views.statements("0008", op.get_bind().dialect.name):
        op.execute(statement)
