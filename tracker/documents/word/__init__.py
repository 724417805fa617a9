"""Tables out of Word documents."""
