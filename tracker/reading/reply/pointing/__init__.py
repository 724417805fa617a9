"""Which of the activities asked about a stretch of a reply is about."""
