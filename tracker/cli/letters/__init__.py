"""The commands about letters."""
