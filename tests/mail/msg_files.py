"""Writes .msg files for tests: an OLE compound file (MS-CFB) with the properties of a mail (MS-OXMSG)."""

import struct

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def msg_file(properties: dict[str, str | bytes]) -> bytes:
    """A .msg with a stream for each property: its tag → text (Unicode) or bytes."""
    streams = {"__properties_version1.0": bytes(32)}
    for tag, value in properties.items():
        kind = "001F" if isinstance(value, str) else "0102"
        raw = value.encode("utf-16-le") if isinstance(value, str) else value
        streams[f"__substg1.0_{tag}{kind}"] = raw
    return compound_file(streams)


def compound_file(streams: dict[str, bytes]) -> bytes:
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    small = [name for name in names if len(streams[name]) < CUTOFF]
    mini, mini_fat, starts = b"", [], {}
    for name in small:
        data = _padded(streams[name], MINI)
        starts[name] = len(mini) // MINI if data else END
        mini += data
        mini_fat += _chain(len(mini_fat), len(data) // MINI)
    sectors: list[bytes] = []
    fat: list[int] = []

    def add(data: bytes) -> int:
        start, data = len(sectors), _padded(data, SECTOR)
        sectors.extend(data[place : place + SECTOR] for place in range(0, len(data), SECTOR))
        fat.extend(_chain(start, len(data) // SECTOR))
        return start if data else END

    for name in names:
        if name not in small:
            starts[name] = add(streams[name])
    mini_start = add(mini)
    mini_fat_start = add(
        struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(-(-len(mini_fat) // 128) * 512, b"\xff")
    )
    entries = [_entry("Root Entry", 5, mini_start, len(mini), child=1 if names else FREE)]
    for place, name in enumerate(names, start=1):
        right = place + 1 if place < len(names) else FREE
        entries.append(_entry(name, 2, starts[name], len(streams[name]), right=right))
    directory = add(b"".join(entries))
    fat_sectors = -(-(len(sectors) + 2) // 128)
    first_fat = len(sectors)
    fat += [FAT] * fat_sectors
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * SECTOR, b"\xff")
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, fat_sectors, directory, 0, CUTOFF, mini_fat_start, -(-len(mini_fat) // 128), END, 0,
    )  # fmt: skip
    places = [first_fat + n for n in range(fat_sectors)]
    head += struct.pack("<109I", *places, *[FREE] * (109 - fat_sectors))
    return head + b"".join(sectors) + table


def _entry(name: str, kind: int, start: int, size: int, right: int = FREE, child: int = FREE) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQIQ", encoded, len(encoded), kind, 1, FREE, right, child, b"", 0, 0, 0, start, size
    )


def _padded(data: bytes, size: int) -> bytes:
    return data.ljust(-(-len(data) // size) * size, b"\0")


def _chain(start: int, count: int) -> list[int]:
    return [start + n + 1 for n in range(count - 1)] + [END] if count else []
