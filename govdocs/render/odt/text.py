"""A text as an .odt: the same styles, lists, notes, bookmarks and boxes as the .docx."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from govdocs.model.period import in_words
from govdocs.model.word_text import WordText
from govdocs.render.flow_alike import Writer
from govdocs.render.flow_tree import tree_of
from govdocs.render.odt.body import OdtBody
from govdocs.render.odt.element import Content, Element, make, root, to_bytes, words
from govdocs.render.odt.inline import Inline
from govdocs.render.odt.looks import Looks
from govdocs.render.odt.pictures import Pictures
from govdocs.render.odt.styles import page_styles, style_name, styles
from govdocs.render.zipped import zip_bytes

_KIND = "application/vnd.oasis.opendocument.text"


def write_odt(text: WordText, day: date) -> bytes:
    """Return an .odt, the same for the same input; all that wants a day is given `day`.

    Title, head and foot are as `write_docx` has them. Of tracked changes only what they
    come to is written.
    """
    return _packed(_parts(text, day))


def _parts(text: WordText, day: date) -> dict[str, bytes]:
    """Return the files that an .odt is made of, by name."""
    looks, pictures = Looks(), Pictures(text.pictures)

    def note(label: str) -> list[Element]:
        inner = make("text:note-body")
        body.write(inner, tree_of(text.notes[label]))
        return list(inner)

    inline = Inline(text, looks, note, pictures.draw, day)
    body = OdtBody(inline, looks, is_locked=text.is_locked)
    whole = make("office:text")
    if text.is_tracking:
        whole.append(make("text:tracked-changes", {"text:track-changes": "true"}))
    body.write(whole, tree_of([one for one in text.paragraphs if not one.place]))
    content = root(
        "office:document-content", looks.root, make("office:body", {}, whole)
    )
    files = {
        "content.xml": to_bytes(content),
        "styles.xml": to_bytes(_styles(text, day)),
        **_about(text, day),
        **dict(pictures.files()),
    }
    return {
        # A reader tells what the file is from its first bytes.
        "mimetype": _KIND.encode(),
        **files,
        "META-INF/manifest.xml": to_bytes(_manifest(files)),
    }


def _about(text: WordText, day: date) -> dict[str, bytes]:
    """Return the file that tells of a text's properties."""
    return {"meta.xml": to_bytes(_meta(text, day))}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    return zip_bytes(parts.items(), plain=("mimetype",))


def _styles(text: WordText, day: date) -> Element:
    parts = {
        one.item.number or 0
        for one in text.paragraphs
        if one.style == "Part Title" and one.item
    }
    head = [one for one in text.paragraphs if one.place == "sidhuvud"]
    said = "\t".join(one.text for one in head)
    pages: list[Content] = ["Sida ", make("text:page-number"), " av "]
    pages += [make("text:page-count"), make("text:tab"), in_words(day)]
    page = make(
        "style:master-page",
        {"style:name": "Standard", "style:page-layout-name": "Sida"},
        make("style:header", {}, _band("header", list(words(said)))),
        make("style:footer", {}, _band("footer", pages)),
    )
    return root(
        "office:document-styles",
        styles(sorted({0, *parts})),
        page_styles(),
        make("office:master-styles", {}, page),
    )


def _band(style: str, content: list[Content]) -> Element:
    return make("text:p", {"text:style-name": style_name(style)}, *content)


def _meta(text: WordText, day: date) -> Element:
    when = f"{day.isoformat()}T00:00:00"
    rows = (
        make("meta:user-defined", {"meta:name": name}, value)
        for name, value in text.properties.items()
        if name != "title"
    )
    about = make(
        "office:meta",
        {},
        make("meta:generator", {}, "govdocs"),
        make("dc:title", {}, text.properties.get("title", "")),
        make("dc:language", {}, "sv-SE"),
        make("meta:creation-date", {}, when),
        make("dc:date", {}, when),
        *rows,
    )
    return root("office:document-meta", about)


def _manifest(files: dict[str, bytes]) -> Element:
    rows = (
        make(
            "manifest:file-entry",
            {"manifest:full-path": name, "manifest:media-type": _media(name)},
        )
        for name in ("/", *files)
    )
    return make("manifest:manifest", {"manifest:version": "1.3"}, *rows)


def _media(name: str) -> str:
    if name == "/":
        return _KIND
    kind = name.rpartition(".")[2]
    return "text/xml" if kind == "xml" else f"image/{kind.replace('jpg', 'jpeg')}"


# The way that an .odt is written, for many that are alike.
ODT = Writer(_parts, _about, _packed, "content.xml", "styles.xml")
