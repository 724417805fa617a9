"""Replies: collecting, reading, recording, reviewing and undoing them."""
