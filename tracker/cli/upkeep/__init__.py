"""The commands that run and maintain the installation."""
