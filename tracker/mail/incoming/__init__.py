"""Mail in: fetching raw messages and parsing them into values."""
