"""A classifier trained on replies, for the words that the grammar's lists do not hold."""
