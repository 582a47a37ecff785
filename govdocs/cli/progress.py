"""A bar on a terminal for work that takes a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from govdocs.cli import show


@contextmanager
def progress(words: str, count: int) -> Iterator[Callable[[str], None]]:
    """Show a bar on a terminal, and nothing elsewhere; yields what to call at each step."""
    if not show.is_terminal():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=count)
        yield lambda name: bar.advance(task)
