"""What a file holds that is not text, told once with how many there are."""

from __future__ import annotations

from collections import Counter


class Left:
    """Lines in Swedish about what was not read, in the order it was found."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()

    def add(self, words: str) -> None:
        """Note one thing that was left."""
        self._found[words] += 1

    def lines(self) -> tuple[str, ...]:
        """Return a line for each kind of thing."""
        return tuple(
            words if count == 1 else f"{words} ({count} st.)"
            for words, count in self._found.items()
        )
