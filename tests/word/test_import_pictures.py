"""Pictures in a file that comes in are kept as files, without what they say beside the picture."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from govdocs.text.picture_bare import bare_picture, is_turned
from govdocs.text.pictures import dimensions
from govdocs.text.word.pictures import read_pictures
from tests.word.test_import_command import bring_in, start
from tests.word.test_import_command import given as given_file
from tests.word.word_parts import docx, p, r, unzipped, zipped

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SECRET = b"Ann Ek, Lerum"


def picture(form: str, *, turned: int = 1, colour: str = "red") -> bytes:
    """Return a picture with a note in it that names a person."""
    notes = Image.Exif()
    notes[0x013B] = SECRET.decode()
    notes[0x0112] = turned
    out = BytesIO()
    Image.new("RGB", (8, 6), colour).save(out, form, exif=notes)
    return out.getvalue()


def shown(name: str, id_: str, words: str) -> str:
    """Return a paragraph with a picture in it."""
    return p(
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{words}"/>'
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{id_}"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def with_pictures(**pictures: bytes) -> bytes:
    """Return a .docx with pictures, by name with two lines for the dot."""
    names = [one.replace("__", ".") for one in pictures]
    relations = "".join(
        f'<Relationship Id="p{at}" Type="{_OFFICE}/image" Target="media/{name}"/>'
        for at, name in enumerate(names)
    )
    body = p(r("Se bilden.")) + "".join(
        shown(name, f"p{at}", f"Bild {at}") for at, name in enumerate(names)
    )
    files = unzipped(docx(body, relations))
    media = zip(names, pictures.values(), strict=True)
    return zipped({**files, **{f"word/media/{name}": raw for name, raw in media}})


def files_of(root: Path) -> list[str]:
    return sorted(one.name for one in root.iterdir() if one.suffix in (".png", ".jpg"))


def test_pictures_lie_beside_the_text_with_their_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(tmp_path)
    content = with_pictures(image1__png=picture("PNG"), IMAGE2__jpeg=picture("JPEG"))

    assert 0 == bring_in(root, given_file(tmp_path, content), "--out", root / "nytt.md")

    text = (root / "nytt.md").read_text("utf-8")
    assert "![Bild 0](nytt-image1.png)" in text
    assert "![Bild 1](nytt-image2.jpg)" in text
    assert ["nytt-image1.png", "nytt-image2.jpg"] == files_of(root)
    for name in files_of(root):
        raw = (root / name).read_bytes()
        assert (8, 6) == dimensions(raw)
        assert SECRET not in raw
    told = capsys.readouterr().out
    assert "Bilder sparade bredvid texten" in told
    assert "Bilder att spara" not in told


def test_what_is_no_safe_picture_is_left_and_told_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(tmp_path)
    content = with_pictures(
        karta__svg=b"<svg onload='alert(1)'/>",
        plan__emf=b"\x01\0\0\0",
        falsk__png=b"<script/>",
        trasig__png=b"\x89PNG\r\n\x1a\n1234",
        turned__jpg=picture("JPEG", turned=6),
        vast__png=vast(),
    )

    assert 0 == bring_in(root, given_file(tmp_path, content), "--out", root / "nytt.md")

    assert [] == files_of(root)
    told = capsys.readouterr().out
    assert 'karta.svg: "Bild 0"; den har ett format som inte kan sparas' in told
    assert 'plan.emf: "Bild 1"; den har ett format' in told
    assert 'falsk.png: "Bild 2"; den går inte att ta ut' in told
    assert 'trasig.png: "Bild 3"; den är skadad' in told
    assert 'turned.jpg: "Bild 4"; den är vriden' in told
    assert 'vast.png: "Bild 5"; den har för många bildpunkter' in told


def vast() -> bytes:
    """Return a small file that says that it is a huge picture."""
    raw = bytearray(picture("PNG"))
    raw[16:24] = struct.pack(">II", 30_000, 30_000)
    raw[29:33] = struct.pack(">I", zlib.crc32(raw[12:29]))
    return bytes(raw)


def test_the_same_picture_is_one_file_and_another_gets_a_name_of_its_own(
    tmp_path: Path,
) -> None:
    root = start(tmp_path)
    first = with_pictures(a__png=picture("PNG"), b__png=picture("PNG"))
    other = with_pictures(a__png=picture("PNG", colour="blue"), b__png=picture("PNG"))
    words = ("--out", root / "nytt.md")

    assert 0 == bring_in(root, given_file(tmp_path, first), *words)
    assert ["nytt-a.png"] == files_of(root)
    assert 0 == bring_in(root, given_file(tmp_path, other), *words, "--replace")

    text = (root / "nytt.md").read_text("utf-8")
    assert "![Bild 0](nytt-a-2.png)" in text
    assert "![Bild 1](nytt-a.png)" in text
    assert ["nytt-a-2.png", "nytt-a.png"] == files_of(root)


def test_without_a_file_to_write_nothing_is_saved(tmp_path: Path) -> None:
    root = start(tmp_path)
    content = with_pictures(image1__png=picture("PNG"))

    assert 0 == bring_in(root, given_file(tmp_path, content))
    assert [] == files_of(root)


def test_a_file_that_cannot_be_read_has_no_pictures() -> None:
    assert {} == read_pictures(b"PK\x03\x04 skadad")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_bare_picture_is_the_same_picture(form: str) -> None:
    raw = picture(form)
    bare = bare_picture(raw)

    assert bare is not None
    assert SECRET in raw
    assert SECRET not in bare
    pixels = [Image.open(BytesIO(one)).convert("RGB").tobytes() for one in (raw, bare)]
    assert pixels[0] == pixels[1]
    assert bare == bare_picture(bare)
    assert not is_turned(bare)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_that_is_cut_off_is_none_or_itself_shorter(form: str) -> None:
    raw = picture(form)
    for end in range(len(raw)):
        bare = bare_picture(raw[:end])
        assert bare is None or len(bare) <= end
        assert is_turned(raw[:end]) is False


@given(st.binary(max_size=60), st.integers(0, 400), st.sampled_from(["PNG", "JPEG"]))
@settings(deadline=None)
def test_notes_that_say_anything_stop_nothing(junk: bytes, at: int, form: str) -> None:
    raw = picture(form, turned=3)
    harmed = raw[:at] + junk + raw[at + len(junk) :]

    assert is_turned(harmed) in (True, False)
    bare = bare_picture(harmed)
    assert bare is None or len(bare) <= len(harmed)
