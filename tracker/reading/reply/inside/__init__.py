"""Finds the answers that a person has written inside the quoted letter."""
