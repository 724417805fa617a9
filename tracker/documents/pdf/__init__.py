"""Tables out of PDF pages."""
