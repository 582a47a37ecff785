"""The child process that lays out PDF files: no network, no files but its assets, limits.

Reads jobs as JSON lines on standard input and answers each with a JSON line. Nothing here
knows of workspaces; a document that breaks the layout breaks only this process.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import resource
import sys
from pathlib import Path
from typing import Any

from govdocs.render.pdf.job import BASE

# A full disk is no fault of the document; the parent tells the two apart by this.
DISK = "disk"
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
OVER_LIMIT = "processen nådde gränsen för tid eller minne"


def limit_memory(memory: int) -> None:
    """Cap the address space, so that a bomb ends this process and not the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: int) -> None:
    """Allow so many seconds more of processor time, counted from now."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))


def main() -> None:
    """Answer jobs until there are no more; the limits are the two arguments."""
    cpu_seconds, memory = map(int, sys.argv[1:])
    limit_memory(memory)
    logging.disable(logging.CRITICAL)
    for line in sys.stdin:
        job = json.loads(line)
        limit_time(cpu_seconds)
        sys.stdout.write(json.dumps(answer(job)) + "\n")
        sys.stdout.flush()


def answer(job: dict[str, Any]) -> dict[str, str]:
    """Make one PDF and say how it went; the words are for the log of a finding."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        raw = lay_out(job)
    except OSError as error:
        if error.errno in _NO_ROOM:
            return {"name": job["name"], "fault": DISK, "errno": str(error.errno)}
        return {"name": job["name"], "fault": _words(error)}
    except (Exception, FatalURLFetchingError) as error:
        return {"name": job["name"], "fault": _words(error)}
    try:
        save(raw, Path(job["out"]))
    except OSError as error:
        return {"name": job["name"], "fault": DISK, "errno": str(error.errno)}
    return {"name": job["name"], "fault": ""}


def _words(error: BaseException) -> str:
    match error:
        case MemoryError():
            return OVER_LIMIT
        case RecursionError():
            return "texten är nästlad för djupt"
        case Exception():
            return f"{type(error).__name__}: {error}"[:300]
        case _:
            return str(error)[:300]


def lay_out(job: dict[str, Any]) -> bytes:
    """Lay out one document and return it as a PDF file."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fetcher = asset_fetcher(job["assets"])
    fonts = FontConfiguration()
    sheet = CSS(
        string=job["css"], url_fetcher=fetcher, font_config=fonts, base_url=BASE
    )
    html = HTML(string=job["html"], url_fetcher=fetcher, base_url=BASE)
    raw = html.write_pdf(
        stylesheets=[sheet],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_identifier=job["name"].encode(),
    )
    return deterministic(raw)


def asset_fetcher(assets: dict[str, str]) -> Any:
    """Return a fetcher that knows the named assets and refuses all else, fatally."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    # weasyprint has no types, so its class is Any to mypy.
    class AssetFetcher(URLFetcher):  # type: ignore[misc]
        """Serves files that the parent named; never opens an address."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            name = url.removeprefix(BASE)
            if name not in assets:
                raise FatalURLFetchingError(f"{url[:80]} får inte hämtas")
            return URLFetcherResponse(url, Path(assets[name]).read_bytes())

    return AssetFetcher()


def deterministic(raw: bytes) -> bytes:
    """Return the file without marks of when it was made."""
    from io import BytesIO

    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(raw)) as pdf:
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def save(raw: bytes, out: Path) -> None:
    """Write under a temporary name, sync, and rename."""
    # The name is this process's own: one left behind by a killed build may still write.
    temporary = out.with_suffix(f".{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(out)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    main()
