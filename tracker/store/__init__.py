"""The database: SQLModel tables inside this package, frozen dataclasses at its border."""
