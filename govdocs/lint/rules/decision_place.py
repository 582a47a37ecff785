"""GD411: a decision that lies where it is not read, or is not what its path says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from govdocs.lint.filed import filed
from govdocs.lint.rule import Hit
from govdocs.model.decision_path import FOLDER, DecisionPath, parse_decision_path
from govdocs.model.nearest import did_you_mean
from govdocs.model.period import parse_day
from govdocs.model.version import Register
from govdocs.model.workspace import Workspace
from govdocs.text.records import VERSIONS_FILE

_WHOLE = f"{FOLDER}/<dokument>/<version>/<organ>/<datum>-<nr>.yaml"
_LOOKS_LIKE_ONE = re.compile(
    r"(?:^|/)\d+\.\d+/[^/]+/\d{4}-\d{2}-\d{2}-\d+\.ya?ml", re.I
)
_STEPS = (
    ("dokument", re.compile(r"[a-z][a-z0-9-]*", re.ASCII)),
    ("version", re.compile(r"\d{1,4}\.\d{1,4}", re.ASCII)),
    ("organ", re.compile(r"[a-z][a-z0-9-]*", re.ASCII)),
)
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-[1-9]\d{0,2}\.yaml", re.ASCII)


def decision_place(workspace: Workspace) -> Iterator[Hit]:
    """Find files that no tally sees, of unknown versions, or that differ from their path."""
    can_tell = not workspace.is_broken(VERSIONS_FILE)
    lying: dict[str, list[str]] = defaultdict(list)
    for path in sorted(workspace.files):
        if path.endswith(".md"):
            continue
        at = parse_decision_path(path)
        if at:
            lying[at.tail].append(path)
            if can_tell:
                yield from _unknown(path, at, workspace.record.versions)
        elif FOLDER in path.split("/")[:-1]:
            words = _what(path.split("/"))
            yield Hit(path, 1, 1, words, f"ge filen platsen {_WHOLE}")
        elif _LOOKS_LIKE_ONE.search(path):
            words = f"filen ser ut som ett beslut men ligger inte i {FOLDER}/"
            yield Hit(path, 1, 1, words, f"flytta den till {_WHOLE}")
    for first, *others in lying.values():
        for path in others:
            words = f"samma beslut finns redan som {first}"
            yield Hit(path, 1, 1, words, "ta bort den ena filen, eller ge den nästa nr")
    yield from _differing(workspace)


def _what(steps: list[str]) -> str:
    """Return what is wrong with a path, by the steps below the last folder of decisions."""
    last = len(steps) - 1 - steps[-2::-1].index(FOLDER)
    below = steps[last:]
    if len(below) != len(_STEPS) + 1:
        return f"filen ligger på fel nivå under {FOLDER}/"
    for (name, form), step in zip(_STEPS, below, strict=False):
        if not form.fullmatch(step):
            return f'mappen "{step}" kan inte vara ett namn på {name}'
    found = _NAME.fullmatch(below[-1])
    if found and parse_day(found[1]) is None:
        return f"{found[1]} i filens namn är ingen dag som finns"
    return f'filens namn "{below[-1]}" är inte <datum>-<nr>.yaml'


def _unknown(path: str, at: DecisionPath, versions: Register) -> Iterator[Hit]:
    """Find a document or version that is not registered."""
    if at.document not in versions:
        words = f"dokumentet {at.document} har ingen låst version"
        remedy = did_you_mean(at.document, versions, "rätta mappens namn")
        yield Hit(path, 1, 1, words, remedy)
        return
    numbers = [one.number for one in versions[at.document]]
    if at.version not in numbers:
        words = f"{at.document} har ingen låst version {at.version}"
        remedy = did_you_mean(at.version, numbers, "rätta mappens namn")
        yield Hit(path, 1, 1, words, remedy)


def _differing(workspace: Workspace) -> Iterator[Hit]:
    for one in filed(workspace):
        at = parse_decision_path(one.path)
        assert at is not None, "what is read as a decision has such a path"
        said = {
            "organ": (one.decision.body, at.body),
            "datum": (str(one.decision.day), str(at.day)),
        }
        for key, (inside, outside) in said.items():
            if inside != outside:
                words = f"{key} är {inside}, men filens plats säger {outside}"
                yield one.hit(key, words, f"rätta {key} eller flytta filen")
