"""Runs the migrations on the connection passed in; Alembic calls this file."""

from alembic import context
from sqlmodel import SQLModel

from tracker.store import log_tables, section_tables, tables, web_tables

assert log_tables  # the import fills SQLModel.metadata
assert section_tables
assert tables
assert web_tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
