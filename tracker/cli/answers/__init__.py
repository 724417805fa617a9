"""Commands for answers."""
