"""Word and OpenDocument files made by hand, part by part."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from govdocs.model.word_text import WordParagraph, WordText
from govdocs.text.word.as_json import from_json
from govdocs.text.word.child import answer, read_text
from govdocs.text.word.limits import Limits

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMES = {
    "w": W,
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
SPACES = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMES.items())
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
# What the text points at, by the root of the part and the name of its relation.
_ROOTS = {
    "styles": ("styles", "styles"),
    "numbering": ("numbering", "numbering"),
    "footnotes": ("footnotes", "footnotes"),
    "endnotes": ("endnotes", "endnotes"),
    "comments": ("comments", "comments"),
    "commentsExtended": ("commentsEx", "commentsExtended"),
    "header": ("hdr", "header"),
    "footer": ("ftr", "footer"),
    "settings": ("settings", "settings"),
    "glossary": ("glossaryDocument", "glossaryDocument"),
    "footer2": ("ftr", "footer"),
    "diagram": ("p", "diagramData"),
}


def docx(body: str, relations: str = "", head: str = "", **parts: str) -> bytes:
    """Return a .docx with this in its body, and parts by the names of `_ROOTS`.

    `relations` has more relations, as XML, and `head` stands before the root.
    """
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(
            _relation("r1", "officeDocument", "word/document.xml")
        ),
        "word/document.xml": f"{head}{_root('document', f'<w:body>{body}</w:body>')}",
    }
    for name, inside in parts.items():
        tag, kind = _ROOTS[name]
        space = "w15" if tag == "commentsEx" else "w"
        files[f"word/{name}.xml"] = _root(tag, inside, space)
        relations += _relation(f"rel-{name}", kind, f"{name}.xml")
    files["word/_rels/document.xml.rels"] = _relations(relations)
    return zipped({name: text.encode() for name, text in files.items()})


def _root(tag: str, inside: str, space: str = "w") -> str:
    return f"<{space}:{tag} {SPACES}>{inside}</{space}:{tag}>"


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def _relation(id_: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def outside(id_: str, kind: str, target: str) -> str:
    """Return a relation to something outside the file."""
    plain = _relation(id_, kind, target)
    return plain.replace("/>", ' TargetMode="External"/>')


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip file; a part named mimetype is stored as it is."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, raw in files.items():
            kind = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            file.writestr(name, raw, kind)
    return out.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file."""
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def read(content: bytes) -> WordText:
    """Return what a file says, read here and not in a child; faults of ours are seen."""
    found = answer(read_text, content, Limits())
    assert "text" in found, found
    return from_json(found["text"])


def read_body(body: str, **parts: str) -> tuple[WordParagraph, ...]:
    """Return the paragraphs of a .docx with this in its body."""
    return read(docx(body, **parts)).paragraphs


def p(*runs: str, style: str = "") -> str:
    """Return a paragraph of runs, as XML."""
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{own}{''.join(runs)}</w:p>"


def r(text: str, look: str = "") -> str:
    """Return a run of text, as XML."""
    own = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(name: str, inside: str, id_: str = "1") -> str:
    """Return a bookmark round something, as XML."""
    start = f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>'
    return f'{start}{inside}<w:bookmarkEnd w:id="{id_}"/>'


def control(tag: str, inside: str, more: str = "") -> str:
    """Return a content control round something, as XML."""
    own = f'<w:sdtPr><w:tag w:val="{tag}"/>{more}</w:sdtPr>'
    return f"<w:sdt>{own}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"


_ODF = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0".format
_ODF_NAMES = {
    **{
        name: _ODF(name)
        for name in ("office", "text", "table", "style", "meta", "form")
    },
    "draw": _ODF("drawing"),
    "fo": _ODF("xsl-fo-compatible"),
    "svg": _ODF("svg-compatible"),
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_ODF_SPACES = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _ODF_NAMES.items())
_ODT = b"application/vnd.oasis.opendocument.text"


def odt(body: str, automatic: str = "", styles: str = "", meta: str = "") -> bytes:
    """Return an .odt with this in its text, and styles made for it or with names."""
    content = (
        f"<office:document-content {_ODF_SPACES}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    named = f"<office:document-styles {_ODF_SPACES}>{styles}</office:document-styles>"
    about = f"<office:document-meta {_ODF_SPACES}>{meta}</office:document-meta>"
    return zipped(
        {
            "mimetype": _ODT,
            "content.xml": content.encode(),
            "styles.xml": named.encode(),
            "meta.xml": about.encode(),
        }
    )


def all_words(text: WordText) -> str:
    """Return everything that a file was found to say, and what was told as left."""
    lines = ["".join(piece.text for piece in one.pieces) for one in text.everything()]
    return "\n".join([*lines, *(one.text for one in text.remarks), *text.left])


def with_manifest(content: bytes) -> bytes:
    """Return an .odt with the list of its parts, without which LibreOffice opens none."""
    files = unzipped(content)
    row = (
        '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'.format
    )
    rows = [row("/", _ODT.decode()), row("content.xml", "text/xml")]
    space = f'xmlns:manifest="{_ODF("manifest")}" manifest:version="1.3"'
    whole = f"<manifest:manifest {space}>{''.join(rows)}</manifest:manifest>"
    return zipped({**files, "META-INF/manifest.xml": whole.encode()})
