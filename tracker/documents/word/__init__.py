"""Extracts tables and paragraphs from Word documents."""
