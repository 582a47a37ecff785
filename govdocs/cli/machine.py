"""What the machine refused, as a fault that can be told with others."""

from __future__ import annotations

from govdocs.errors import GovdocsError
from govdocs.text.files import error_words


class MachineRefused(GovdocsError):
    """A file, a disk or a right stopped the work; the file is named where it is known."""

    code = "GD905"

    def __init__(self, error: OSError) -> None:
        super().__init__(
            error_words(error),
            "kontrollera disk och rättigheter och kör igen",
            file=str(error.filename or ""),
        )
