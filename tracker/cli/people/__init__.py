"""Commands for people and seats."""
