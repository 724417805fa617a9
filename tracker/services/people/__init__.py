"""Use cases for people: addresses, seats, and the seats that a plan's roles refer to."""
