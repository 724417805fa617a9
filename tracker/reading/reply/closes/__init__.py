"""Whether an answer closes its activity by itself: only if every word of it is known to be harmless."""
