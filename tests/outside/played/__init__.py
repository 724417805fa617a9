"""A year of two real plans and a made-up one, played with made-up people who answer as heads of units write."""
