"""The five typefaces of the site, cut down to the letters of western European text.

The fonts are dependencies of the program; the cut ones are kept in the user's cache.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from govdocs.errors import CannotWrite
from govdocs.text.files import replace_file

# Latin with Latin-1 and Extended-A, dashes, quotes, bullets, ellipsis, arrows.
_LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D),
    *(0x201E, 0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2191, 0x2192, 0x2193),
    0x2212,
)
_FEATURES = ["kern", "liga", "locl", "mark", "tnum", "lnum"]


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface: its CSS family, weight and style, and the file it comes from."""

    family: str
    weight: int
    style: str
    package: str
    file: str

    @property
    def source(self) -> Path:
        """Return the whole font as installed."""
        spec = find_spec(self.package)
        assert spec is not None, "a locked dependency"
        assert spec.origin is not None, "an ordinary package"
        return Path(spec.origin).parent / "files" / self.file

    @property
    def web_name(self) -> str:
        """Return the name of the cut font on the site."""
        return self.file.lower().replace(".otf", ".woff2")


FACES = (
    Face(
        "Source Serif Pro",
        400,
        "normal",
        "font_source_serif_pro",
        "SourceSerifPro-Regular.otf",
    ),
    Face(
        "Source Serif Pro",
        400,
        "italic",
        "font_source_serif_pro",
        "SourceSerifPro-It.otf",
    ),
    Face(
        "Source Serif Pro",
        600,
        "normal",
        "font_source_serif_pro",
        "SourceSerifPro-Semibold.otf",
    ),
    Face(
        "Source Sans Pro",
        400,
        "normal",
        "font_source_sans_pro",
        "SourceSansPro-Regular.otf",
    ),
    Face(
        "Source Sans Pro",
        600,
        "normal",
        "font_source_sans_pro",
        "SourceSansPro-Semibold.otf",
    ),
)


def web_fonts() -> dict[str, bytes]:
    """Return the cut fonts by name, from the cache when they have been cut before."""
    return {face.web_name: _cut_once(face) for face in FACES}


def _cut_once(face: Face) -> bytes:
    whole = face.source.read_bytes()
    key = sha256(whole + repr((_LETTERS, _FEATURES)).encode()).hexdigest()[:24]
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    kept = base / "govdocs" / "fonts" / f"{key}.woff2"
    try:
        found = kept.read_bytes()
        if found[:4] == b"wOF2":
            return found
    except OSError:
        pass
    cut = _cut(face.source)
    with suppress(CannotWrite):
        replace_file(kept, cut)
    return cut


def _cut(path: Path) -> bytes:
    """Return the subset as WOFF2, the same bytes for the same font every time."""
    from io import BytesIO

    from fontTools import subset

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = _FEATURES
    options.hinting = False
    options.recalc_timestamp = False
    out = BytesIO()
    with subset.load_font(str(path), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=_LETTERS)
        cutter.subset(font)
        subset.save_font(font, out, options)
    return out.getvalue()
