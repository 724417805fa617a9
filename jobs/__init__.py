"""WHEN to do what: apscheduler ticks, the services decide. No rule about activities lives here."""
