"""Who may use the desk, and signing in."""
