"""A .docx opened as XML, to be changed as Word, other programs and people change it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from tests.word.word_parts import NAMES, OFFICE, SPACES, W

_ANSWERS = "commentsExtended"
_COMMENTS = "word/comments.xml"
_PROPERTIES = "docProps/custom.xml"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPE = f"{_TYPES}.comments+xml"
_KIND = f"{OFFICE}/comments"


def w(name: str) -> str:
    """Return the full name of an element or attribute of Word's."""
    return f"{{{W}}}{name}"


def make(name: str, *children: etree._Element, **values: str) -> etree._Element:
    """Return an element of Word's."""
    element = etree.Element(w(name), {w(key): one for key, one in values.items()})
    element.extend(children)
    return element


def run(text: str, tag: str = "t") -> etree._Element:
    """Return a run of text; `tag` is `delText` for what is taken out."""
    words = make(tag)
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return make("r", words)


def elements(xml: str) -> list[etree._Element]:
    """Return raw XML as elements."""
    return list(etree.fromstring(f"<all {SPACES}>{xml}</all>"))


class Opened:
    """The parts of a file, its text as a tree."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self._parts = {one: package.read(one) for one in package.namelist()}
        self.root = etree.fromstring(self._parts["word/document.xml"])
        self.body = self.root[0]
        self._remarks: list[etree._Element] = []
        self._next = 9000

    def number(self) -> str:
        """Return a number that nothing in the file has."""
        self._next += 1
        return str(self._next)

    def paragraph(self, bookmark: str) -> etree._Element:
        """Return the paragraph that a bookmark begins in."""
        start = self._start(bookmark)
        inner = next(start.iterancestors(w("p")), None)
        if inner is not None:
            return inner
        return next(one for one in start.itersiblings(w("p")))

    def control(self, tag: str) -> etree._Element:
        """Return the first control with a tag."""
        return next(
            one.getparent().getparent()
            for one in self.root.iter(w("tag"))
            if one.get(w("val")) == tag
        )

    def without_bookmark(self, bookmark: str) -> None:
        """Take a bookmark away."""
        start = self._start(bookmark)
        for end in self.root.iter(w("bookmarkEnd")):
            if end.get(w("id")) == start.get(w("id")):
                end.getparent().remove(end)
                break
        start.getparent().remove(start)

    def without_marks(self) -> None:
        """Drop all that ties the file to its round: bookmarks, controls and properties."""
        for name in ("bookmarkStart", "bookmarkEnd"):
            for one in list(self.root.iter(w(name))):
                one.getparent().remove(one)
        for control in list(self.root.iter(w("sdt"))):
            for one in list(control.find(w("sdtContent"))):
                control.addprevious(one)
            control.getparent().remove(control)
        self._parts[_PROPERTIES] = etree.tostring(
            etree.Element(etree.fromstring(self._parts[_PROPERTIES]).tag)
        )

    def remark(self, text: str, name: str = "") -> str:
        """Add a comment in the margin, and return its id; its marks are the caller's."""
        name = name or self.number()
        self._remarks.append(
            make("comment", make("p", run(text)), id=name, author="Någon", initials="N")
        )
        return name

    def answer(self, name: str, to: str = "", *, is_settled: bool = False) -> None:
        """Say which remark another answers, and that it is ticked off."""
        by_id = {one.get(w("id")): one for one in self._remarks}
        for id_ in filter(None, (name, to)):
            by_id[id_][-1].set(f"{{{NAMES['w14']}}}paraId", f"0000{id_}")
        space = f"{{{NAMES['w15']}}}"
        row = etree.Element(f"{space}commentEx", {f"{space}paraId": f"0000{name}"})
        row.set(f"{space}done", str(int(is_settled)))
        if to:
            row.set(f"{space}paraIdParent", f"0000{to}")
        if f"word/{_ANSWERS}.xml" not in self._parts:
            root = etree.Element(f"{space}commentsEx")
            self.add_part(_ANSWERS, etree.tostring(root))
        self.append(f"word/{_ANSWERS}.xml", row)

    def texts(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """Yield the runs with text that stand directly in a paragraph."""
        for one in paragraph.findall(w("r")):
            if one.find(w("t")) is not None:
                yield one

    def relate(self, kind: str, target: str, *, is_outside: bool = False) -> str:
        """Add something that the text points at, and return its id."""
        name = f"rId{self.number()}"
        values = {"Id": name, "Type": f"{OFFICE}/{kind}", "Target": target}
        if is_outside:
            values["TargetMode"] = "External"
        _add(self._parts, "word/_rels/document.xml.rels", "Relationship", **values)
        return name

    def add_part(self, kind: str, content: bytes, name: str = "") -> str:
        """Add a part of a kind, XML unless it is named, and return its id."""
        file = name or f"{kind}.xml"
        self._parts[f"word/{file}"] = content
        if not name:
            _add(
                self._parts,
                "[Content_Types].xml",
                "Override",
                PartName=f"/word/{file}",
                ContentType=f"{_TYPES}.{kind}+xml",
            )
        return self.relate(kind, file)

    def part(self, start: str) -> str:
        """Return the name of the first part whose name begins so."""
        return next(one for one in self._parts if one.startswith(start))

    def append(self, part: str, *elements: etree._Element) -> None:
        """Put elements last in a part."""
        root = etree.fromstring(self._parts[part])
        root.extend(elements)
        self._parts[part] = etree.tostring(root, standalone=True)

    def to_bytes(self) -> bytes:
        """Return the file."""
        parts = dict(self._parts)
        parts["word/document.xml"] = etree.tostring(self.root, standalone=True)
        if self._remarks:
            self._add_remarks(parts)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return buffer.getvalue()

    def _start(self, bookmark: str) -> etree._Element:
        return next(
            one
            for one in self.root.iter(w("bookmarkStart"))
            if one.get(w("name")) == bookmark
        )

    def _add_remarks(self, parts: dict[str, bytes]) -> None:
        root = etree.fromstring(parts[_COMMENTS]) if _COMMENTS in parts else None
        if root is None:
            root = make("comments")
            _add(
                parts,
                "[Content_Types].xml",
                "Override",
                PartName=f"/{_COMMENTS}",
                ContentType=_TYPE,
            )
            _add(
                parts,
                "word/_rels/document.xml.rels",
                "Relationship",
                Id="rIdRemarks",
                Type=_KIND,
                Target="comments.xml",
            )
        root.extend(self._remarks)
        parts[_COMMENTS] = etree.tostring(root, standalone=True)


def _add(parts: dict[str, bytes], name: str, tag: str, **values: str) -> None:
    """Add an element in the namespace of a part's root."""
    root = etree.fromstring(parts[name])
    space = etree.QName(root).namespace
    etree.SubElement(root, f"{{{space}}}{tag}", values)
    parts[name] = etree.tostring(root, standalone=True)
