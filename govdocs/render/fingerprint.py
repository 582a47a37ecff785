"""What decides the bytes of a page or a PDF, as one digest that is cheap to work out.

Nothing is parsed for it: outlines and what points at what are enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from govdocs.model.outline import applies_on
from govdocs.overview.addresses import Address
from govdocs.render.site_plan import SitePlan
from govdocs.text.memory import program_salt
from govdocs.text.publication import Ready


def fingerprint(one: Ready, plan: SitePlan, *more: object) -> str:
    """Return the digest of a publication's sources, neighbours, settings and program.

    `more` is what else the caller puts into the bytes, such as a day or an address.
    """
    facts = (
        program_salt(),
        plan.workspace.digest,
        [source.digest for source in one.sources],
        list(_followed_terms(one)),
        applies_on(one.outline, plan.workspace.by_id),
        plan.bonds.get(one.id, {}),
        list(_links(one, plan)),
        plan.pointers.references_to(one.id),
        {
            section: [case.metadata.title for case in cases]
            for section, cases in plan.pointers.cases_at(one.id).items()
        },
        list(_pictures(one, plan)),
        more,
    )
    return sha256(repr(facts).encode("utf-8")).hexdigest()


@dataclass
class Prints:
    """Fingerprints, known since the build before wherever nothing about them has changed.

    What a publication takes from others follows from the shape of the workspace, so that
    the shape and its own bytes, which are quick to compare, tell its fingerprint.
    """

    known: Mapping[str, str]
    used: dict[str, str] = field(default_factory=dict)

    def of(self, one: Ready, plan: SitePlan, *more: object) -> str:
        """Return the fingerprint of a publication; `more` is as in `fingerprint`."""
        shape = plan.workspace.shape
        if not shape:
            return fingerprint(one, plan, *more)
        own = [source.digest for source in one.sources]
        brief = repr((shape, one.id, own, list(_pictures(one, plan)), more))
        short = sha256(brief.encode("utf-8")).hexdigest()
        found = self.known.get(short) or fingerprint(one, plan, *more)
        self.used[short] = found
        return found


def index_key(plan: SitePlan) -> str:
    """Return what decides the pages that gather the texts; '' when nobody knows."""
    shape = plan.workspace.shape
    return shape and f"{shape}:{plan.on}"


def _followed_terms(one: Ready) -> Iterator[object]:
    """Yield the terms that a publication can take from those it follows."""
    for other in one.followed:
        meta = other.metadata
        yield other.name, meta.term, meta.notice, meta.extension, meta.entry_into_force


def _links(one: Ready, plan: SitePlan) -> Iterator[Address | None]:
    for source in one.sources:
        for reference in source.references:
            yield plan.addresses.of_link(source.path, reference.target, one.id)


def _pictures(one: Ready, plan: SitePlan) -> Iterator[tuple[str, str]]:
    """Yield each picture with the digest of its bytes."""
    for path in one.picture_paths:
        if path in plan.pictures:
            yield path, sha256((plan.root / path).read_bytes()).hexdigest()
