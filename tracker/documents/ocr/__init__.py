"""Extracts tables from scanned pages."""
