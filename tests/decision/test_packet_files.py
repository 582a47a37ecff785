"""`govdocs beslut packet`: the folder, the zip file and the PDF, and what stops them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from govdocs.cli.commands.beslut_packet import _FORMS
from govdocs.overview.packet import find_packet
from govdocs.render.packet.make import FORMS, PacketOrder, find_jobs
from govdocs.render.packet.parts import PARTS
from govdocs.render.packet.shared import share
from govdocs.render.site_plan import plan_site
from tests.decision.packets import EVENTS, LAPSED, library_of, packet_of, undecided
from tests.record.locked import copied, save, told
from tests.site.structure import CHECKS, Tags

Captured = pytest.CaptureFixture[str]
NAME = "beslutsunderlag-avtal-2.0-norrby"
ASKED = ("beslut", "packet", "avtal@2.0", "--on", "2022-06-01")
LINE = re.compile(r"FEL GD\d{3} [^\n]+\. Åtgärd: [^\n]+[.?]")
WARNING = (
    "Ändra inte texten i beslutet. Ett godkännande med ändring räknas inte som "
    "likalydande. Egna uppdrag till den egna förvaltningen går bra."
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return undecided(tmp_path_factory.mktemp("underlag") / "w")


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    return copied(whole, tmp_path / "w")


def packet(root: Path, capsys: Captured, *words: str) -> tuple[int, str, str]:
    return told(root, capsys, *ASKED, *words)


def written(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, by path."""
    paths = sorted(one for one in folder.rglob("*") if one.is_file())
    return {str(one.relative_to(folder)): one.read_bytes() for one in paths}


@pytest.fixture(scope="module")
def printed(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a packet in every form, its PDFs too."""
    out = tmp_path_factory.mktemp("ut")
    code = (
        "import sys; from govdocs.cli.main import run; "
        f"sys.exit(run(['--workspace', {str(whole)!r}, *{ASKED!r}, "
        f"'--party', 'norrby', '--out', {str(out)!r}]))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return out


def test_it_is_a_folder_a_zip_and_one_pdf(printed: Path) -> None:
    assert [NAME, f"{NAME}.pdf", f"{NAME}.zip"] == sorted(
        one.name for one in printed.iterdir()
    )
    assert [] == [one for one in printed.iterdir() if one.name.startswith(".")]


def test_every_part_has_its_files(printed: Path) -> None:
    names = [one.name for one in (printed / NAME).iterdir()]
    endings = {
        part.number: sorted(
            name.rpartition(".")[2]
            for name in names
            if name.startswith(f"{part.stem}.")
        )
        for part in PARTS
    }

    assert {
        0: ["html"],
        1: ["html", "txt"],
        2: ["html", "md", "pdf"],
        3: ["html"],
        4: ["docx", "html", "pdf"],
        5: ["html"],
        6: ["html"],
        7: ["html", "md"],
        8: ["txt"],
    } == endings
    assert len(names) == sum(map(len, endings.values()))


def test_the_forms_are_the_ones_the_command_offers() -> None:
    assert FORMS == _FORMS


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    """Let sha256sum judge the files of a folder, in English."""
    return subprocess.run(
        ["sha256sum", "--strict", "-c", "8-kontrollsummor.txt"],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
    )


def test_the_digests_are_right_and_tell_what_is_changed(
    printed: Path, tmp_path: Path
) -> None:
    folder = copied(printed / NAME, tmp_path / "kopia")
    sound = checked(folder)
    (folder / "2-texten.md").write_bytes(b"En annan text.\n")
    harmed = checked(folder)

    assert 0 == sound.returncode
    assert len(list(folder.iterdir())) - 1 == sound.stdout.count(": OK")
    assert 1 == harmed.returncode
    assert "2-texten.md: FAILED" in harmed.stdout


def test_the_text_has_the_digest_that_is_proposed(whole: Path, printed: Path) -> None:
    full = packet_of(whole, "norrby").version.full
    proposed = (printed / NAME / "1-forslag-till-beslut.txt").read_text("utf-8")

    assert full == sha256((printed / NAME / "2-texten.md").read_bytes()).hexdigest()
    assert full in proposed.replace(" ", "")


def test_the_zip_holds_the_folder_and_no_times(printed: Path) -> None:
    with ZipFile(printed / f"{NAME}.zip") as file:
        names = file.namelist()
        held = {name: file.read(name) for name in names}
        times = {one.date_time for one in file.infolist()}

    folder = {f"{NAME}/{name}": raw for name, raw in written(printed / NAME).items()}
    assert folder == held
    assert names == sorted(names)
    assert {(1980, 1, 1, 0, 0, 0)} == times


def test_the_same_packet_is_the_same_bytes(
    root: Path, printed: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "igen"
    assert 0 == packet(root, capsys, "--party", "norrby", "--out", str(out))[0]

    assert written(printed) == written(out)


@pytest.mark.parametrize("check", CHECKS, ids=lambda one: str(one.__name__))
def test_the_councils_pdf_is_tagged(printed: Path, check: object) -> None:
    assert callable(check)
    assert [] == list(check(Tags(pikepdf.open(printed / f"{NAME}.pdf"))))


def test_the_councils_pdf_has_the_parts_as_bookmarks(printed: Path) -> None:
    with pikepdf.open(printed / f"{NAME}.pdf") as pdf, pdf.open_outline() as outline:
        shown = [one.title for one in outline.root]

    wanted = [f"{one.number} {one.title}" for one in PARTS if one.is_printed]
    assert wanted == shown


def test_what_to_read_first_is_one_page(printed: Path) -> None:
    words = ["pdftotext", "-l", "2", str(printed / f"{NAME}.pdf"), "-"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    first, second, *_ = done.stdout.split("\f")

    assert "0 Läs mig först" in first
    assert "Det här finns i underlaget" in first
    assert WARNING in " ".join(first.split())
    assert second.strip().startswith(("Avtal om prov", "1 Förslag", "EXEMPELTEXT"))
    assert "1 Förslag till beslut" in second


def test_what_is_not_real_is_marked_in_every_file(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    save(root, {"handelser.yaml": EVENTS + LAPSED}, "förfallen")
    out = tmp_path / "ut"
    code, _, err = packet(
        root, capsys, "--party", "norrby", "--out", str(out), "--no-pdf"
    )
    files = written(out / NAME)

    assert 0 == code
    assert "Versionen är förfallen." in err
    # The bytes that the digest is of cannot say more than the text itself.
    del files["2-texten.md"]
    assert [] == [name for name, raw in files.items() if not _says(raw, "Exempeltext")]
    pages = {name: raw for name, raw in files.items() if name.endswith(".html")}
    past = "Ett beslut nu gör inte att den börjar gälla."
    del pages["2-texten.html"]
    assert [] == [name for name, raw in pages.items() if not _says(raw, past)]


def _says(raw: bytes, word: str) -> bool:
    if raw.startswith(b"PK"):
        from io import BytesIO

        with ZipFile(BytesIO(raw)) as file:
            raw = file.read("word/document.xml")
    return word.casefold() in raw.decode("utf-8").casefold()


def test_pages_fetch_nothing(root: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "ut"
    packet(root, capsys, "--party", "norrby", "--out", str(out), "--no-pdf")
    for path in (out / NAME).glob("*.html"):
        page = path.read_text("utf-8")
        assert "default-src 'none'" in page
        assert [] == re.findall(r'(?:src|srcset)="(?!data:)[^"]*"|url\(', page)
        assert [] == [
            to
            for to in re.findall(r'href="([^"#]+)"', page)
            if not (out / NAME / to).exists()
        ]


def test_what_is_shared_is_made_once(whole: Path, tmp_path: Path) -> None:
    library = library_of(whole)
    version = library.work.record.find("avtal", "2.0")
    assert version is not None
    packets = [find_packet(library, version, one) for one in version.parties]
    shared = share(packets[0], plan_site(whole, library, tmp_path))
    names = [
        one.name for one in find_jobs(packets, shared, PacketOrder(tmp_path / "ut"))
    ]

    assert 3 == len(packets)
    assert ["avtal-2.0", "avtal-1.0-2.0", *(one.name for one in packets)] == names


def test_all_parties_get_the_one_they_would_get_alone(
    whole: Path, tmp_path: Path, capsys: Captured
) -> None:
    form = ("--form", "zip", "--no-pdf", "--out")
    one, every = tmp_path / "en", tmp_path / "alla"
    assert 0 == packet(whole, capsys, "--party", "norrby", *form, str(one))[0]
    assert 0 == packet(whole, capsys, "--all", *form, str(every))[0]

    found = written(every)
    parties = ("norrby", "regionen", "soderby")
    assert [f"beslutsunderlag-avtal-2.0-{one}.zip" for one in parties] == list(found)
    assert written(one) == {f"{NAME}.zip": found[f"{NAME}.zip"]}
    assert 3 == len(set(found.values()))


REFUSED: Mapping[tuple[str, ...], str] = {
    ("--party", "norby"): "menade du norrby?",
    ("--party", "norrby", "--all"): "vems underlag",
    (): "vems underlag",
    ("--party", "norrby", "--form", "pdf", "--no-pdf"): "--no-pdf",
}


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_what_cannot_be_made_is_one_line(
    whole: Path, tmp_path: Path, capsys: Captured, words: tuple[str, ...]
) -> None:
    out = tmp_path / "ut"
    code, _, err = packet(whole, capsys, *words, "--out", str(out))

    assert 2 == code
    assert LINE.fullmatch(err.strip())
    assert REFUSED[words] in err
    assert not out.exists()


def test_every_party_that_is_none_is_told(
    whole: Path, tmp_path: Path, capsys: Captured
) -> None:
    asked = ("--party", "norby", "--party", "norrby", "--party", "å")
    code, _, err = packet(whole, capsys, *asked, "--out", str(tmp_path / "ut"))

    first, second = err.splitlines()
    assert (2, True) == (code, "norby är inte part" in first)
    assert "å är inte part" in second
    assert not (tmp_path / "ut").exists()


def test_a_text_that_is_not_locked_gets_no_packet(
    whole: Path, tmp_path: Path, capsys: Captured
) -> None:
    for name in ("avtal@3.0", "avtal"):
        words = ("beslut", "packet", name, "--party", "norrby", "--out", str(tmp_path))
        code, _, err = told(whole, capsys, *words)
        assert 2 == code
        assert LINE.fullmatch(err.strip())


@pytest.mark.parametrize("taken", [NAME, f"{NAME}.zip", f"{NAME}.pdf"])
def test_what_is_there_is_never_written_over(
    whole: Path, tmp_path: Path, capsys: Captured, taken: str
) -> None:
    (tmp_path / taken).write_text("annat")
    code, _, err = packet(whole, capsys, "--all", "--out", str(tmp_path))

    assert 2 == code
    assert LINE.fullmatch(err.strip())
    assert f"{taken} finns redan" in err
    assert {taken: b"annat"} == written(tmp_path)


def test_a_full_disk_leaves_nothing(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    asked = ["--workspace", str(whole), *ASKED, "--all", "--no-pdf", "--out", str(out)]
    code = (
        "import resource, signal, sys;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (25000, 25000));"
        f"from govdocs.cli.main import run; sys.exit(run({asked!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert 4 == done.returncode
    assert LINE.fullmatch(done.stderr.strip())
    assert "inget är ändrat" in done.stderr
    assert [] == list(out.iterdir())
