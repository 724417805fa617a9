"""Fault injection for the outbox: kills, lost replies, failing servers, full disks."""
