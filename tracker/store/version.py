"""The database revision that the program requires; a test compares it with the newest migration."""

HEAD = "0021"
