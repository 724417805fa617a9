"""Values and the rules of follow-up. No I/O, no clock, no database: the day is an argument."""
