"""Incoming mail: fetches raw messages and parses them into values."""
