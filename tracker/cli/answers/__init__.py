"""The commands about answers."""
