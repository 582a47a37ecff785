"""THE table of the parts of a packet, in order: number, title and template."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.diff.summary import QUESTION


@dataclass(frozen=True, slots=True)
class Part:
    """A part; `slug` begins the names of its files and names its template.

    `is_printed` says that it stands in the PDF too. `is_page` says that it is written as
    a page of its own from the template.
    """

    number: int
    title: str
    slug: str
    is_page: bool = True
    is_printed: bool = True

    @property
    def stem(self) -> str:
        """Return what the names of its files begin with."""
        return f"{self.number}-{self.slug}"

    @property
    def template(self) -> str:
        """Return the template of what it says."""
        return f"underlag/{self.slug}.html"

    @property
    def place(self) -> str:
        """Return its place in the PDF; no heading of a text has an id like it."""
        return f"_del{self.number}"


READ_FIRST = Part(0, "Läs mig först", "las-mig-forst")
PROPOSAL = Part(1, "Förslag till beslut", "forslag-till-beslut")
TEXT = Part(2, "Texten", "texten")
DIFFERENCE = Part(3, QUESTION, "skillnad")
REDLINE = Part(4, "Ändringarna, ord för ord", "andringar", is_page=False)
CONSULTATION = Part(5, "Remissredogörelse", "remissredogorelse")
CONSEQUENCES = Part(6, "Konsekvenser", "konsekvenser")
REPORT = Part(7, "Rapportera beslutet", "rapportera-beslutet")
# The report is a page of its own beside the part, for it is as long as the text.
WHOLE_REPORT = f"{CONSULTATION.stem}-hela.html"
DIGESTS = Part(8, "Kontrollsummor", "kontrollsummor", is_page=False, is_printed=False)

PARTS: tuple[Part, ...] = (
    READ_FIRST,
    PROPOSAL,
    TEXT,
    DIFFERENCE,
    REDLINE,
    CONSULTATION,
    CONSEQUENCES,
    REPORT,
    DIGESTS,
)
