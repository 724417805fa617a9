"""One deed of a user per file. They take session, settings and time; they print nothing."""
