"""What an update or a correction may not change: the terms that the parties decided."""

from __future__ import annotations

from govdocs.errors import CannotLock
from govdocs.model.version import Version, VersionKind
from govdocs.text.publication import Ready

# The statutes named as legal basis follow the law; the title is a matter of words.
_TERMS = (
    "typ parter avtalstid ikraftträdande förlängning uppsägning underavtal_till följer "
    "ersätter"
).split()
_WORDS_ALONE = frozenset({VersionKind.EDITORIAL, VersionKind.CORRECTION})


def changed_terms(before: Ready, now: Ready) -> tuple[str, ...]:
    """Return the keys whose binding values differ, and 'delar' for other parts."""
    keys = [key for key in _TERMS if before.front.get(key) != now.front.get(key)]
    parts = (before.outline.metadata.part_ids, now.outline.metadata.part_ids)
    return (*keys, *(["delar"] if parts[0] != parts[1] else []))


def judge_terms(
    version: Version, base: Version, before: Ready, now: Ready
) -> str | None:
    """Return a note on terms that an update changes; None when it changes none.

    Raises CannotLock for a correction or an editorial version that changes any.
    """
    changed = changed_terms(before, now)
    if not changed:
        return None
    listed = ", ".join(changed)
    if version.kind in _WORDS_ALONE:
        raise CannotLock(
            f"texten har andra villkor än {base.name} ({listed}), så den är ingen "
            f"{_WORDS[version.kind]}",
            "utgå från den låsta texten, eller lås en revision",
            file=now.outline.path,
        )
    return f"{version.name} har andra villkor än {base.name}: {listed}."


_WORDS = {
    VersionKind.EDITORIAL: "redaktionell justering",
    VersionKind.CORRECTION: "rättelse",
}
