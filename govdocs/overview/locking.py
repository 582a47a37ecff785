"""Lock texts: registered, pinned and tagged in one saved change, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from govdocs.errors import (
    BadArgument,
    CannotLock,
    GovdocsError,
    NothingSaved,
    RecordRefused,
    UnknownDocument,
)
from govdocs.lint.run import Checked
from govdocs.model.event import EventKind
from govdocs.model.kinds import DocumentKind
from govdocs.model.nearest import nearest
from govdocs.model.outline import Outline
from govdocs.model.record import Record
from govdocs.model.version import Version, VersionKind, next_number
from govdocs.overview.lock_order import (
    LockOrder,
    judge_order,
    judge_text,
    orders_for_part,
    prepare,
)
from govdocs.overview.lock_terms import judge_terms
from govdocs.overview.saving import save
from govdocs.store.change import Change
from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import Gateway, open_gateway
from govdocs.store.versions import Versions
from govdocs.text.publication import Ready
from govdocs.text.records import VERSIONS_FILE, read_register
from govdocs.text.register_entry import with_entry

# What a line of a log has room for, with the date and the hash beside it.
_LONGEST = 56

# Hexadecimal figures of an id; GitPython reads no longer ones.
_SHA1 = 40


@dataclass(frozen=True, slots=True)
class Locked:
    """The versions that were locked, in one commit, and notes from the writer."""

    versions: tuple[Version, ...]
    commit: str
    notes: tuple[str, ...]


def lock(
    checked: Checked, orders: Sequence[LockOrder], when: datetime | None = None
) -> Locked:
    """Lock publications of a workspace that has passed its check.

    `when` is the moment that is written in git, now if it is None.
    Raises BadArgument, CannotLock, NothingSaved, or what the writer raises; nothing is
    then changed.
    """
    loaded = checked.loaded
    gateway, head = _opened(checked)
    for refused in judge_lock(checked, orders):
        raise refused
    _refuse_unsaved(gateway)
    versions = _prepared(checked, orders, TreeFiles(gateway, head))
    notes = [*_notes_on_terms(checked, Versions(gateway, loaded.root, head), versions)]
    change = Change(
        _files(checked, versions),
        _message(versions),
        tuple(one.tag for one in versions),
        when,
    )

    def build(found: str | None) -> Change:
        if found != head:
            raise CannotLock(
                "någon annan sparade en ändring samtidigt", "kör kommandot igen"
            )
        return change

    written = save(gateway, build)
    return Locked(versions, written.commit, (*written.notes, *notes))


def _opened(checked: Checked) -> tuple[Gateway, str]:
    """Return the repository of a workspace and what is saved last in it."""
    gateway = open_gateway(checked.loaded.root)
    head = gateway.head() if gateway else None
    if gateway is None or head is None:
        raise NothingSaved(has_repository=gateway is not None)
    if len(head) != _SHA1:
        raise RecordRefused(
            "förrådet är gjort med sha256, och ur ett sådant kan låsta texter inte läsas",
            "gör ett nytt med git init --object-format=sha1",
        )
    return gateway, head


def _prepared(
    checked: Checked, orders: Sequence[LockOrder], tree: TreeFiles
) -> tuple[Version, ...]:
    record = checked.loaded.workspace.record
    blobs = {path: entry.blob for path, entry in tree.entries.items()}
    versions = tuple(
        prepare(order, find_publication(checked, order.document), record, blobs)
        for order in orders
    )
    for one in versions:
        _refuse_loose_terms(checked, one, versions)
    return versions


def judge_lock(checked: Checked, orders: Sequence[LockOrder]) -> Iterator[GovdocsError]:
    """Yield what is wrong with the publications to lock, each for itself."""
    record = checked.loaded.workspace.record
    for name, count in Counter(one.document for one in orders).items():
        if count > 1:
            times = "två" if count == 2 else str(count)
            what = f"{name} står {times} gånger"
            yield BadArgument(what, "ange varje dokument en gång")
        for order in dict.fromkeys(one for one in orders if one.document == name):
            yield from judge_order(order, record)
        yield from judge_text(find_publication(checked, name), record)


def _notes_on_terms(
    checked: Checked, known: Versions, locked: Sequence[Version]
) -> Iterator[str]:
    """Yield what updates change beside words; raises CannotLock where nothing may."""
    record = checked.loaded.workspace.record
    for one in locked:
        base = record.find(one.document, f"{one.number.partition('.')[0]}.0")
        if base and one.kind is not VersionKind.REVISION:
            now = find_publication(checked, one.document)
            note = judge_terms(one, base, known.ready(base), now)
            yield from [note] if note else []


def expand(checked: Checked, order: LockOrder) -> tuple[LockOrder, ...]:
    """Return the order itself, or for a corrected part one for each that holds it."""
    workspace = checked.loaded.workspace
    outline = find_outline(checked, order.document)
    if outline.metadata.kind is DocumentKind.PART:
        if order.number:
            raise BadArgument(
                f"{order.document} är en del och har inget eget nummer",
                "utelämna numret och ange --kind rättelse",
            )
        return orders_for_part(outline, workspace, workspace.record, order)
    if not order.number:
        known = workspace.record.versions.get(order.document, ())
        numbers = tuple(one.number for one in known)
        free = next_number(numbers, VersionKind.REVISION)
        raise BadArgument(
            "versionens nummer saknas", f"skriv till exempel {order.document} {free}"
        )
    return (order,)


def find_outline(checked: Checked, name: str) -> Outline:
    """Return the document with an id.

    Raises UnknownDocument.
    """
    known = checked.loaded.workspace.by_id
    if name not in known:
        raise UnknownDocument(name, nearest(name, known))
    return known[name]


def find_publication(checked: Checked, name: str) -> Ready:
    """Return a publication by its id, ready to be written."""
    return Ready(find_outline(checked, name), checked.loaded)


def others_with_part(checked: Checked, locked: Sequence[Version]) -> tuple[str, ...]:
    """Return publications whose last version holds an older text of a part just locked."""
    pinned = {pin.document: pin.blob for one in locked for pin in one.pins[1:]}
    done = {one.document for one in locked}
    found = []
    for document, versions in checked.loaded.workspace.record.versions.items():
        last = versions[-1]
        older = any(pinned.get(pin.document, pin.blob) != pin.blob for pin in last.pins)
        if document not in done and older:
            found.append(document)
    return tuple(found)


def _refuse_unsaved(gateway: Gateway) -> None:
    changed = sorted(gateway.changed_paths())
    if changed:
        more = f" och {len(changed) - 1} till" if len(changed) > 1 else ""
        raise CannotLock(
            f"filen{more} har ändringar som inte är sparade i git, eller är ny",
            "spara med git add och git commit, eller ångra ändringen",
            file=changed[0],
        )


def _refuse_loose_terms(
    checked: Checked, version: Version, locked: Sequence[Version]
) -> None:
    """Refuse a text whose term or notice comes from one that is not itself locked."""
    outline = find_outline(checked, version.document)
    for followed in find_publication(checked, version.document).followed:
        name = followed.metadata.id
        if name in {one.document for one in locked}:
            continue
        record = checked.loaded.workspace.record
        full = find_publication(checked, name).digests.full
        found = next(
            (one for one in record.versions.get(name, ()) if one.full == full), None
        )
        if found is None or _has_lapsed(record, found):
            why = "som har förfallit" if found else "vars text inte är låst"
            raise CannotLock(
                f"{version.document} hämtar villkor från {name}, {why}",
                f"lås {name} i samma kommando, eller utgå från den text som gäller",
                file=outline.path,
                line=outline.place("följer")[0],
            )


def _has_lapsed(record: Record, version: Version) -> bool:
    return any(
        event.kind is EventKind.LAPSED and event.version == version.number
        for event in record.events.get(version.document, ())
    )


def _files(checked: Checked, versions: Sequence[Version]) -> Mapping[str, bytes]:
    loaded = checked.loaded
    texts: dict[str, str] = {}
    for one in versions:
        outline = find_outline(checked, one.document)
        path = register_path(
            outline.path, loaded.workspace.files, one.document, checked
        )
        if path not in texts:
            known = path in loaded.workspace.files
            texts[path] = loaded.files.read(path).decode("utf-8") if known else ""
        texts[path] = _added(path, texts[path], one)
    return {path: text.encode("utf-8") for path, text in texts.items()}


def _added(path: str, register: str, version: Version) -> str:
    """Return a register with one more entry, held to say just that and all it said before.

    Raises CannotLock for a register whose form an entry cannot be added to.
    """
    text = with_entry(register, version)
    known, now = (
        dict(read_register(path, one.encode("utf-8"))) for one in (register, text)
    )
    known[version.document] = (*known.get(version.document, ()), version)
    if known != now:
        raise CannotLock(
            "registret är skrivet i en form som det inte går att lägga till i",
            "skriv det som govdocs gör: id längst till vänster och raderna indragna två steg",
            file=path,
        )
    return text


def register_path(
    path: str, files: frozenset[str], document: str, checked: Checked
) -> str:
    """Return the register a document belongs to: where it stands, or nearest upwards."""
    known = checked.loaded.workspace.record.versions.get(document)
    if known:
        return known[0].place[0]
    folders = [one.as_posix() for one in PurePosixPath(path).parents]
    names = [
        VERSIONS_FILE if one == "." else f"{one}/{VERSIONS_FILE}" for one in folders
    ]
    outermost = names[-2] if len(names) > 1 else names[-1]
    return next((one for one in names if one in files), outermost)


def _message(versions: Sequence[Version]) -> str:
    names = ", ".join(f"{one.document} {one.number}" for one in versions)
    subject = (
        f"Lås {names}" if len(names) <= _LONGEST else f"Lås {len(versions)} versioner"
    )
    lines = [f"{one.name}: {one.reason}\nKontrollsumma: {one.full}" for one in versions]
    return f"{subject}\n\n" + "\n\n".join(lines) + "\n"
