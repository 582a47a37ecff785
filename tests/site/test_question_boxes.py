"""Parked questions on the site: beside their clause in work texts, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.record.records import git, new_record
from tests.record.versioned import save, versioned
from tests.site.running import must_build
from tests.workspaces import write_workspace

TEXT = """---
id: bilaga
typ: bilaga
titel: Bilaga
---

## Ett {#ett}

Första stycket. {#a2b3}

- en punkt {#c2d3}
- en till {#e2f3}

| A | B |
|---|---|
| ett | två {#g2h3} |

Sista stycket. {#j2k3}

Regionen ska: {#k2l3}

- kalla {#m2n3}
- svara {#p2q3}
"""
BODIES = "organ:\n  - {id: vvg, namn: VVG & Co, typ: samverkansorgan}\n"
QUESTION = """märkning: Påhittade uppgifter
rubrik: Gäller det < 3 dagar?
ställen: [PLACE]
väckt: {möte: Möte, roll: jurist, datum: 2025-03-03}
parkerad: 2025-03-03
steg: [{organ: vvg, från: 2025-03-03, svar_senast: 2025-04-01}]
"""
ANSWER = "svar: {text: Ja & nej., av: vvg, datum: 2025-03-20}\nblir_remissfråga: ja\n"


def question(place: str, more: str = "") -> str:
    return QUESTION.replace("PLACE", place) + more


def built(root: Path, out: Path, env: dict[str, str]) -> str:
    """Return the page of the document, without line feeds."""
    site = must_build(root, out, "--no-pdf", env=env)
    return (site / "bilaga/index.html").read_text("utf-8").replace("\n", "")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with a question about each kind of clause."""
    root = new_record(tmp_path_factory.mktemp("fragor"))
    files = {
        "bilaga.md": TEXT,
        "organ.yaml": BODIES,
        "fragor/1.yaml": question("bilaga#a2b3"),
        "fragor/2.yaml": question("bilaga#e2f3", ANSWER),
        "fragor/3.yaml": question("bilaga#g2h3"),
        "fragor/4.yaml": question("bilaga#k2l3"),
        "fragor/5.yaml": question("bilaga#m2n3"),
        "fragor/10.yaml": question("bilaga#ett"),
    }
    write_workspace(root, files)
    git(root, "add", ".")
    git(root, "commit", "-qm", "text")
    return root


@pytest.fixture(scope="module")
def page(
    root: Path, tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]
) -> str:
    """Return the page of its document."""
    return built(root, tmp_path_factory.mktemp("ut") / "site", env)


@pytest.mark.parametrize(
    ("before", "number", "word"),
    [
        (r"</h2>", 10, ""),
        (r'<p id="a2b3">[^/]*?</a></p>', 1, ""),
        (r"</li></ul>", 2, "punkten"),
        (r"</table></div>", 3, "raden"),
    ],
)
def test_a_box_follows_the_clause(
    before: str, number: int, word: str, page: str
) -> None:
    box = rf'{before}<aside class="fraga"><p><strong>\w+ fråga {number}:</strong>'
    found = re.search(rf"{box}.*?</aside>", page)

    assert found
    assert bool(word) == ("som frågan gäller" in found[0])
    assert word in found[0]


def test_a_box_about_a_lead_in_stands_after_what_it_leads_to(page: str) -> None:
    ours = page[page.index('<p id="k2l3">') : page.index("</article>")]
    found = re.finditer(r"</ul>|fråga \d+(?=:)|Till \w+(?= som frågan)", ours)

    assert ["</ul>", "fråga 4", "Till stycket", "fråga 5", "Till punkten"] == [
        one[0] for one in found
    ]
    assert '<a href="#k2l3">Till stycket som frågan gäller</a>' in ours


def test_a_box_says_who_has_the_question_or_what_was_answered(page: str) -> None:
    assert (
        "<p><strong>Parkerad fråga 1:</strong> Gäller det &lt; 3 dagar?</p>"
        "<p>Ligger hos VVG &amp; Co sedan den 3 mars 2025. "
        "Svar senast den 1 april 2025.</p>"
        '<p><span class="tagg">Påhittade uppgifter</span></p></aside>'
    ) in page
    assert (
        "<strong>Besvarad fråga 2:</strong> Gäller det &lt; 3 dagar?</p>"
        "<p>Besvarad av VVG &amp; Co den 20 mars 2025.</p>"
        "<p>Svar: Ja &amp; nej.</p><p>Frågan ställs i remissen.</p>"
    ) in page


def test_the_questions_are_listed_in_the_order_of_their_numbers(page: str) -> None:
    listed = page[page.index('class="fragor"') : page.index("<article")]

    assert ["a2b3", "e2f3", "g2h3", "k2l3", "m2n3", "ett"] == re.findall(
        r'href="#(\w+)"', listed
    )
    assert 6 == listed.count("Påhittade uppgifter")


def test_a_page_follows_its_questions(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    """A page is taken over from the site before only if its questions are the same."""
    copy = tmp_path / "w"
    git(root, "clone", "-q", str(root), str(copy))
    out = tmp_path / "site"
    assert "Ligger hos" in built(copy, out, env)

    answered = question("bilaga#a2b3", ANSWER)
    (copy / "fragor/1.yaml").write_text(answered, "utf-8")

    assert "Besvarad fråga 1" in built(copy, out, env)


def test_a_locked_text_shows_no_question(tmp_path: Path, env: dict[str, str]) -> None:
    root = versioned(tmp_path / "w")
    save(root, {"fragor/1.yaml": question("avtal#a2c6")}, "Fråga", "2026-10-03")

    site = must_build(root, tmp_path / "site", "--no-pdf", env=env)

    shown = {
        one.relative_to(site).as_posix()
        for one in site.rglob("index.html")
        if 'class="fraga"' in one.read_text("utf-8")
    }
    assert shown == {"avtal/utkast/index.html"}
