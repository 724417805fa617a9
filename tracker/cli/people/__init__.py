"""The commands about people and seats."""
