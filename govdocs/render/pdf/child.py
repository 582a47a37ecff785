"""The child process that lays out PDF files: no network, no files but its assets, limits.

Reads jobs as JSON lines on standard input and answers each with a JSON line. Nothing here
knows of workspaces; a document that breaks the layout breaks only this process.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import sys
from pathlib import Path
from typing import Any

from govdocs.render.pdf.job import BASE

CPU_SECONDS = 60
MEMORY = 1_000_000_000


def limit_memory() -> None:
    """Cap the address space, so that a bomb ends this process and not the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time() -> None:
    """Allow so many seconds more of processor time, counted from now."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime)
    resource.setrlimit(
        resource.RLIMIT_CPU, (spent + CPU_SECONDS, resource.RLIM_INFINITY)
    )


def main() -> None:
    """Answer jobs until there are no more."""
    limit_memory()
    logging.disable(logging.CRITICAL)
    for line in sys.stdin:
        job = json.loads(line)
        limit_time()
        sys.stdout.write(json.dumps(answer(job)) + "\n")
        sys.stdout.flush()


def answer(job: dict[str, Any]) -> dict[str, str]:
    """Make one PDF and say how it went; the words are for the log of a finding."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        write_pdf(job)
    except (Exception, FatalURLFetchingError) as error:
        return {"name": job["name"], "fault": f"{type(error).__name__}: {error}"[:300]}
    return {"name": job["name"], "fault": ""}


def write_pdf(job: dict[str, Any]) -> None:
    """Lay out one document and write it, synced, under a temporary name first."""
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
    save(deterministic(raw), Path(job["out"]))


def asset_fetcher(assets: dict[str, str]) -> Any:
    """Return a fetcher that knows the named assets and refuses all else, fatally."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

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
    temporary = out.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(out)


if __name__ == "__main__":
    main()
