"""Tables out of scanned pages."""
