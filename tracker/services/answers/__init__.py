"""Use cases for replies: collect, read, record, review and undo them."""
