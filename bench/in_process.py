"""Measure without the start of Python: `in_process.py bare|cold|warm|review|tally|votes TREE`.

`review` is of the newest commit, held against the one before it; `tally` counts the
decisions of every version; `votes` is its floor, the last word of each party and no rule.

Prints the processor seconds of the work alone; what it needs is imported before.
"""

from __future__ import annotations

import gc
import io
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from bare_check import bare_check

if TYPE_CHECKING:
    from govdocs.model.workspace import Workspace


def work(mode: str, tree: str) -> Callable[[], object]:
    """Return what to measure, with its modules imported."""
    if mode == "bare":
        return lambda: bare_check(tree)
    import govdocs.lint.run
    from govdocs.cli.main import run

    assert govdocs.lint.run, "imported for the time it takes"
    if mode == "review":
        import govdocs.overview.review

        assert govdocs.overview.review, "imported for the time it takes"
        return lambda: run(["--workspace", tree, "review", "HEAD~1", "HEAD"])
    if mode in ("tally", "votes"):
        return tally(tree) if mode == "tally" else votes(tree)
    more = ["--no-cache"] if mode == "cold" else []
    return lambda: run(["--workspace", tree, "check", *more])


def tally(tree: str) -> Callable[[], object]:
    """Return what counts all decisions of a workspace, which is read before."""
    from govdocs import clock
    from govdocs.decision.matters import matters_of
    from govdocs.model.version import Dated

    workspace = loaded(tree)
    texts = [
        Dated(version, workspace.by_id[name].metadata)
        for name, versions in workspace.record.versions.items()
        for version in versions
    ]

    def count() -> None:
        matters = matters_of(workspace.record, workspace.registers)
        for dated in texts:
            matters.tally(dated, clock.today())
            matters.entry(dated)

    return count


def votes(tree: str) -> Callable[[], object]:
    """Return what notes the last word of each party in every version, by no rule at all."""
    decisions = loaded(tree).record.decisions

    def count() -> None:
        for made in decisions.values():
            last = {one.party: one for one in sorted(made, key=lambda one: one.day)}
            Counter(
                (one.clauses[0].outcome, one.decided == one.proposed)
                for one in last.values()
            )

    return count


def loaded(tree: str) -> Workspace:
    """Return a workspace read anew, with the garbage collector set as the command sets it."""
    from govdocs.cli.main import GARBAGE
    from govdocs.text.load import load
    from govdocs.text.memory import Memory

    gc.set_threshold(*GARBAGE)
    return load(Path(tree), lambda _: (), Memory()).workspace


def main() -> None:
    """Do the work once and print what it cost."""
    todo = work(*sys.argv[1:])
    start = time.process_time()
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        todo()
    print(time.process_time() - start)


if __name__ == "__main__":
    main()
