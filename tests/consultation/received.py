"""Answers of a few lines, received as a secretary does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from tests.consultation.consulted import consulted
from tests.consultation.test_consultation_command import as_json

ANSWER = """remiss: "2021-1"
instans: {instance}
inställning: tillstyrker
synpunkter:
  - {{sort: stöd, text: Bra., ankare: {{dokument: riktlinje}}}}
  - {{sort: fråga, text: "{words}"}}
"""
IN_TIME, LATE = "2021-12-31T23:59:59", "2022-01-01T00:00:00"


def answer(folder: Path, instance: str = "vard", words: str = "Varför?") -> Path:
    path = folder / f"{instance}-{len(words)}.yaml"
    path.write_text(ANSWER.format(instance=instance, words=words), "utf-8")
    return path


def receive(root: Path, *files: Path, instance: str = "vard", at: str = IN_TIME) -> int:
    words = ["--round", "2021-1", "--instance", instance, "--at", at]
    return run(
        ["--workspace", str(root), "remiss", "receive", *map(str, files), *words]
    )


def received_from_two(folder: Path) -> Path:
    """Return a workspace with an answer from each of two, all that is said of them read."""
    root = consulted(folder / "w")
    receive(root, answer(folder))
    receive(root, answer(folder, "norrby"), instance="norrby")
    return root


def counted(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """Return what JSON says of the only instance that has answered."""
    told = as_json(root, capsys, "--on", "2022-02-01")
    return next(one for one in told["instances"] if one["instance"] == "vard")
