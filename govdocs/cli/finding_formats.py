"""Findings as people, programs and forges read them: one line in the table a format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from govdocs import __version__
from govdocs.cli import show
from govdocs.model.finding import Finding, Severity

Write = Callable[[Sequence[Finding]], Iterator[str]]

_GITHUB = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "notice",
}
_SARIF = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "note",
}
_GITLAB = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.ADVICE: "info",
}
_RDJSON = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.ADVICE: "INFO",
}


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write findings; a forge wants paths from the top of the repository."""

    write: Write
    from_top: bool


def text(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield findings for people."""
    yield from map(show.finding_line, findings)


def finding_data(one: Finding) -> dict[str, Any]:
    """Return a finding as plain data."""
    return {
        "code": one.code,
        "severity": one.severity.value,
        "file": one.location.file,
        "line": one.location.line,
        "column": one.location.column,
        "message": one.message,
        "remedy": one.remedy,
    }


def as_json(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield findings as one JSON list."""
    yield show.as_json(list(map(finding_data, findings)))


def github(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield findings as annotations of a GitHub workflow; Forgejo reads them too."""
    for one in findings:
        at = one.location
        place = f"file={_property(at.file)},line={at.line},col={at.column}"
        title = f"title={one.code}"
        yield f"::{_GITHUB[one.severity]} {place},{title}::{_escaped(_told(one))}"


def gitlab(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield findings as a Code Quality report of GitLab."""
    marked = zip(findings, _fingerprints(findings), strict=True)
    yield show.as_json([_gitlab_row(one, mark) for one, mark in marked])


def _gitlab_row(one: Finding, fingerprint: str) -> dict[str, Any]:
    at = one.location
    return {
        "description": _told(one),
        "check_name": one.code,
        "fingerprint": fingerprint,
        "severity": _GITLAB[one.severity],
        "location": {"path": at.file, "lines": {"begin": at.line}},
    }


def rdjson(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield findings in the format of reviewdog."""
    rows = list(map(_rdjson_row, findings))
    yield show.as_json({"source": {"name": "govdocs"}, "diagnostics": rows})


def _rdjson_row(one: Finding) -> dict[str, Any]:
    at = one.location
    start = {"line": at.line, "column": at.column}
    return {
        "message": _told(one),
        "location": {"path": at.file, "range": {"start": start}},
        "severity": _RDJSON[one.severity],
        "code": {"value": one.code},
    }


def sarif(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield findings as SARIF 2.1.0."""
    codes = sorted({one.code for one in findings})
    driver = {
        "name": "govdocs",
        "version": __version__,
        "rules": [{"id": code} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(map(_sarif_row, findings)),
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    yield show.as_json({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _sarif_row(one: Finding) -> dict[str, Any]:
    at = one.location
    region = {"startLine": at.line, "startColumn": at.column}
    place = {"artifactLocation": {"uri": quote(at.file)}, "region": region}
    return {
        "ruleId": one.code,
        "level": _SARIF[one.severity],
        "message": {"text": _told(one)},
        "locations": [{"physicalLocation": place}],
    }


FORMATS: dict[str, Format] = {
    "text": Format(text, from_top=False),
    "json": Format(as_json, from_top=False),
    "sarif": Format(sarif, from_top=True),
    "github": Format(github, from_top=True),
    "gitlab": Format(gitlab, from_top=True),
    "rdjson": Format(rdjson, from_top=True),
}


def write_findings(findings: Sequence[Finding], form: str, root: Path) -> Iterator[str]:
    """Yield findings in a format of the table; `root` is the workspace they are in."""
    chosen = FORMATS[form]
    if chosen.from_top:
        folder = _folder(root)
        findings = [_below(one, folder) for one in findings]
    yield from chosen.write(findings)


def _folder(root: Path) -> str:
    """Return where a workspace lies in its repository: '' at the top, else 'avtal/'."""
    here = root.resolve()
    for top in (here, *here.parents):
        if (top / ".git").exists():
            inner = here.relative_to(top).as_posix()
            return "" if inner == "." else f"{inner}/"
    return ""


def _below(one: Finding, folder: str) -> Finding:
    at = one.location
    return replace(one, location=replace(at, file=f"{folder}{at.file}"))


def _told(one: Finding) -> str:
    return f"{one.message}. Åtgärd: {one.remedy}."


def _fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a name for each finding, the same in the next run, and none of them twice."""
    seen: Counter[str] = Counter()
    for one in findings:
        words = "\0".join((one.code, one.location.file, one.message))
        seen[words] += 1
        yield sha256(f"{words}\0{seen[words]}".encode()).hexdigest()


def _escaped(words: str) -> str:
    """Return words as a workflow command can carry them."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")
