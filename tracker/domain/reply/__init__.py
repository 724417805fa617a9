"""What a reply was read as, and why: values that are stored and shown without loading the readers."""
