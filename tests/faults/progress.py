"""Tells on stderr how far a long check has come."""

import sys
from time import strftime


def tell(what: str) -> None:
    print(f"  {strftime('%H:%M:%S')}  {what}", file=sys.stderr, flush=True)
