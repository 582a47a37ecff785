"""GD204: an id that is not of the form we mint, or a document id that hides a page."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_key
from govdocs.model.ids import BLOCK_ID, DOCUMENT_ID, HEADING_ID, RESERVED
from govdocs.text.reading import Reading


def id_form(reading: Reading) -> Iterator[Hit]:
    """Find ids that are reserved, misshapen or not minted by fmt."""
    outline = reading.outline
    if outline is None:
        return
    own = outline.metadata.id
    if own in RESERVED:
        yield at_key(
            outline,
            "id",
            f"id {own} är en egen sida på webbplatsen",
            "välj ett annat id",
        )
    elif not DOCUMENT_ID.fullmatch(own):
        yield at_key(
            outline,
            "id",
            f"id {own} har två bindestreck i rad eller slutar med ett",
            "skriv ord med ett bindestreck emellan",
        )
    for heading in outline.headings:
        if heading.id and not HEADING_ID.fullmatch(heading.id):
            yield Hit(
                outline.path,
                heading.line,
                1,
                f"rubrikens id {heading.id} har andra tecken än a–z, 0–9 och bindestreck",
                "skriv id med små bokstäver",
            )
    misplaced = reading.lines_with("GD109")
    for block in outline.blocks:
        if not BLOCK_ID.fullmatch(block.id) and block.line not in misplaced:
            yield Hit(
                outline.path,
                block.line,
                1,
                f"id {block.id} är inte gjort av govdocs fmt",
                f"ta bort {{#{block.id}}} och kör govdocs fmt",
            )
