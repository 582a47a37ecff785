"""Files opened and saved in LibreOffice, many by one process."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) finns inte här"
)
# The Python that the system's LibreOffice is reached from; ours has no UNO.
SYSTEM_PYTHON = "/usr/bin/python3"
_FILTERS = {"docx": "docx:MS Word 2007 XML", "odt": "odt", "pdf": "pdf"}
_FILTERS["txt"] = "txt:Text (encoded):UTF8"
# A start takes some seconds, and then each file a part of one.
_SECONDS = 300


def saved_by_office(
    files: Mapping[str, bytes], ending: str, folder: Path
) -> dict[str, bytes]:
    """Return files by name, saved by LibreOffice with another ending or the same."""
    given, out = folder / "givna", folder / f"sparade-{ending}"
    given.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (given / name).write_bytes(content)
    _convert([given / name for name in files], ending, out, folder / "profil")
    return {path.name: path.read_bytes() for path in out.iterdir()}


def _convert(paths: Iterable[Path], ending: str, out: Path, profile: Path) -> None:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            _FILTERS[ending],
            "--outdir",
            str(out),
            *map(str, paths),
        ],
        check=True,
        capture_output=True,
        timeout=_SECONDS,
    )


def _has_uno() -> bool:
    try:
        argv = [SYSTEM_PYTHON, "-c", "import uno"]
        return subprocess.run(argv, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


needs_uno = pytest.mark.skipif(
    not _has_uno(), reason="LibreOffice nås inte från Python (python3-uno) här"
)
