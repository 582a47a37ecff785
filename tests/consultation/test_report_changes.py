"""The report tells what became of each place that a reply names, in whatever document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.consultation.answered import answered, saved, told
from tests.consultation.test_release import NOTED, entry, replies
from tests.workspaces import APPENDIX

pytestmark = pytest.mark.usefixtures("own_cache")
NEW = "Kallelsen skickas digitalt. {#zz22}"


def faces(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Write the report and Norrby's sheet; return both as pages and as Markdown."""
    for words in (
        ["report", "2021-1", "--no-pdf", "--out"],
        ["reply", "2021-1", "--sheet"],
    ):
        assert (0, "") == told(root, capsys, "remiss", *words, str(root.parent / "ut"))[
            ::2
        ]
    names = ("redogorelse", "norrby")
    files = [
        root.parent / f"ut/{name}.{kind}" for name in names for kind in ("md", "html")
    ]
    return [one.read_text("utf-8") for one in files]


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (f"{APPENDIX}\n{NEW}\n", "Kallelsen skickas digitalt."),
        (APPENDIX, "Stycket finns inte i texten nu."),
    ],
)
def test_a_change_in_a_document_that_was_not_asked_about_is_told_as_it_is(
    later: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = answered(tmp_path / "w", "norrby")[0]
    saved(root, {"bilaga.md": APPENDIX}, "bilaga")
    trailer = "bilaga\n\nSynpunkt: 2021-1/norrby-1"
    saved(root, {"bilaga.md": f"{APPENDIX}\n{NEW}\n"}, trailer)
    own = entry("norrby-1", "tillgodoses", "block: [bilaga#zz22]")
    saved(root, {"bilaga.md": later, **replies(own, NOTED)}, "bemött")

    for face in faces(root, capsys):
        assert words in face
        assert "Stycket är borttaget" not in face
        assert "Nytt stycke" not in face, "nobody knows what stood there"


def test_a_document_that_is_not_there_is_told_for_its_words_look_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = answered(tmp_path / "w", "norrby")[0]
    everything = entry("norrby-1, norrby-2, norrby-3", "noteras")
    saved(root, replies(everything), "bemött")
    (root / "riktlinje.md").rename(root.parent / "riktlinje.md")
    words = "OBS Riktlinje om kallelse (riktlinje) finns inte i texten som jämförs"

    for command in (
        ["place"],
        ["report", "--no-pdf", "--out", str(root.parent / "ut")],
    ):
        for more, is_told in (([], True), (["--to", "HEAD"], False)):
            err = told(
                root, capsys, "remiss", command[0], "2021-1", *command[1:], *more
            )[2]
            assert (words in err) is is_told
