"""Faults that stop a file from being read as it was meant; the table of their codes.

Rules in lint/ judge what has been read; these are found while reading.
Each code has a page in docs/regler/ that is also its test.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocs.model.finding import Finding, Location, Severity

TABLE: dict[str, str] = {
    "GD001": "teckenkodning",
    "GD002": "styrtecken",
    "GD003": "radslut",
    "GD004": "osammansatta-tecken",
    "GD005": "riktningstecken",
    "GD006": "osynliga-tecken",
    "GD007": "blandade-alfabet",
    "GD008": "sammanslagningsmarken",
    "GD009": "tabb",
    "GD010": "hart-blanksteg",
    "GD011": "for-stor-fil",
    "GD012": "inte-en-vanlig-fil",
    "GD013": "filnamn",
    "GD014": "krockande-filnamn",
    "GD015": "korbar-fil",
    "GD016": "lfs-pekare",
    "GD017": "undermodul",
    "GD018": "git-attribut",
    "GD020": "front-matter-saknas",
    "GD021": "front-matter-avslutas-inte",
    "GD022": "yaml-syntax",
    "GD023": "dubbel-nyckel",
    "GD024": "tvetydigt-varde",
    "GD025": "ankare-och-alias",
    "GD026": "yaml-tagg",
    "GD027": "flera-yaml-dokument",
    "GD028": "yaml-granser",
    "GD029": "avklippt-varde",
    "GD030": "otillatet-tecken",
    "GD050": "okand-nyckel",
    "GD051": "saknad-nyckel",
    "GD052": "fel-varde",
    "GD053": "inget-datum-eller-tid",
    "GD054": "tomt-varde",
    "GD106": "for-manga-celler",
    "GD109": "understruken-rubrik",
    "GD110": "fotnot",
    "GD111": "oavslutad-kod",
    "GD203": "tva-id",
}


@dataclass(slots=True)
class Faults:
    """Collects the faults of one file while it is read."""

    file: str
    found: list[Finding] = field(default_factory=list)

    def add(self, code: str, line: int, column: int, message: str, remedy: str) -> None:
        """Note a fault; a code that is not in the table is not reported."""
        if code in TABLE:
            at = Location(self.file, line, column)
            self.found.append(Finding(code, Severity.ERROR, at, message, remedy))
