"""Commands that operate the installation."""
