"""Tables out of spreadsheets and separated text."""
