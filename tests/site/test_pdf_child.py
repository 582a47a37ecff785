"""The process that lays out PDFs: what it may cost, and what it may never read."""

from __future__ import annotations

import io
import socket
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pikepdf
import pytest

from govdocs.errors import PdfFailed
from govdocs.render.html.fonts import FACES
from govdocs.render.pdf.job import BASE, Limits, PdfJob
from govdocs.render.pdf.make import make_pdfs

PAGE = '<!doctype html><html lang="sv"><head><title>Prov</title></head><body>{}</body></html>'
SHORT = Limits(cpu_seconds=3, wall_seconds=20, memory=700_000_000)

_USES = "".join(
    f'<g id="g{n}">{f"<use href=#g{n - 1} />" * 30}</g>' for n in range(1, 7)
)
BOMBS = {
    "use": f'<svg viewBox="0 0 9 9"><g id="g0"><path d="M0 0h9v9z"/></g>{_USES}</svg>',
    "var": "<style>p{--a:x;"
    + "".join(
        f"--{b}:{f'var(--{a}) ' * 12};"
        for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    + "content:var(--h)}</style><p>Ord</p>",
    "colspan": "<table><tr><td colspan=100000000>Cell</td></tr></table>",
    "nested": "<div>" * 1000 + "Ord" + "</div>" * 1000,
    "picture": '<img alt="" src="data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'>'
    "<image href='http://127.0.0.1/x.png'/></svg>\">",
}


def job(body: str, name: str = "prov") -> PdfJob:
    return PdfJob(name, PAGE.format(body), "", "", {})


def made(body: str, folder: Path, limits: Limits = SHORT) -> bytes:
    """Make one PDF and return its bytes."""
    found = make_pdfs([job(body)], folder, 1, lambda name: None, limits)
    return found["prov"].read_bytes()


def attempt(body: str, folder: Path) -> bytes | PdfFailed:
    """Return the PDF, or the fault that says why there is none."""
    try:
        return made(body, folder)
    except PdfFailed as error:
        return error


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """Return a socket that would see a connection to this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        yield server


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="Bild" src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<style>@import "{}";</style>',
        '<style>p{{background:url("{}")}}</style><p>Ord</p>',
        '<style>@font-face{{font-family:x;src:url("{}")}}p{{font-family:x}}</style><p>A</p>',
        '<object data="{}">Ord</object>',
        '<embed src="{}">',
    ],
)
def test_an_address_is_never_opened(
    body: str, listening: socket.socket, tmp_path: Path
) -> None:
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/x"

    with pytest.raises(PdfFailed) as stopped:
        made(body.format(address), tmp_path)

    assert "prov" == stopped.value.file
    with pytest.raises(TimeoutError):
        listening.accept()


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="Bild" src="{}">',
        '<a rel="attachment" href="{}">Bilaga</a>',
        '<link rel="attachment" href="{}">',
        '<svg><image href="{}" width="9" height="9"/></svg>',
        '<iframe src="{}"></iframe>',
    ],
)
def test_a_file_of_the_machine_never_ends_up_in_a_pdf(
    body: str, tmp_path: Path
) -> None:
    secret = tmp_path / "hemligt.txt"
    secret.write_text("Hemligheten 4711")

    outcome = attempt(body.format(secret.as_uri()), tmp_path / "ut")

    if isinstance(outcome, PdfFailed):
        assert "får inte hämtas" in outcome.message
        return
    with pikepdf.open(io.BytesIO(outcome)) as pdf:
        streams = [o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream)]
        assert {} == dict(pdf.attachments)
    assert b"4711" not in b"".join([outcome, *streams])


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_stopped_or_does_no_harm(name: str, tmp_path: Path) -> None:
    began = monotonic()

    outcome = attempt(BOMBS[name], tmp_path)

    assert 15 > monotonic() - began
    if isinstance(outcome, PdfFailed):
        assert ("prov", 1) == (outcome.file, outcome.exit_code)


def test_a_document_that_hangs_is_stopped_by_the_clock(tmp_path: Path) -> None:
    limits = Limits(cpu_seconds=60, wall_seconds=2)

    with pytest.raises(PdfFailed, match="mer än 2 sekunder"):
        made(BOMBS["colspan"], tmp_path, limits)


def test_a_bomb_leaves_no_half_file(tmp_path: Path) -> None:
    with pytest.raises(PdfFailed, match="gränsen för tid eller minne"):
        made(BOMBS["colspan"], tmp_path)

    assert [] == list(tmp_path.iterdir())


def test_the_documents_before_a_bomb_are_kept_for_the_next_build(
    tmp_path: Path,
) -> None:
    good, bad = job("<p>Ord</p>", "bra"), job(BOMBS["colspan"], "bomb")

    with pytest.raises(PdfFailed) as stopped:
        make_pdfs([good, bad], tmp_path, 1, lambda name: None, SHORT)

    assert "bomb" == stopped.value.file
    assert [b"%PDF-"] == [one.read_bytes()[:5] for one in tmp_path.iterdir()]


def test_a_new_picture_of_the_same_name_gives_a_new_pdf(tmp_path: Path) -> None:
    picture = tmp_path / "bild.png"
    picture.write_bytes(b"en bild")
    one = PdfJob("prov", "<p>", "", "", {f"{BASE}bilder/bild.png": str(picture)})
    before = one.key("")
    picture.write_bytes(b"en annan bild")

    assert before != one.key("")


def test_a_module_in_the_folder_one_stands_in_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weasyprint.py").write_text("open('spår', 'w').close()")
    monkeypatch.chdir(tmp_path)

    made("<p>Ord</p>", tmp_path / "ut")

    assert not (tmp_path / "spår").exists()


def test_a_child_that_is_stopped_leaves_no_unpacked_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("TMPDIR", str(scratch))
    face = FACES[0]
    css = f"@font-face {{ font-family: x; src: url({BASE}{face.file}) }} p {{ font-family: x }}"
    body = PAGE.format(BOMBS["colspan"])
    asked = PdfJob("prov", body, css, "", {face.file: str(face.source)})

    with pytest.raises(PdfFailed):
        make_pdfs([asked], tmp_path / "kept", 1, lambda name: None, SHORT)

    assert [] == list(scratch.iterdir())
