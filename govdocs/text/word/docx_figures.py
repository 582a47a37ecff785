"""What a Word file holds beside text: text boxes, pictures, objects, figures."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from govdocs.model.word_text import TEXT_BOX
from govdocs.text.word.docx_story import Handler, Story
from govdocs.text.word.scribe import PLAIN
from govdocs.text.word.tree import Element, attribute, long, short

_DESCRIBED = "en figur med beskrivningen: {words}"
_TEXTS = tuple(map(long, ("w:t", "w:delText", "a:t", "m:t")))
_PICTURES = tuple(map(long, ("a:blip", "v:imagedata")))
_INK = ("w:contentPart", "w14:contentPart")
_OTHERS = ("v:textpath", "c:chart", "dgm:relIds", "w:control", "w:object", *_INK)
# What a drawing holds that is read, or told of by itself.
_TOLD = (*_TEXTS, *map(long, _OTHERS))


def text_box(story: Story, element: Element) -> None:
    """Read a text box; its paragraphs come after the one that it is anchored in."""
    fields = story.fields, story.marks
    kept = (story.look, story.links, story.scribe.place)
    story.look, story.links, story.fields, story.marks = PLAIN, [], [], []
    story.scribe.place = TEXT_BOX
    story.walk(element)
    story.look, story.links, story.scribe.place = kept
    story.fields, story.marks = fields


def drawing(story: Story, element: Element) -> None:
    """Read a drawing, whose alternative text is that of the picture in it."""
    before = story.alternative
    for tag in ("wp:docPr", "pic:cNvPr"):
        for one in element.iter(long(tag)):
            found = attribute(one, "descr") or attribute(one, "title")
            story.alternative = story.alternative or found
    if not _holds(element, _PICTURES):
        _tell_of_figure(story, element, story.alternative)
    story.walk(element)
    story.alternative = before


def old_drawing(story: Story, element: Element) -> None:
    """Read a drawing as older versions of Word write it."""
    if not _holds(element, _PICTURES):
        said = (attribute(one, "alt") for one in element)
        _tell_of_figure(story, element, next(filter(None, said), ""))
    story.walk(element)


def _tell_of_figure(story: Story, element: Element, words: str) -> None:
    """Tell of lines and shapes, which somebody may have drawn over the text."""
    if words:
        story.shared.left.add(_DESCRIBED.format(words=words))
    elif not _holds(element, _TOLD):
        story.shared.left.add("en figur utan text, som ett streck eller en pil")


def _holds(element: Element, tags: tuple[str, ...]) -> bool:
    return next(element.iter(*tags), None) is not None


def picture(story: Story, element: Element) -> None:
    """Read a picture that is a part of the file."""
    _picture(story, attribute(element, "r:embed") or attribute(element, "r:link"))


def old_picture(story: Story, element: Element) -> None:
    """Read a picture as older versions of Word write it."""
    said = attribute(element, "o:title") or attribute(element.getparent(), "alt")
    before, story.alternative = story.alternative, story.alternative or said
    _picture(story, attribute(element, "r:id"))
    story.alternative = before


def _picture(story: Story, id_: str) -> None:
    relation = story.relations.get(id_)
    if relation is None:
        story.shared.left.add("en bild som inte finns i filen")
        return
    if relation.is_outside:
        story.shared.left.add("en bild på en annan plats, som inte hämtas")
    story.scribe.link = story.link
    story.scribe.picture(basename(relation.target), story.alternative)


def alternatives(story: Story, element: Element) -> None:
    """Read one of several forms of the same thing; text that only others have is told."""
    forms = [one for one in element if short(one.tag) in ("mc:Choice", "mc:Fallback")]
    if not forms:
        return
    texts = [_words(one) for one in forms]
    best = next((at for at, words in enumerate(texts) if words), 0)
    story.walk(forms[best])
    for words in texts:
        if words and words not in texts[best]:
            story.shared.left.add(
                f"text som bara vissa versioner av Word visar: {words}"
            )
    known = {*texts, *_descriptions(forms[best])}
    others = (one for form in forms for one in _descriptions(form))
    for words in dict.fromkeys(one for one in others if one not in known):
        story.shared.left.add(_DESCRIBED.format(words=words))


def _descriptions(element: Element) -> Iterator[str]:
    """Yield what is said of figures to those who do not see them."""
    for one in element.iter():
        for name in ("descr", "title", "alt"):
            if words := attribute(one, name):
                yield words


def _words(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(*_TEXTS)).strip()


def _told(words: str) -> Handler:
    """Return what tells of a thing that is not text, and reads the text in it."""

    def read(story: Story, element: Element) -> None:
        story.shared.left.add(words)
        story.walk(element)

    return read


def other_file(story: Story, element: Element) -> None:
    """Tell of a whole document that only Word can put in."""
    relation = story.relations.get(attribute(element, "r:id"))
    name = basename(relation.target)[:80] if relation else "okänt namn"
    story.shared.left.add(f"ett helt dokument som är infogat ({name})")


def bent_text(story: Story, element: Element) -> None:
    """Read letters that are bent along a line."""
    story.write(attribute(element, "string"))
    story.walk(element)


FIGURES: dict[str, Handler] = {
    "w:txbxContent": text_box,
    "w:drawing": drawing,
    "w:pict": old_drawing,
    "a:blip": picture,
    "v:imagedata": old_picture,
    "v:textpath": bent_text,
    "mc:AlternateContent": alternatives,
    "w:object": _told("ett inbäddat objekt"),
    "w:control": _told("ett formulärelement (ActiveX)"),
    **dict.fromkeys(_INK, _told("en handskriven anteckning")),
    "c:chart": _told("ett diagram"),
    "dgm:relIds": _told("en SmartArt-figur"),
    "w:altChunk": other_file,
    "w:subDoc": other_file,
}
