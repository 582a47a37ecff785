"""The files that go out with a round: forms to fill in, copies to read, and the letter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from govdocs.consultation.form.form import Form
from govdocs.model.consultation import Consultation
from govdocs.model.settings import Contact

if TYPE_CHECKING:
    from govdocs.consultation.form.flows import FormText, Leads
    from govdocs.consultation.form.texts import FormTexts
    from govdocs.model.word_text import WordText
    from govdocs.render.flow_alike import Alike
    from govdocs.text.publication import Ready

# What `remiss template` can write.
FORMS = ("docx", "odt", "md", "html", "missiv", "missiv-pdf")
_WORD = frozenset({"docx", "odt"})


def is_for_word(kinds: Iterable[str]) -> bool:
    """Tell whether any of some kinds is for a word processor."""
    return not _WORD.isdisjoint(kinds)


@dataclass(frozen=True)
class FormFiles:
    """Writes the files of one round; its texts are laid out once for all who are asked.

    `is_reading` asks for copies to read where a form would be written for Word, and
    `is_open` for forms where all of the text can be changed. `sender` stands in letters,
    and `addressed` has the names in them by id.
    """

    texts: Sequence[Ready]
    is_reading: bool = False
    is_open: bool = False
    sender: Contact | None = None
    addressed: Mapping[str, str] = field(default_factory=dict)

    def file(self, kind: str, form: Form, name: str | None) -> tuple[str, bytes]:
        """Return one file by its name; `name` is that of the instance, if there is one."""
        from govdocs.consultation.form.markdown import form_markdown
        from govdocs.consultation.letter import letter_markdown
        from govdocs.render.html.form_page import form_html

        asked = form.round
        start = f"{asked.id}-{form.consultee}" if form.consultee else asked.id
        if kind in _WORD:
            return self._word(kind, form, name, start)
        if kind == "md":
            return f"svar-{start}.md", form_markdown(form).encode()
        if kind == "html":
            return f"svar-{start}.html", form_html(form, name).encode()
        to = self.addressed.get(form.consultee or "", name)
        return _letter(kind, form, letter_markdown(form, to, self.sender), start)

    def _word(
        self, kind: str, form: Form, name: str | None, start: str
    ) -> tuple[str, bytes]:
        from govdocs.consultation.form.reading import reading_word
        from govdocs.consultation.form.word import form_word

        if self.is_reading or form.round.is_internal:
            made, text = "lasexemplar", reading_word(form, self._laid_out, name)
        else:
            is_locked = not self.is_open
            made = "svar"
            text = form_word(form, self._laid_out, name, is_locked=is_locked)
        content = self._written[kind].write(text, form.round.opens)
        return f"{made}-{start}.{kind}", content

    def templates(self, form: Form, name: str | None) -> tuple[WordText, ...]:
        """Return all that may come back from Word: the form, and the copy to read."""
        from govdocs.consultation.form.reading import reading_word
        from govdocs.consultation.form.word import form_word

        return tuple(
            make(form, self._laid_out, name) for make in (form_word, reading_word)
        )

    def judge(self, kinds: Collection[str], asked: Consultation) -> None:
        """Refuse to write a file that would lack a text. Raises ConsultationRefused."""
        from govdocs.consultation.errors import ConsultationRefused

        found = {one.id for one in self.texts}
        missing = [one.document for one in asked.texts if one.document not in found]
        if missing and is_for_word(kinds):
            raise ConsultationRefused(
                f"texten {missing[0]} går inte att läsa så som den frystes",
                "hämta hela förrådet (git fetch --unshallow) och kör igen",
                file=asked.place[0],
            )

    @cached_property
    def _laid_out(self) -> FormTexts:
        from govdocs.consultation.form.flows import Leads
        from govdocs.consultation.form.texts import FormTexts

        leads = Leads(self.texts)
        return FormTexts(_laid_out(one, leads) for one in self.texts)

    @cached_property
    def _written(self) -> Mapping[str, Alike]:
        """Return what writes the files of each kind, most of them alike."""
        return _Writers()


class _Writers(dict[str, "Alike"]):
    """What writes each kind of file for word processors; imported when it is asked for."""

    def __missing__(self, kind: str) -> Alike:
        from govdocs.render.flow_alike import Alike

        if kind == "odt":
            from govdocs.render.odt.text import ODT as WRITER
        else:
            from govdocs.render.word.text import DOCX as WRITER
        self[kind] = found = Alike(WRITER)
        return found


def _laid_out(ready: Ready, leads: Leads) -> FormText:
    from govdocs.consultation.form.flows import FormText
    from govdocs.render.flow import flow_of

    files = ready.loaded.files
    pictures = {path: files.read(path) for path in ready.picture_paths}
    return FormText(ready, flow_of(ready.document, leads)._replace(pictures=pictures))


def _letter(kind: str, form: Form, text: str, start: str) -> tuple[str, bytes]:
    if kind == "missiv":
        return f"missiv-{start}.md", text.encode()
    from govdocs.render.letter import letter_pdf

    return f"missiv-{start}.pdf", letter_pdf(text, form.round.title)
