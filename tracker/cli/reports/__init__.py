"""The commands that show and write results."""
