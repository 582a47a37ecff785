"""The pages of a decision packet in a browser: the form, and what axe says of each."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from govdocs.cli.main import run
from govdocs.overview.packet_report import command
from tests.decision.packets import packet_of, undecided
from tests.e2e.browsing import WAYS, Way, axe_faults, open_file, reading

FILLED = {
    "--on": "2022-05-30",
    "--item": "§ 77",
    "--docket": 'KS 1 (Anna\'s "eget")',
    "--outcome": "godkänner",
    "--attested": "2022-06-01",
    "--posted": "2022-06-02",
    "--minutes": "https://exempel.invalid/?a=1&b=$2",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return undecided(tmp_path_factory.mktemp("underlag") / "w")


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ut")
    words = ["beslut", "packet", "avtal@2.0", "--party", "norrby", "--no-pdf"]
    asked = ["--workspace", str(root), *words, "--on", "2022-06-01", "--out", str(out)]
    assert 0 == run(asked)
    return out / "beslutsunderlag-avtal-2.0-norrby"


def test_the_form_writes_the_command_that_is_entered(
    browser: Browser, root: Path, folder: Path
) -> None:
    page = browser.new_page()
    page.goto((folder / "7-rapportera-beslutet.html").as_uri())
    shown = page.locator("#kommando")
    packet = packet_of(root, "norrby")
    assert command(packet) == shown.inner_text()

    for option, value in FILLED.items():
        place = f'[data-val="{option}"]'
        if option == "--outcome":
            page.select_option(place, value)
        else:
            page.fill(place, value)
    assert shlex.split(command(packet, FILLED)) == shlex.split(shown.inner_text())
    assert "Inget saknas." == page.inner_text("#saknas")

    page.select_option('[data-val="--outcome"]', "avslår")
    refused = command(packet, FILLED | {"--outcome": "avslår"})
    assert shlex.split(refused) == shlex.split(shown.inner_text())

    page.fill('[data-val="--on"]', "")
    assert "Det saknas: Sammanträdets dag." == page.inner_text("#saknas")
    page.close()


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_axe_finds_nothing_on_any_page(
    browser: Browser, folder: Path, way: Way
) -> None:
    with reading(browser, way) as page:
        found = {}
        for path in sorted(folder.glob("*.html")):
            open_file(page, path)
            found[path.name] = axe_faults(page)

    assert {} == {name: faults for name, faults in found.items() if faults}
