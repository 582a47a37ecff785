"""Where a reply leads for what it changed: to the text that came after the round."""

from __future__ import annotations

from pathlib import Path

from govdocs.cli.main import run
from tests.consultation.answered import ANSWER
from tests.consultation.consulted import INSTANCES
from tests.record.locked import REVISED, save, two_versions
from tests.site.pages import read_pages
from tests.site.running import must_build
from tests.site.test_rounds import with_round

HOME = "remisser/2022-1"
OPEN = (
    "remiss open 2022-1 --title Prov --doc avtal@2.0 --opens 2022-04-01 "
    "--deadline 2022-06-01 --instance norrby --yes"
)
REPLY = """remiss: "2022-1"
bemötanden:
  - synpunkter: [norrby-1]
    utfall: tillgodoses
    motivering: Det är ändrat.
    ändring:
      block: [avtal#c4d5]
"""


def test_a_change_is_not_looked_for_in_an_older_text_that_is_in_force(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root = two_versions(tmp_path / "w")
    save(root, {"remissinstanser.yaml": INSTANCES}, "instanser")
    assert 0 == run(["--workspace", str(root), *OPEN.split()])
    said = ANSWER.format("norrby").replace("2021-1", "2022-1")
    said = said.replace("riktlinje, block: c2b3", "avtal, block: c4d5")
    said = said.replace("riktlinje, block: c2b4", "avtal").replace("2021-12", "2022-05")
    said = "".join(one for one in said.splitlines(True) if "svar:" not in one)
    files = {f"{HOME}/publicerat/norrby.yaml": said, f"{HOME}/bemotanden.yaml": REPLY}
    draft = REVISED.replace("Parterna står", "Alla parter står")
    save(root, {**files, "avtal.md": draft}, "utkast")

    site = must_build(root, tmp_path / "site", "--no-pdf", env=env)

    page = read_pages(site)[f"{HOME}/redogorelse/index.html"]
    changed = [one.target for one in page.links if one.target.endswith("#c4d5")]
    assert ["../../../avtal/utkast/index.html#c4d5"] == [
        one for one in changed if "skillnad" not in one
    ]


def test_a_text_is_called_what_it_was_called_when_it_was_asked_about(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root = with_round(tmp_path / "w")
    words = (root / "riktlinje.md").read_text("utf-8")
    renamed = words.replace("titel: Riktlinje om kallelse", "titel: Rutin för möten")
    save(root, {"riktlinje.md": renamed}, "ny titel")

    pages = read_pages(must_build(root, tmp_path / "site", "--no-pdf", env=env))

    for page in ("2021-1", "2021-1/sammanstallning"):
        text = pages[f"remisser/{page}/index.html"].text
        assert "Riktlinje om kallelse" in text, page
        assert "Rutin för möten" not in text, page
    assert "Öppnade" in pages["remisser/2021-1/index.html"].text
