"""The process that reads a page from a stranger, as shut in as that for Word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from govdocs.consultation.intake.html_form import page_fields
from govdocs.text.word.child import serve
from govdocs.text.word.limits import Limits


def main() -> None:
    """Read one page in UTF-8; the limits come as JSON in the first argument."""
    serve(read)


def read(
    content: bytes, limits: Limits, before_reading: Callable[[], None]
) -> dict[str, Any]:
    """Return the fields of a page as JSON has them."""
    before_reading()
    return {"fields": page_fields(content.decode("utf-8"))}
