"""Commands for plans."""
