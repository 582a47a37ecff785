"""`govdocs remiss open`, `invite` and `template`: what is frozen, refused, warned of and sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs import clock
from govdocs.cli.main import run
from govdocs.consultation.answers import open_round
from govdocs.consultation.form.form import UNINVITED
from govdocs.lint.run import check
from govdocs.text.consultation_file import consultation_text
from govdocs.text.consultations import read_round
from govdocs.text.faults import Faults
from govdocs.text.memory import Memory
from govdocs.text.registers import read_yaml_file
from govdocs.text.word.read import read_word
from tests.consultation.consulted import TEXT, asked_of, consulted
from tests.record.records import git

TITLE = ("--title", "Riktlinjen")
OPEN = [
    *("remiss", "open", "2021-1", *TITLE, "--doc", "riktlinje"),
    *("--opens", "2021-09-15", "--deadline", "2021-12-31", "--instance", "norrby"),
    *("--instance", "vard=word", "--question", "!Är tiden rimlig?", "--question"),
    *("riktlinje#vem=Vem saknas?", "--outside", "bilaga=uppdaterad, inte reviderad"),
    *("--enclosed", "Bakgrund=https://exempel.invalid/b", "--docket", "SRO 2021-7"),
]
HOME = "remisser/2021-1/remiss.yaml"
ON = date(2021, 10, 1)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a saved workspace with a text and instances, and no round."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(clock, "today", lambda: ON)
    return asked_of(tmp_path / "w")


def govdocs(root: Path, *words: str) -> int:
    return run(["--workspace", str(root), *words])


def test_a_round_that_is_opened_binds_the_text_as_it_is_saved(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == govdocs(root, *OPEN, "--yes", "--commit")

    told = capsys.readouterr()
    asked = open_round(root, "2021-1").round
    (text,) = asked.texts
    assert git(root, "rev-parse", "HEAD~1") == text.revision
    assert "remiss: 2021-1" in git(root, "log", "-1", "--format=%s")
    assert [(one.consultee, one.channel) for one in asked.invited] == [
        ("norrby", None),
        ("vard", "word"),
    ]
    assert [("f1", True)] == [(one.id, one.is_required) for one in asked.questions]
    assert ("f2", "vem") == (text.questions[0].id, text.questions[0].section)
    assert "31 december 2021 är nyårsafton" in told.err
    assert "kan inte ändras" in told.err
    assert [] == [
        one for one in check(root, ON, Memory()).findings if one.code[2] == "4"
    ]


def test_a_round_is_read_as_it_was_written(root: Path) -> None:
    govdocs(root, *OPEN, "--yes")
    asked = open_round(root, "2021-1").round

    file = read_yaml_file(HOME, consultation_text(asked).encode(), Faults(HOME))

    assert asked == read_round(HOME, file.data)


def test_a_question_about_a_place_whose_id_is_figures_is_read_back(root: Path) -> None:
    path = root / "riktlinje.md"
    path.write_text(path.read_text("utf-8").replace("#c2b2", "#2345"), "utf-8")
    git(root, "commit", "-qam", "figures")
    words = [one.replace("riktlinje#vem", "riktlinje#2345") for one in OPEN]

    assert 0 == govdocs(root, *words, "--yes")

    assert "2345" == open_round(root, "2021-1").round.texts[0].questions[0].section


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("riktlinje", "riktlinj", "menade du riktlinje?"),
        ("norrby", "nyby", "nyby finns inte i remissinstanser.yaml"),
        ("norrby", "vard", "inbjuden mer än en gång"),
        ("2021-12-31", "2021-09-14", "före öppningen"),
        ("2021-1", "21-1", "inget id för en remiss"),
        ("bilaga=uppdaterad, inte reviderad", "bilaga", "skälet för bilaga saknas"),
        ("vard=word", "vard=duva", "duva är ingen kanal"),
        ("riktlinje#vem=Vem saknas?", "riktlinje#k7m2=Vem?", "#k7m2 finns inte i"),
    ],
)
def test_what_cannot_be_opened_is_told_and_nothing_is_written(
    old: str, new: str, told: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [new if one == old else one for one in OPEN]

    assert govdocs(root, *words, "--yes") in (1, 2)

    assert told in capsys.readouterr().err
    assert not (root / HOME).exists()


@pytest.mark.parametrize("asked", [["--all-instances"], ["--instance", "norrby"]])
def test_a_workspace_without_instances_is_told_how_to_write_them(
    asked: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "remissinstanser.yaml").unlink()
    words = ["--doc", "riktlinje", "--deadline", "2021-12-31", "--yes"]

    assert 1 == govdocs(root, "remiss", "open", "2021-1", *TITLE, *words, *asked)

    (line,) = capsys.readouterr().err.splitlines()
    assert "ingen kan bjudas in, för remissinstanser.yaml saknas" in line
    assert "som - {id: lerum, namn: Lerums kommun, typ: kommun}." in line


def test_a_last_day_that_has_been_is_warned_of(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2022, 1, 1))

    assert 0 == govdocs(root, *OPEN, "--yes")

    assert "OBS Sista svarsdag har redan varit" in capsys.readouterr().err


def test_a_letter_without_an_address_to_answer_to_is_warned_of(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, told = root.parent / "missiv.md", "OBS Missivet säger ingen adress"
    own.write_text("Svara till svar@exempel.se.\n", "utf-8")
    internal = ("--kind", "intern synpunktsrunda")

    for words in ((), ("--letter", str(own)), internal):
        govdocs(root, *OPEN, *words)
        assert (told in capsys.readouterr().err) is (not words)
    with (root / "govdocs.yaml").open("a", encoding="utf-8") as file:
        file.write("kontakt: {namn: Sekretariatet, epost: svar@exempel.se}\n")
    govdocs(root, *OPEN)
    assert told not in capsys.readouterr().err


def test_a_text_that_is_not_saved_as_it_stands_is_warned_of(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "riktlinje.md").write_text(TEXT.replace("3 dagar", "5 dagar"), "utf-8")

    govdocs(root, *OPEN, "--yes")

    assert "OBS riktlinje har ändringar här" in capsys.readouterr().err


def test_one_is_invited_and_given_more_time_and_nothing_else_changes(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    govdocs(root, *OPEN, "--yes")
    before = (root / HOME).read_text("utf-8")

    assert 0 == govdocs(root, "remiss", "invite", "2021-1", "soderby", "--yes")
    more = ["vard", "--extension", "2022-01-14", "--yes"]
    assert 0 == govdocs(root, "remiss", "invite", "2021-1", *more)

    told = capsys.readouterr().err
    assert "Remissen är redan öppen" in told
    assert 1 == told.count("31 december 2021 är nyårsafton")
    after = (root / HOME).read_text("utf-8")
    expected = before.replace("kanal: word}", "kanal: word, anstånd: 2022-01-14}")
    assert f"{expected}  - {{id: soderby}}\n" == after
    for words, told in (
        (["vard", "--extension", "2022-01-10"], "bara förlängas"),
        (["norrby", "--extension", "2021-12-01"], "inte längre än"),
        (["soderby"], "redan inbjuden"),
        (["okand"], "finns inte i remissinstanser.yaml"),
    ):
        assert 1 == govdocs(root, "remiss", "invite", "2021-1", *words, "--yes")
        assert told in capsys.readouterr().err
    assert after == (root / HOME).read_text("utf-8")


def test_a_list_in_another_form_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path)
    path = root / HOME
    start, _, _ = path.read_text("utf-8").partition("instanser:")
    odd = f"{start}instanser: [{{id: norrby}}, {{id: vard, kanal: word}}]\n"
    path.write_text(odd, "utf-8")

    words = ["vard", "--extension", "2022-01-14", "--yes"]
    assert 1 == govdocs(root, "remiss", "invite", "2021-1", *words)

    assert "en rad för varje instans" in capsys.readouterr().err
    assert odd == path.read_text("utf-8")


def test_forms_and_letters_are_written_for_each_that_is_invited(root: Path) -> None:
    govdocs(root, *OPEN, "--yes")
    out = root.parent / "ut"

    words = ["template", "--round", "2021-1", "--out", str(out)]
    assert 0 == govdocs(root, "remiss", *words)

    assert [
        "missiv-2021-1-norrby.md",
        "missiv-2021-1-vard.md",
        "svar-2021-1-norrby.docx",
        "svar-2021-1-norrby.html",
        "svar-2021-1-norrby.md",
        "svar-2021-1-vard.docx",
        "svar-2021-1-vard.html",
        "svar-2021-1-vard.md",
    ] == sorted(one.name for one in out.iterdir())
    letter = (out / "missiv-2021-1-vard.md").read_text("utf-8")
    for words_ in (
        "Till Vårdnämnden",
        "31 december 2021",
        "- Bilaga: uppdaterad",
        "SRO",
    ):
        assert words_ in letter
    assert "- Riktlinje om kallelse, kontrollsumma" in letter
    form = (out / "svar-2021-1-vard.md").read_text("utf-8")
    assert "## Synpunkt på riktlinje#vem: Vem som kallar" in form


def in_word(content: bytes) -> list[str]:
    return [one.text for one in read_word(content).paragraphs]


def test_one_that_is_not_invited_is_told_so_in_every_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    govdocs(root, *OPEN, "--yes")
    told = {}
    for who in ("forbund", "norrby"):
        out = root.parent / who
        words = ["template", "--round", "2021-1", "--instance", who, "--out", str(out)]
        forms = [part for one in ("md", "html", "missiv") for part in ("--format", one)]
        capsys.readouterr()
        assert 0 == govdocs(root, "remiss", *words, *forms, "--format", "docx")
        told[who] = capsys.readouterr().err
        for path in out.iterdir():
            content = path.read_bytes()
            is_word = path.suffix == ".docx"
            lines = content.decode().split("\n") if not is_word else in_word(content)
            assert any(UNINVITED in one for one in lines) == (who == "forbund"), path

    assert "Förbundet är inte inbjuden" in told["forbund"]
    assert "" == told["norrby"]


def test_the_letter_is_a_pdf_as_well(root: Path) -> None:
    govdocs(root, *OPEN, "--yes")
    out = root.parent / "ut"

    words = [
        "template",
        "--round",
        "2021-1",
        "--format",
        "missiv-pdf",
        "--blank",
        "--out",
        str(out),
    ]
    assert 0 == govdocs(root, "remiss", *words)

    assert (out / "missiv-2021-1.pdf").read_bytes().startswith(b"%PDF-")


def test_forms_for_word_are_files_to_fill_in_or_to_mark(root: Path) -> None:
    govdocs(root, *OPEN, "--yes")
    out = root.parent / "ut"
    ask = ["remiss", "template", "--round", "2021-1", "--format", "docx"]

    assert 0 == govdocs(root, *ask, "--out", str(out))
    assert 0 == govdocs(root, *ask[:4], "--reading", "--blank", "--out", str(out))

    assert [
        "lasexemplar-2021-1.docx",
        "svar-2021-1-norrby.docx",
        "svar-2021-1-vard.docx",
    ] == sorted(one.name for one in out.iterdir())
    form = read_word((out / "svar-2021-1-vard.docx").read_bytes())
    assert "vard" == form.properties["govdocs-instans"]
    assert "Synpunkt på 1 stycke 1: " in [one.text for one in form.paragraphs]
    copy = read_word((out / "lasexemplar-2021-1.docx").read_bytes())
    assert not any("Synpunkt på" in one.text for one in copy.paragraphs)


def test_no_form_for_word_is_written_without_a_text(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    govdocs(root, *OPEN, "--yes")
    path = root / HOME
    asked = path.read_text("utf-8")
    digest = asked.partition("kontrollsumma: ")[2].split()[0].strip('"')
    path.write_text(asked.replace(digest, "0" * 64), "utf-8")
    out = root.parent / "ut"

    ask = ["remiss", "template", "--round", "2021-1", "--format", "odt"]
    assert 1 == govdocs(root, *ask, "--out", str(out))

    assert "texten riktlinje går inte att läsa" in capsys.readouterr().err
    assert not out.exists()


def test_an_internal_round_is_read_in_copies(root: Path) -> None:
    govdocs(root, *OPEN, "--kind", "intern synpunktsrunda", "--yes")
    out = root.parent / "ut"
    ask = ["remiss", "template", "--round", "2021-1", "--format", "docx", "--blank"]

    assert 0 == govdocs(root, *ask, "--out", str(out))

    copy = read_word((out / "lasexemplar-2021-1.docx").read_bytes())
    assert "Läsexemplar för synpunktsrunda 2021-1" in [
        one.text for one in copy.paragraphs
    ]


def test_a_form_that_is_filled_in_is_not_written_over(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    govdocs(root, *OPEN, "--yes")
    out = root.parent / "ut"
    words = ["remiss", "template", "--round", "2021-1", "--format", "md", "--blank"]
    assert 0 == govdocs(root, *words, "--out", str(out))
    assert 0 == govdocs(root, *words, "--out", str(out))
    form = next(out.iterdir())
    form.write_text("Ifyllt.", "utf-8")

    assert 2 == govdocs(root, *words, "--out", str(out))

    assert "finns redan och kan vara ifylld" in capsys.readouterr().err
    assert "Ifyllt." == form.read_text("utf-8")


@pytest.mark.parametrize("option", ["--reading", "--unlocked"])
def test_what_only_word_has_is_not_passed_over(
    option: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    govdocs(root, *OPEN, "--yes")
    out = root.parent / "ut"

    words = ["remiss", "template", "--round", "2021-1", option, "--out", str(out)]
    assert 2 == govdocs(root, *words, "--format", "md")

    assert f"{option} gäller Word" in capsys.readouterr().err
    assert not out.exists()
    assert 0 == govdocs(root, *words)
    assert {".docx"} == {one.suffix for one in out.iterdir()}


def test_a_round_that_nobody_is_asked_in_has_forms_for_nobody(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    govdocs(root, *OPEN[:11], "--yes")
    out = root.parent / "ut"
    words = ["remiss", "template", "--round", "2021-1", "--out", str(out)]

    assert 2 == govdocs(root, *words)
    assert "ingen är inbjuden till remiss 2021-1" in capsys.readouterr().err
    assert 0 == govdocs(root, *words, "--blank")
    assert "svar-2021-1.docx" in {one.name for one in out.iterdir()}


@pytest.mark.parametrize(
    "words",
    [
        ("--title", "\u202eröv"),
        ("--question", "\u202eröv"),
        ("--docket", "\u202eröv"),
    ],
)
def test_a_round_that_could_never_be_read_is_not_saved(
    words: tuple[str, ...], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = git(root, "rev-parse", "HEAD")

    others = [one for one in OPEN if words[0] != "--title" or one not in TITLE]
    assert 1 == govdocs(root, *others, *words, "--yes", "--commit")

    told = capsys.readouterr().err.splitlines()
    assert any(HOME in one and one.startswith("FEL") for one in told[:-1])
    assert "inget är sparat" in told[-1]
    assert before == git(root, "rev-parse", "HEAD")
    assert not (root / HOME).exists()
