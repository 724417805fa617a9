"""make bench: how long things take, as ratios within one run; never a test."""
