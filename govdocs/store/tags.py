"""The tags of a repository, and what each of them leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govdocs.store.gateway import Gateway, git_faults

_PREFIX = "refs/tags/"
_FORMAT = "%(objectname) %(objecttype) %(*objectname) %(*objecttype) %(refname)"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its own id, and the commit it leads to (None: it leads to something else).

    `is_written` tells that it is an object with an author, which can be signed.
    """

    name: str
    id: str
    commit: str | None
    is_written: bool


def read_tags(gateway: Gateway) -> Mapping[str, Tag]:
    """Return every tag by its short name, such as 'hsavtal/2.0'."""
    with git_faults():
        listed = gateway.repo.git.for_each_ref(f"--format={_FORMAT}", _PREFIX)
    found = {}
    for row in str(listed).split("\n"):
        if row:
            one = _tag(row.split(" ", 4))
            found[one.name] = one
    return found


def _tag(fields: list[str]) -> Tag:
    name, kind, inner, inner_kind, ref = fields
    is_written = kind == "tag"
    leads_to, leads_to_kind = (inner, inner_kind) if is_written else (name, kind)
    commit = leads_to if leads_to_kind == "commit" else None
    return Tag(ref.removeprefix(_PREFIX), name, commit, is_written)


def own_name(gateway: Gateway, tag: Tag) -> str:
    """Return the name that a written tag says it has."""
    with git_faults():
        raw = str(gateway.repo.git.cat_file("tag", tag.id))
    heads = raw.partition("\n\n")[0].split("\n")
    return next((one[4:] for one in heads if one.startswith("tag ")), "")
