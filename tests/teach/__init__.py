"""Teaches the second reader of replies: what an expert said of some thousand → its weights."""
