"""Pictures are judged by their headers before anything decodes them."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from tests.workspaces import APPENDIX, check_workspace

TEXT = APPENDIX.replace("Första stycket. {#a2b3}", "![En karta](karta.png)\n{#a2b3}")


def png(width: int, height: int) -> bytes:
    """Return a PNG with a true header and a single row, whatever size it claims."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (min(width, 1000) + 1))
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def messages(tmp_path: Path, content: bytes) -> list[str]:
    checked = check_workspace(tmp_path, {"bilaga.md": TEXT, "karta.png": content})
    return [one.message for one in checked.findings]


def test_a_small_picture_passes(tmp_path: Path) -> None:
    assert [] == messages(tmp_path, png(10, 10))


@pytest.mark.parametrize("side", [5_001, 20_000, 2_000_000])
def test_a_picture_with_too_many_pixels_is_refused(side: int, tmp_path: Path) -> None:
    (message,) = messages(tmp_path, png(side, side))

    assert message.startswith("bilden karta.png har för många bildpunkter")


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_refused(content: bytes, tmp_path: Path) -> None:
    assert ["bilden karta.png går inte att läsa som bild"] == messages(
        tmp_path, content
    )
