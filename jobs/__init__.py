"""WHEN to do what: apscheduler ticks, the services decide. No rule about activities lives here."""

# In this order at start: who has answered is not asked.
NAMES = ("collect", "reminders", "outbox", "sections")
