"""What a plan's answers say: status, report sections and the log."""
