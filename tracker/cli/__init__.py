"""The command line: words in, one deed, words out. Nothing heavy is imported before a command needs it."""

from tracker.cli.main import main

__all__ = ["main"]
