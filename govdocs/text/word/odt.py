"""An OpenDocument text as a text."""

from __future__ import annotations

from govdocs.model.word_text import WordText
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.package import Package


def read_odt(package: Package) -> WordText:
    """Return all that an OpenDocument text says. Raises Unreadable."""
    raise Unreadable("filer i formatet .odt kan inte läsas än", "spara som .docx")
