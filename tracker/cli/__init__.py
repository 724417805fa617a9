"""The command line. Each command parses its values, calls one use case and prints the result.

Heavy libraries are imported by the commands that need them.
"""

from tracker.cli.main import main

__all__ = ["main"]
