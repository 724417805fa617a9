"""A classifier trained on replies, for the words that are not in the grammar's lists."""
