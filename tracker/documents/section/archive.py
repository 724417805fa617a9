"""Office files are archives: rewritten so that the same content gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date

_EARLIEST = 1980  # the first year that an archive can state
_CORE = "docProps/core.xml"
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def repacked(data: bytes, day: date, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """Returns the archive with `day` as the time of every entry and in its properties."""
    out, given = io.BytesIO(), replaced or {}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = given.get(name) or old.read(name)
            new.writestr(_entry(name, day), _dated(content, day) if name == _CORE else content)
    return out.getvalue()


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(day.year, _EARLIEST), day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # otherwise the bytes depend on the machine's system
    return entry


def _dated(core: bytes, day: date) -> bytes:
    return _TIMES.sub(rb"\g<1>%b" % f"{day.isoformat()}T00:00:00Z".encode(), core)
