"""make bench: durations as ratios within one run; never a test."""
