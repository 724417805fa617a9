"""Places the pages under the path of the base address, whether or not the reverse proxy keeps it."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit


class BasePath:
    """A WSGI application under a path: links within the pages begin with it."""

    def __init__(self, app: Any, base_url: str) -> None:
        self._app = app
        self._path = urlsplit(base_url).path.rstrip("/")

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if self._path:
            environ["SCRIPT_NAME"] = self._path
            asked = environ.get("PATH_INFO", "")
            if asked == self._path or asked.startswith(f"{self._path}/"):
                environ["PATH_INFO"] = asked[len(self._path) :] or "/"
        found: Iterable[bytes] = self._app(environ, start_response)
        return found
