"""The database. Rows are SQLModel tables in here; outside there are only frozen values."""
