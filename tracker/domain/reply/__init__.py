"""The reading of a reply and its reasons: values that are stored and shown without loading the readers."""
