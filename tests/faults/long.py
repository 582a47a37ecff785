"""How the scripts of the fault tests are run."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.places import ROOT


def run_script(name: str, *words: object) -> str:
    """Run a script of this folder in a process of its own; it must end well."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{name}", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stdout + done.stderr
    print(f"{name}: {done.stdout.strip()}")
    return done.stdout
