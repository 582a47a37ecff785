"""What the machine refused, as a fault that can be told with others."""

from __future__ import annotations

from pathlib import Path

from govdocs.errors import GovdocsError
from govdocs.text.files import error_words

_REMEDY = "kontrollera disk och rättigheter och kör igen"


class MachineRefused(GovdocsError):
    """A file, a disk or a right stopped the work; the file is named where it is known."""

    code = "GD905"

    def __init__(self, error: OSError) -> None:
        place = str(error.filename or "")
        words, remedy = error_words(error), _REMEDY
        is_gone = isinstance(error, FileNotFoundError) and place
        if is_gone and Path(place).parent.is_dir():
            words, remedy = "filen finns inte", "kör igen, om någon flyttade den"
        super().__init__(words, remedy, file=place)
