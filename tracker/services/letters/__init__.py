"""Use cases for letters: decide who is asked what and when; write, send and track the letters."""
