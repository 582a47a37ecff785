"""What decides the bytes of a page or a PDF, as one digest that is cheap to work out.

Nothing is parsed for it: outlines and what points at what are enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from govdocs.model.outline import applies_on
from govdocs.overview.addresses import Address
from govdocs.overview.bonds import own_bonds
from govdocs.overview.editions import Edition
from govdocs.overview.last_notice import last_notice
from govdocs.overview.retired import places_elsewhere
from govdocs.render.html.question_box import questions_on
from govdocs.render.html.round_margin import margin_facts
from govdocs.render.html.version_bar import bars, version_bar
from govdocs.render.site_plan import SitePlan
from govdocs.render.text_page import TextPage
from govdocs.text.memory import program_salt


def fingerprint(page: TextPage, plan: SitePlan, *more: object) -> str:
    """Return the digest of a text's sources, neighbours, settings and program.

    `more` is what else the caller puts into the bytes, such as a day or an address.
    """
    one = page.edition
    facts = (
        program_salt(),
        plan.workspace.digest,
        one.workspace.digest,
        [source.digest for source in one.sources],
        list(_followed_terms(one)),
        applies_on(one.outline, one.workspace.by_id),
        list(_links(one, plan)),
        list(_pictures(one, plan)),
        sorted(questions_on(page, plan).items()),
        margin_facts(page, plan),
        list(_around(page, plan))
        if page.is_first
        else own_bonds(one.outline, plan.addresses),
        standing(page, plan),
        more,
    )
    return sha256(repr(facts).encode("utf-8")).hexdigest()


def _around(page: TextPage, plan: SitePlan) -> Iterator[object]:
    """Yield what other texts say of one, which only its own address shows."""
    yield plan.bonds.get(page.id, {})
    yield plan.pointers.references_to(page.id)
    for section, cases in plan.pointers.cases_at(page.id).items():
        yield section, [case.metadata.title for case in cases]


def standing(page: TextPage, plan: SitePlan) -> object:
    """Return what is said of a text beside its words: its state and the other texts."""
    editions = page.editions
    if not editions.versions:
        return ()
    return (
        page.slug,
        page.state,
        page.title,
        bars(page, plan.party_names),
        version_bar(page),
        last_notice(page.edition, plan.library),
        editions.next_change(plan.on),
        places_elsewhere(editions) if page.is_first else (),
    )


@dataclass
class Prints:
    """Fingerprints, known since the build before wherever nothing about them has changed.

    What a publication takes from others follows from the shape of the workspace, so that
    the shape and its own bytes, which are quick to compare, tell its fingerprint.
    """

    known: Mapping[str, str]
    used: dict[str, str] = field(default_factory=dict)

    def of(self, page: TextPage, plan: SitePlan, *more: object) -> str:
        """Return the fingerprint of a text; `more` is as in `fingerprint`."""
        shape = plan.workspace.shape
        if not shape:
            return fingerprint(page, plan, *more)
        own = [source.digest for source in page.edition.sources]
        pictures = list(_pictures(page.edition, plan))
        brief = repr((shape, plan.library.digest, page.folder, own, pictures, more))
        short = sha256(brief.encode("utf-8")).hexdigest()
        found = self.known.get(short) or fingerprint(page, plan, *more)
        self.used[short] = found
        return found


def index_key(plan: SitePlan) -> str:
    """Return what decides the pages that gather the texts; '' when nobody knows."""
    shape = plan.workspace.shape
    return shape and f"{shape}:{plan.on}:{plan.library.digest}"


def _followed_terms(one: Edition) -> Iterator[object]:
    """Yield the terms that a publication can take from those it follows."""
    for other in one.followed:
        meta = other.metadata
        yield other.name, meta.term, meta.notice, meta.extension, meta.entry_into_force


def _links(one: Edition, plan: SitePlan) -> Iterator[Address | None]:
    for source in one.sources:
        for reference in source.references:
            yield plan.addresses.of_link(source.path, reference.target, one.id)


def _pictures(one: Edition, plan: SitePlan) -> Iterator[tuple[str, str]]:
    """Yield each picture with the digest of its bytes."""
    for path in one.picture_paths:
        yield path, sha256(plan.picture(path).read_bytes()).hexdigest()
