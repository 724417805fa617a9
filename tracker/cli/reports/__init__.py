"""Commands for results: status, report sections and the log."""
