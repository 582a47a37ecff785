"""Write the PDF jobs of a workspace: `pdf_jobs.py own|bare COUNT TREE OUT`.

The pages are the same; "bare" replaces the style with a page size and one typeface.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from datetime import date
from itertools import islice
from pathlib import Path

from govdocs.lint.run import check
from govdocs.overview.editions import find_library
from govdocs.render.html.fonts import FACES
from govdocs.render.pdf.document import pdf_job
from govdocs.render.pdf.job import BASE
from govdocs.render.site_plan import plan_site
from govdocs.render.text_page import text_pages
from govdocs.text.memory import Memory

_DAY = date(2024, 1, 1)
BARE = (
    f"@font-face {{ font-family: F; src: url({BASE}{FACES[0].file}); }} "
    "@page { size: A4; margin: 25mm; } body { font-family: F; }"
)


def main() -> None:
    """Write a job a line, for the child process to read."""
    style, count, tree, out = sys.argv[1:]
    folder = Path(out)
    loaded = check(Path(tree), _DAY, Memory()).loaded
    library = find_library(loaded, _DAY)
    plan = plan_site(loaded.root, library, folder)
    lines: list[str] = []
    for page in islice(text_pages(library, "utkast"), int(count)):
        job = pdf_job(page, _DAY, "", plan)
        job = replace(job, out=str(folder / f"{style}-{job.name}.pdf"))
        lines.append(
            json.dumps(asdict(job if style == "own" else replace(job, css=BARE)))
        )
    (folder / f"{style}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
