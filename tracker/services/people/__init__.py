"""People, their addresses and seats, and which seats a plan's roles mean."""
