"""Files from word processors that are made to be slow, large or refused, by kind.

`hostile_words.py SHARE FOLDER` writes each as NAME.docx or NAME.odt; a share of 1 is as
large as is let through.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from place import ROOT

sys.path.insert(0, str(ROOT))

from tests.word.word_parts import docx, odt, p, r, zipped

_MEGA = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def hostile_words(share: float) -> Iterator[tuple[str, bytes]]:
    """Yield what each kind is called, and its file."""
    for make in _KINDS:
        yield make(max(int(1000 * share), 1))


def _words(count: int) -> list[str]:
    """Return words that cannot be packed much, so that the size is let through."""
    rng = Random(1)
    return [f"{rng.getrandbits(40):x}" for _ in range(count)]


def _bomb(n: int) -> tuple[str, bytes]:
    return "zipbomb", zipped(
        {"[Content_Types].xml": b"x", "word/document.xml": b" " * 40 * n * 1000}
    )


def _entities(n: int) -> tuple[str, bytes]:
    rows = "".join(
        f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "ha" * 10}">'
        for at in range(10)
    )
    head = f'<?xml version="1.0"?><!DOCTYPE x [{rows}]>'
    return "entiteter i entiteter", docx(p(r("&e9;")) * n, head=head)


def _old(n: int) -> tuple[str, bytes]:
    return "gammal .doc", _OLE + "WordDocument".encode("utf-16-le") + b"\0" * 600 * n


def _runs(n: int) -> tuple[str, bytes]:
    looks = ("<w:b/>", "<w:i/>", "")
    runs = (r(one, looks[at % 3]) for at, one in enumerate(_words(400 * n)))
    return "ett stycke med många bitar", docx(p("".join(runs)))


def _paragraphs(n: int) -> tuple[str, bytes]:
    return "många stycken", docx("".join(p(r(one)) for one in _words(400 * n)))


def _one_word(n: int) -> tuple[str, bytes]:
    return "ett enda långt ord", docx(p(r("".join(_words(4_500 * n)))))


def _bookmarks(n: int) -> tuple[str, bytes]:
    rows = [p(r(one)) for one in _words(3 * n)]
    starts = "".join(
        f'<w:bookmarkStart w:id="{at}" w:name="gd_{word}"/>'
        for at, word in enumerate(_words(3 * n))
    )
    ends = "".join(f'<w:bookmarkEnd w:id="{at}"/>' for at in range(3 * n))
    return "bokmärken kring allt", docx(starts + "".join(rows) + ends)


def _remarks(n: int) -> tuple[str, bytes]:
    words = _words(2 * n)
    notes = "".join(
        f'<w:comment w:id="{at}">{p(r(word))}</w:comment>'
        for at, word in enumerate(words)
    )
    starts = "".join(f'<w:commentRangeStart w:id="{at}"/>' for at in range(2 * n))
    ends = "".join(f'<w:commentRangeEnd w:id="{at}"/>' for at in range(2 * n))
    rows = "".join(p(r(word)) for word in words)
    return "kommentarer kring allt", docx(starts + rows + ends, comments=notes)


def _styles(n: int) -> tuple[str, bytes]:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="{word}"/>'
        f'<w:basedOn w:val="s{at - 1}"/></w:style>'
        for at, word in enumerate(_words(5 * n))
    )
    rows = "".join(p(r(word), style=f"s{at}") for at, word in enumerate(_words(5 * n)))
    return "format som bygger på varandra", docx(rows, styles=styles)


def _controls(n: int) -> tuple[str, bytes]:
    start = '<w:sdt><w:sdtPr><w:tag w:val="synpunkt:x"/></w:sdtPr><w:sdtContent>'
    rows = "".join(p(r(word)) for word in _words(10 * n))
    return "kontroller i kontroller", docx(
        start * 50 + rows + "</w:sdtContent></w:sdt>" * 50
    )


def _deep(n: int) -> tuple[str, bytes]:
    return "djupt nästlat", docx(
        "<w:sdtContent>" * 5 * n + "".join(_words(n)) + "</w:sdtContent>" * 5 * n
    )


def _table(n: int) -> tuple[str, bytes]:
    cells = "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="1000"/><w:vMerge/></w:tcPr>{p(r(one))}</w:tc>'
        for one in _words(20)
    )
    return "tabell med sammanslagna celler", docx(
        f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * 5 * n}</w:tbl>"
        + "".join(p(r(one)) for one in _words(40 * n))
    )


def _repeated(n: int) -> tuple[str, bytes]:
    many = '<text:s text:c="999999999"/>' * n
    rows = (
        '<table:table><table:table-row table:number-rows-repeated="999999999">'
        '<table:table-cell table:number-columns-repeated="999999999"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    return "odt med upprepningar", odt(f"<text:p>{many}</text:p>{rows * n}")


def _alike(n: int) -> tuple[str, bytes]:
    rng = Random(2)
    common = "regionen kommunen ansvarar för vården av patienten i hemmet".split()
    lines = (" ".join(rng.choices(common, k=40)) for _ in range(8 * n))
    more = "".join(p(r(one)) for one in _words(40 * n))
    return "stycken som liknar allt", docx("".join(p(r(one)) for one in lines) + more)


def _labels(n: int) -> tuple[str, bytes]:
    words = " ".join(_words(140 * n))
    labels = "Diarienummer hos er, Organ som: " * 10 * n
    return "ett stycke med ord som i rutorna", docx(p(r(words)) + p(r(f"x {labels}")))


_Make = Callable[[int], tuple[str, bytes]]
_KINDS: tuple[_Make, ...] = (
    _bomb,
    _entities,
    _old,
    _runs,
    _paragraphs,
    _one_word,
    _bookmarks,
    _remarks,
    _styles,
    _controls,
    _deep,
    _table,
    _repeated,
    _alike,
    _labels,
)


def main() -> None:
    """Write all of them, for what measures must not hold them itself."""
    share, folder = float(sys.argv[1]), Path(sys.argv[2])
    for name, content in hostile_words(share):
        ending = ".odt" if name.startswith("odt") else ".docx"
        (folder / f"{name}{ending}").write_bytes(content)


if __name__ == "__main__":
    main()
