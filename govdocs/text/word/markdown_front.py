"""The front matter of a text that comes in: what is known, and what a person must fill in.

What is not known says `okänd` or is empty, so that `check` lists it with its remedy.
"""

from __future__ import annotations

import json

from govdocs.model.kinds import ROWS, DocumentKind
from govdocs.text.front_matter import FENCE

_TASKS = {
    "parter": "[okänd]  # ATT GÖRA: alla, eller parternas id ur parter.yaml",
    "avtalstid": "{från: okänd, till: okänd}  # ATT GÖRA: som 2024-01-31; tills vidare: utan till",
    "genomförande": "{ansvarig: okänd}  # ATT GÖRA: ett organs eller en parts id, och hur",
    "uppföljning": "{ansvarig: okänd, indikatorer: []}  # ATT GÖRA: som ovan, och vilka mått",
    "det_viktigaste": "[]  # ATT GÖRA: högst fem meningar till den som ska använda texten",
    "bygger_på": "okänd  # ATT GÖRA: id för det dokument som anvisningen bygger på",
    "belyser": "[okänd]  # ATT GÖRA: id för det dokument som fallet belyser",
    "kompletterar": "[okänd]  # ATT GÖRA: id för det dokument som kompletteras",
    "extern_källa": "[]  # ATT GÖRA: källans titel",
}


def front_matter(id_: str, kind: DocumentKind | None, title: str) -> str:
    """Return front matter with its fences, and a task for each key that must be filled in.

    Without a kind the keys are those of an agreement.
    """
    required = ROWS[kind or DocumentKind.AGREEMENT].requires
    lines = [
        f"id: {id_}",
        f"typ: {kind.value}" if kind else "typ: okänd  # ATT GÖRA: vad dokumentet är",
        f"titel: {json.dumps(title, ensure_ascii=False)}"
        if title
        else 'titel: ""  # ATT GÖRA: dokumentets hela namn, utan årtal',
        *(f"{key}: {_TASKS[key]}" for key in required),
    ]
    return "\n".join((FENCE, *lines, FENCE, ""))
