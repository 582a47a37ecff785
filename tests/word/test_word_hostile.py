"""Files that are no documents, or are made to do harm: one Swedish sentence each."""

from __future__ import annotations

import resource
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from govdocs.text.word import read as reading
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.limits import MEGA, Limits
from govdocs.text.word.read import read_word
from tests.word.word_parts import docx, odt, outside, p, r, read, unzipped, zipped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def _old(stream: str) -> bytes:
    return _OLE + stream.encode("utf-16-le") + b"\0" * 600


def _encrypted() -> bytes:
    raw = bytearray(docx(p(r("x"))))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(mark)
        while start >= 0:
            raw[start + at] |= 1
            start = raw.find(mark, start + 4)
    return bytes(raw)


def _doctype(head: str, body: str = "") -> bytes:
    return docx(body, head=f'<?xml version="1.0"?><!DOCTYPE x [{head}]>')


_BOMB = "".join(
    f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "ha" * 10}">' for at in range(10)
)
_FILES = {
    "0 byte": (b"", "filen är tom"),
    "pdf": (b"%PDF-1.7 x", "en PDF"),
    "rtf": (b"{\\rtf1 x}", "RTF"),
    "webbsida": (b"\xef\xbb\xbf <!DOCTYPE html><html>", "en webbsida"),
    "bild": (b"\x89PNG\r\n", "en bild"),
    "text": (b"Hej", "inte ett Word-dokument"),
    "doc": (_old("WordDocument"), "gamla format"),
    "lösenord": (_old("EncryptedPackage"), "lösenord"),
    "xls": (_old("Workbook"), "gammalt Office-format"),
    "msg": (_old("__substg1.0_0037001F"), "ett meddelande från Outlook"),
    "avhuggen": (docx(p(r("x")))[:300], "skadad"),
    "tom zip": (b"PK\x05\x06" + b"\0" * 18, "avhuggen"),
    "bara zip": (zipped({"a.txt": b"x"}), "en zip-fil"),
    "kalkylblad": (
        zipped({"[Content_Types].xml": b"...spreadsheetml..."}),
        "ett kalkylblad",
    ),
    "annat odf": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "inte ett textdokument",
    ),
    "krypterad zip": (_encrypted(), "lösenord"),
    "krypterad odt": (
        zipped(
            unzipped(odt("<text:p/>"))
            | {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}
        ),
        "lösenord",
    ),
    "sökväg": (zipped({"[Content_Types].xml": b"", "../../x": b"x"}), "sökväg ut"),
    "windows": (zipped({"[Content_Types].xml": b"", "C:\\x": b"x"}), "sökväg ut"),
    "många delar": (
        zipped({f"{at}.xml": b"x" for at in range(2001)}),
        "fler än 2000 delar",
    ),
    "zipbomb": (
        zipped({"[Content_Types].xml": b"x", "word/document.xml": b" " * 40 * MEGA}),
        "zipbomb",
    ),
    "större än gränsen": (
        zipped({f"{at}": b" " * 20 * MEGA for at in range(3)}),
        "större än 50 MB",
    ),
    "xxe": (
        _doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', p(r("&x;"))),
        "DOCTYPE",
    ),
    "entiteter": (_doctype(_BOMB, p(r("&e9;"))), "DOCTYPE"),
    "ingen textdel": (
        zipped(
            {
                name: raw
                for name, raw in unzipped(docx("")).items()
                if name != "word/document.xml"
            }
        ),
        "textdelen saknas",
    ),
    "trasig xml": (docx("<w:p>"), "XML-koden"),
    "nästlad": (docx("<w:sdtContent>" * 5000 + "</w:sdtContent>" * 5000), ""),
}


@pytest.mark.parametrize("name", sorted(_FILES))
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(name: str) -> None:
    content, words = _FILES[name]
    with pytest.raises(Unreadable) as found:
        read_word(content)

    assert words in found.value.message
    assert "\n" not in found.value.message
    assert found.value.message.startswith("filen ")
    assert found.value.remedy


def test_a_doctype_in_another_encoding_is_refused_too() -> None:
    parts = unzipped(docx(""))
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'
    with pytest.raises(Unreadable, match="DOCTYPE"):
        read_word(zipped(parts | {"word/document.xml": text.encode("utf-16")}))


def test_macros_and_templates_elsewhere_are_told_and_left() -> None:
    parts = unzipped(docx(p(r("Svar")), settings=""))
    parts["word/vbaProject.bin"] = b"MZ"
    relation = outside("r1", "attachedTemplate", "https://ond.example/mall.dotm")
    parts["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relation}</Relationships>"
    ).encode()
    text = read_word(zipped(parts))

    assert ["Svar"] == [one.text for one in text.paragraphs]
    assert (
        "makron, som aldrig körs",
        "en mall på en annan plats, som inte hämtas",
    ) == text.left


def test_a_file_that_needs_too_much_time_is_stopped() -> None:
    runs = r("x", '<w:rStyle w:val="A"/>') * 500_000
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(Unreadable, match="tid eller minne"):
        read_word(docx(p(runs)), Limits(cpu_seconds=1, ratio=10_000))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)

    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 3


def test_a_file_that_needs_too_much_memory_is_stopped() -> None:
    content = docx(p(r("x")) * 100_000)
    with pytest.raises(Unreadable, match="tid eller minne"):
        read_word(content, Limits(memory=100 * MEGA, ratio=10_000))


def test_what_is_compiled_for_one_file_is_kept_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    read_word(docx(p(r("x"))))
    read_word(odt("<text:p>x</text:p>"))

    kept = {one.name.partition(".")[0] for one in tmp_path.rglob("*.pyc")}
    assert kept >= {"docx", "docx_runs", "odt", "odt_inline", "tree"}


def test_nothing_is_compiled_to_disk_where_that_is_turned_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    read_word(docx(p(r("x"))))

    assert not [*tmp_path.rglob("*.pyc")]


def test_the_child_can_open_no_file_and_no_socket() -> None:
    tries = (
        "import sys, socket; sys.path.insert(0, sys.argv[1]);"
        "from govdocs.text.word.child import shut_in; shut_in()\n"
        "for one in (lambda: open('/etc/passwd'), lambda: socket.socket()):\n"
        "    try:\n        one()\n    except OSError as error:\n        print(error.errno)\n"
        "    else:\n        print('öppen')\n"
    )
    root = Path(reading.__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-I", "-c", tries, str(root)], capture_output=True, text=True
    )

    assert ["24", "24"] == done.stdout.split(), done.stderr


def test_names_of_people_are_not_carried() -> None:
    comments = f'<w:comment w:id="1" w:author="Anna Ek" w:initials="AE">{p(r("x"))}</w:comment>'
    parts = unzipped(
        docx(
            f'<w:p><w:ins w:author="Anna Ek">{r("y")}</w:ins></w:p>', comments=comments
        )
    )
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    parts["docProps/core.xml"] = (
        f'<c:coreProperties xmlns:c="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:creator>Anna Ek</dc:creator><dc:title>Svar</dc:title></c:coreProperties>"
    ).encode()
    custom = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    parts["docProps/custom.xml"] = (
        f'<Properties xmlns="{custom}"><property name="remiss"><x>r1</x></property>'
        '<property name="_AuthorEmail"><x>Anna Ek</x></property></Properties>'
    ).encode()
    text = read_word(zipped(parts))

    assert {"title": "Svar", "remiss": "r1"} == text.properties
    assert "Anna" not in repr(text)


def test_what_comes_through_the_pipe_is_what_was_read() -> None:
    content = docx(
        p(r("a", "<w:b/>")) + f"<w:tbl><w:tr><w:tc>{p(r('b'))}</w:tc></w:tr></w:tbl>"
    )

    assert read(content) == read_word(content)


def test_a_lying_size_in_the_zip_is_found_out() -> None:
    content = bytearray(docx(p(r("x" * 1000))))
    with ZipFile(BytesIO(bytes(content))) as file:
        size = file.getinfo("word/document.xml").file_size
    lied = bytes(content).replace(
        size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little")
    )
    with pytest.raises(Unreadable, match="skadad"):
        read_word(lied)
