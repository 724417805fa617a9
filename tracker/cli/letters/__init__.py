"""Commands for letters."""
