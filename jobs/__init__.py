"""The scheduler and its jobs. They decide when to run a use case; the use cases decide what to do."""

# The order at start: answers are collected first, so that nobody who has answered is asked.
NAMES = ("collect", "reminders", "outbox", "sections", "upkeep")
