"""The section about proposals in RESULTS.md: what reviewing and pushing one costs."""

from __future__ import annotations

import os
import platform
from datetime import date

from place import Place
from pushing import measure_push
from results import Results
from reviewing import measure_review

TITLE = "## Förslag som granskas och skickas"
_NOTES = (
    "Förslaget ändrar ett stycke i ett dokument. Granskningen mäts i processen, utan "
    "Pythons start och import, på dokument med 1 750 ord; med minne har en tidigare "
    "granskning läst samma texter.",
    "git push går över file:// till ett naket förråd på samma disk, på dokument med 100 "
    "ord. Kroken, och git på båda sidor, är inräknade. Jämförelsen är en push utan krok "
    "och en varm `govdocs check` av det ändrade dokumentet, lagda ihop varv för varv.",
)


def measure_proposals(
    place: Place, documents: int, rounds: int, budget: float, day: date
) -> str:
    """Return the section, from its heading on."""
    results = Results(notes=list(_NOTES))
    measure_review(place, documents, rounds, budget, results)
    measure_push(place, documents, rounds, budget, results)
    words = (
        f"Mätt {day.isoformat()} med `python bench/run.py --only forslag`: "
        f"{os.cpu_count()} kärnor, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}."
    )
    return results.section(TITLE, words)
