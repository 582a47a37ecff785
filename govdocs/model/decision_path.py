"""Where a decision lies: …/beslut/<dokument>/<version>/<organ>/<datum>-<nr>.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from govdocs.model.period import parse_day

FOLDER = "beslut"

_TAIL = re.compile(
    r"(?:^|/)beslut/([a-z][a-z0-9-]*)/(\d{1,4}\.\d{1,4})/([a-z][a-z0-9-]*)/"
    r"(\d{4}-\d{2}-\d{2})-([1-9]\d{0,2})\.yaml",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class DecisionPath:
    """What the path of a decision says; `count` tells two on the same day apart."""

    document: str
    version: str
    body: str
    day: date
    count: int

    @property
    def name(self) -> str:
        """Return the name of the file without '.yaml': '2022-09-08-1'."""
        return f"{self.day}-{self.count}"

    @property
    def tail(self) -> str:
        """Return the path from the folder beslut on."""
        return f"{FOLDER}/{self.document}/{self.version}/{self.body}/{self.name}.yaml"


def is_decision(path: str) -> bool:
    """Tell whether a file lies in a folder of decisions, whatever its name is."""
    return path.endswith(".yaml") and FOLDER in path.split("/")[:-1]


def parse_decision_path(path: str) -> DecisionPath | None:
    """Return what a path says; None when it is not that of a decision."""
    found = _TAIL.search(path)
    if found is None or found.end() != len(path):
        return None
    document, version, body, day, count = found.groups()
    parsed = parse_day(day)
    return DecisionPath(document, version, body, parsed, int(count)) if parsed else None
