"""Extracts tables and paragraphs from PDF pages."""
