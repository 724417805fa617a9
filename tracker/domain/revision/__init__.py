"""The turn of the year: what becomes of each row of a plan, and the draft of the next one."""
