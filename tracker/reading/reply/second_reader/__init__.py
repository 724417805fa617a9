"""A reader that has learned from replies what the grammar's word lists do not hold."""
