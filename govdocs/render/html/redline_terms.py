"""A change of terms as pages show it."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.model.redline import TermChange

# Longer values are read one below the other.
_LONG = 60


@dataclass(frozen=True, slots=True)
class Term:
    """A change of terms: in a few words, or old and new in full when they are long."""

    title: str
    words: str
    gone: str
    come: str
    consequence: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what begins on a line of its own on paper."""
        said = (f"{self.title}: {self.words}",)
        both = (f"[borttaget: {self.gone}]", f"[tillagt: {self.come}]")
        told = (f"{self.title}:", *both) if self.gone else said
        return (*told, self.consequence) if self.consequence else told


def term_of(change: TermChange) -> Term:
    """Return a change of terms as it is shown."""
    title, _, words = change.text.partition(": ")
    gone, come = change.old or "", change.new or ""
    if not words or min(len(gone), len(come)) < _LONG or gone not in words:
        gone = come = ""
    return Term(title, words, gone, come, change.consequence)
