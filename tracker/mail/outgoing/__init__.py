"""Outgoing mail: builds messages and sends them to a server or writes them to a file."""
