"""Who is asked about what and when, and how a letter is written, sent and followed."""
