"""Finds which of the activities in the letter a stretch of a reply is about."""
