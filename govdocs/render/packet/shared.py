"""What many parties' packets have in common, made once: the text, and what differs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from mimetypes import guess_type
from typing import Any

from govdocs.model.settings import Marking
from govdocs.model.sheet import Caption
from govdocs.overview.packet import Packet
from govdocs.overview.packet_words import past
from govdocs.render.compared_page import ComparedPage
from govdocs.render.html.redline_page import redline_content, redline_file
from govdocs.render.html.state import state_of
from govdocs.render.packet.parts import DIFFERENCE
from govdocs.render.pdf.document import pdf_job, text_assets, text_values
from govdocs.render.pdf.job import BASE, PdfJob
from govdocs.render.pdf.redline import redline_job
from govdocs.render.site_plan import SitePlan
from govdocs.render.text_page import TextPage, text_pages

# Stands before the places of the redline, where a file holds the text as well.
MARK = "_j"


@dataclass(frozen=True)
class Difference:
    """A version held against another text: its files, and the values of its templates.

    `past` is the warning for a version that can no longer be decided, '' otherwise;
    `why` says why it is held against that text.
    """

    page: ComparedPage
    site_name: str
    marking: Marking | None
    past: str = ""
    why: str = ""

    @property
    def job(self) -> PdfJob:
        """Return the job for its PDF."""
        sheet = self.page.comparison.sheet
        return redline_job(
            self.page.name, sheet, self._caption, self.site_name, self.marking
        )

    @cached_property
    def values(self) -> dict[str, Any]:
        """Return what the templates of a redline need."""
        sheet = self.page.comparison.sheet
        return redline_content(
            sheet,
            self.page.caption,
            sides=False,
            folds=False,
            mark=MARK,
            heading=DIFFERENCE.title,
            boxes=tuple(self._boxes()),
        )

    def _boxes(self) -> Iterator[str]:
        """Yield what stands above the summary in the council's PDF."""
        if self.marking:
            yield f"{self.marking.tag} {self.marking.sentence}"
        yield from self.page.markings
        yield from (one for one in (self.past, self.why) if one)

    @cached_property
    def html(self) -> bytes:
        """Return the whole redline as a page that stands on its own."""
        return redline_file(self.page.comparison.sheet, self._marked, sides=False)

    @cached_property
    def word(self) -> bytes:
        """Return a Word file with the changes tracked, dated when the text was locked."""
        from govdocs.render.word.redline import write_redline

        version = self.page.new.version
        assert version is not None, "a packet is about a locked text"
        return write_redline(self.page.comparison.sheet, self._marked, version.locked)

    @property
    def _caption(self) -> Caption:
        """Return what it is of, and that the version can no longer be decided."""
        caption = self.page.caption
        return (
            replace(caption, notes=(self.past, *caption.notes))
            if self.past
            else caption
        )

    @property
    def _marked(self) -> Caption:
        """Return the same for a file that has no place of its own for the marking."""
        caption = self._caption
        if self.marking is None:
            return caption
        words = f"{self.marking.tag}. {self.marking.sentence}"
        return replace(caption, notes=(words, *caption.notes))


@dataclass(frozen=True)
class Shared:
    """The text of the version, and its differences by the number of the other text."""

    page: TextPage
    plan: SitePlan
    _differences: dict[str, Difference] = field(default_factory=dict)

    @property
    def text_job(self) -> PdfJob:
        """Return the job for the PDF of the text: the same as the site has."""
        return pdf_job(self.page, self._locked, "", self.plan)

    @property
    def canonical(self) -> bytes:
        """Return the bytes that the digest is of."""
        return self.page.edition.ready.canonical

    @cached_property
    def printed(self) -> dict[str, Any]:
        """Return the values of the text for paper."""
        paths = self.page.edition.picture_paths
        return self._text({path: f"{BASE}bilder/{path}" for path in paths})

    @cached_property
    def shown(self) -> dict[str, Any]:
        """Return the values of the text for a page that fetches nothing."""
        paths = self.page.edition.picture_paths
        return self._text({path: self._inlined(path) for path in paths})

    @cached_property
    def assets(self) -> Mapping[str, str]:
        """Return the fonts and pictures of the text, for paper."""
        return text_assets(self.page, self.plan)

    def difference(self, packet: Packet) -> Difference | None:
        """Return how the version differs from what the packet holds it against."""
        old = packet.basis.edition
        if old is None:
            return None
        if old.number not in self._differences:
            settings, editions = self.plan.workspace.settings, packet.editions
            new = packet.edition
            states = tuple(
                state_of(one, editions, settings.stage) for one in (old, new)
            )
            page = ComparedPage(editions, old, new, (states[0], states[1]))
            found = Difference(
                page, settings.name, settings.marking, past(packet), packet.basis.why
            )
            self._differences[old.number] = found
        return self._differences[old.number]

    @property
    def _locked(self) -> date:
        version = self.page.edition.version
        assert version is not None, "a packet is about a locked text"
        return version.locked

    def _text(self, pictures: dict[str, str]) -> dict[str, Any]:
        return text_values(self.page, self._locked, self.plan, "", pictures)

    def _inlined(self, path: str) -> str:
        content = b64encode(self.page.edition.picture(path)).decode("ascii")
        return f"data:{guess_type(path)[0]};base64,{content}"


def share(packet: Packet, plan: SitePlan) -> Shared:
    """Return what all packets about the same version have in common."""
    stage = plan.workspace.settings.stage
    pages = text_pages(plan.library, stage)
    return Shared(
        next(
            one
            for one in pages
            if one.has_files
            and one.id == packet.version.document
            and one.edition.number == packet.version.number
        ),
        plan,
    )
