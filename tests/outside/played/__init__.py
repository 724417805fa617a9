"""A year of two real plans and a made-up one: made-up people answer as heads of units write."""
