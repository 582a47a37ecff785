"""The sections that readers look for in a kind of document, and an old text has not by id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.model.document import Section
from govdocs.model.ids import slug
from govdocs.model.kinds import ROWS, DocumentKind

# A shorter word is in too many others.
_SHORTEST = 5
_NONE = (
    "ingen rubrik liknar det. Skriv inget nytt i en beslutad text: ge filen ett undantag "
    "från GD103 i govdocs.yaml tills avtalet skrivs om"
)


def missing_sections(kind: DocumentKind, sections: Sequence[Section]) -> Iterator[str]:
    """Yield each section that `check` will ask for, with what to do in a decided text."""
    every = list(_all(sections))
    held = {one.id for one in every}
    for wanted in ROWS[kind].sections:
        if wanted in held:
            continue
        near = [one.title for one in every if _is_like(one.title, wanted)]
        if near:
            said = " eller ".join(f'"{one}"' for one in near)
            yield f"#{wanted}: sätt {{#{wanted}}} efter {said}, om det är samma sak"
        else:
            yield f"#{wanted}: {_NONE}"


def _all(sections: Sequence[Section]) -> Iterator[Section]:
    for one in sections:
        yield one
        yield from _all(one.sections)


def _is_like(title: str, wanted: str) -> bool:
    """Tell whether a word of a heading begins as the section, or is the end of its name."""
    words = (one for one in slug(title).split("-") if len(one) >= _SHORTEST)
    return any(one.startswith(wanted) or wanted.endswith(one) for one in words)
