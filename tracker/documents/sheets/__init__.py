"""Extracts tables from spreadsheets and separated text."""
