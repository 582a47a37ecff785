"""Write the objects of a commit; nothing points at them yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from govdocs.clock import now
from govdocs.errors import BadChange, IdentityMissing, RecordRefused
from govdocs.model.append_only import Keep, kept_path
from govdocs.store.base import Base
from govdocs.store.entries import Entry, id_of
from govdocs.store.environment import with_settings
from govdocs.store.kept_rows import keeps_rows
from govdocs.store.plumbing import Plumbing

PLAIN = "100644"
_ADD = "låt det gamla stå och skriv rättelsen som en ny rad"
# The program that signs is not for a setting to choose.
_SSH = {"gpg.format": "ssh", "gpg.ssh.program": "ssh-keygen"}


@dataclass(frozen=True, slots=True)
class Signature:
    """The variables that tell git when something is written, and the tagger's line."""

    variables: Mapping[str, str]
    tagger: str


def sign(git: Plumbing, when: datetime | None) -> Signature:
    """Return who writes, by git's settings, and when.

    Raises IdentityMissing when git does not know.
    """
    moment = when or now()
    stamp = f"@{int(moment.timestamp())} {f'{moment:%z}'[:5]}"
    variables = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    asked = git.ask("var", "GIT_COMMITTER_IDENT", env=variables)
    if asked.status:
        raise IdentityMissing
    return Signature(variables, asked.out.decode("utf-8", "replace").rstrip("\n"))


def write_blobs(git: Plumbing, contents: Iterable[bytes | None]) -> None:
    """Write contents as objects; the file `work/<n>` holds the nth of them."""
    names = [
        f"{git.place.work / str(count)}\n"
        for count, content in enumerate(contents)
        if content is not None
    ]
    text = "".join(names).encode("utf-8", "surrogateescape")
    git.run("hash-object", "-w", "--no-filters", "--stdin-paths", text=text)


def index_lines(entries: Mapping[str, str | None], null: str) -> bytes:
    """Return what `update-index --index-info` reads: ids by path, None takes away."""
    return b"".join(
        f"{PLAIN if name else 0} {name or null}\t{path}\0".encode(
            "utf-8", "surrogateescape"
        )
        for path, name in entries.items()
    )


def write_tree(git: Plumbing, base: Base, entries: Mapping[str, str | None]) -> str:
    """Write the tree of the base with some paths changed, through an index of its own."""
    own = {"GIT_INDEX_FILE": str(git.place.work / "tree")}
    git.run("read-tree", base.head or "--empty", env=own)
    text = index_lines(entries, base.null)
    git.run("update-index", "-z", "--index-info", text=text, env=own)
    return git.line("write-tree", env=own)


def write_commit(
    git: Plumbing, base: Base, tree: str, message: str, signed: Signature
) -> str:
    """Write a commit on the base, signed with an SSH key if git is set to sign commits."""
    parents = ("-p", base.head) if base.head else ()
    words = ("commit-tree", tree, *parents)
    env = dict(signed.variables)
    if _signs(git):
        words, env = (*words, "-S"), env | dict(with_settings(_SSH))
    return git.line(*words, text=message.encode(), env=env)


def _signs(git: Plumbing) -> bool:
    """Tell whether whoever writes has chosen to sign commits with an SSH key."""
    keys = ("commit.gpgSign", "gpg.format", "user.signingKey")
    signs, form, key = (git.ask("config", "--get", one).out.strip() for one in keys)
    return (signs, form) == (b"true", b"ssh") and key != b""


def write_tags(
    git: Plumbing, commit: str, names: tuple[str, ...], subject: str, signed: Signature
) -> dict[str, str]:
    """Write annotated tags at a commit, by the full names they are to get."""
    return {
        f"refs/tags/{name}": git.line("mktag", text=_tag(commit, name, subject, signed))
        for name in names
    }


def _tag(commit: str, name: str, subject: str, signed: Signature) -> bytes:
    return (
        f"object {commit}\ntype commit\ntag {name}\ntagger {signed.tagger}\n\n{subject}\n"
    ).encode()


def refuse_edited_record(
    git: Plumbing, before: Mapping[str, Entry], files: Mapping[str, bytes | None]
) -> None:
    """Raise RecordRefused when what is only ever added to is to be changed or removed."""
    for path, content in files.items():
        entry, kept = before.get(path), kept_path(path)
        if entry is None or kept is None:
            continue
        if content is not None and id_of(content, entry.id) == entry.id:
            continue
        if kept.row.keep is Keep.FILES:
            raise RecordRefused(
                f"{path} är sparad och ändras aldrig",
                "skriv det nya i en fil bredvid; ett beslut rättas med beslut add --corrects",
            )
        if content is None:
            raise RecordRefused(f"{path} är sparad och tas aldrig bort", _ADD)
        if not keeps_rows(path, git.run("cat-file", "blob", entry.id), content):
            words = f"en rad i {path} är ändrad eller borttagen"
            raise RecordRefused(
                f"{words}, men {kept.row.told} får bara läggas till", _ADD
            )


def refuse_no_change(
    before: Mapping[str, Entry], after: Mapping[str, str | None]
) -> None:
    """Raise BadChange when every file is already as the change has it."""
    plain = {path: entry.id for path, entry in before.items() if entry.mode == PLAIN}
    if all(plain.get(path) == name for path, name in after.items()):
        raise BadChange("det finns inget nytt att spara", "ändra något först")
