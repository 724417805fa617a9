"""Faults made on purpose: kills, lost replies, sick servers, full disks; what the outbox promises then."""
