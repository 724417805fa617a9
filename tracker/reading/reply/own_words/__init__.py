"""Extracts the sender's own words: without quotes, greeting and signature."""
