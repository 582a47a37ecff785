"""The preview while writing: shows pages, follows a save, tells faults, stays at home."""

from __future__ import annotations

import http.client
import os
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.browsing import DESKTOP, Way, reading
from tests.site.running import repository, start


@dataclass(frozen=True, slots=True)
class Preview:
    """A running `govdocs serve`, and the workspace that it shows."""

    process: subprocess.Popen[str]
    workspace: Path
    port: int

    def ask(self, path: str, host: str, method: str = "GET") -> tuple[int, bytes]:
        """Ask for a page under the name of a host."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers={"Host": host})
        answer = connection.getresponse()
        found = answer.status, answer.read()
        connection.close()
        return found

    def edit(self, old: str, new: str) -> None:
        """Change words of the guideline, as an editor would save them."""
        file = self.workspace / "hsavtal/riktlinjer/sip.md"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


def soon(place: Locator) -> None:
    """Wait until a place is shown; a busy machine may take its time."""
    expect(place).to_be_visible(timeout=30_000)


@pytest.fixture(scope="module")
def preview(
    tmp_path_factory: pytest.TempPathFactory, env: dict[str, str], site: Path
) -> Iterator[Preview]:
    """Return a preview on a free port."""
    workspace = repository(tmp_path_factory.mktemp("serve"))
    process = start("--workspace", workspace, "serve", "--port", "0", env=env)
    assert process.stdout
    waiting = select.poll()
    waiting.register(process.stdout, select.POLLIN)
    assert waiting.poll(30_000), "govdocs serve svarade inte inom 30 sekunder"
    address = process.stdout.readline().strip()
    yield Preview(process, workspace, int(address.rstrip("/").rpartition(":")[2]))
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def test_pages_are_shown(preview: Preview) -> None:
    host = f"127.0.0.1:{preview.port}"

    assert 200 == preview.ask("/", host)[0]
    assert b"Riktlinje f" in preview.ask("/sip/", host)[1]
    assert 200 == preview.ask("/assets/govdocs.css", host)[0]
    assert 404 == preview.ask("/finns-inte/", host)[0]


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"])
def test_nothing_outside_the_site_is_shown(preview: Preview, path: str) -> None:
    assert 404 == preview.ask(path, "localhost")[0]


@pytest.mark.parametrize(
    "host", ["example.se", "example.se:80", "127.0.0.1.example.se"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/__version", "/assets/govdocs.css"])
def test_a_foreign_name_is_refused(
    preview: Preview, host: str, method: str, path: str
) -> None:
    assert 403 == preview.ask(path, host, method)[0]


def test_only_this_machine_is_listened_to(preview: Preview) -> None:
    wanted = f":{preview.port:04X}"
    rows = [
        line.split()
        for name in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]
    ]
    heard = {row[1] for row in rows if row[1].endswith(wanted) and row[3] == "0A"}

    assert {f"0100007F{wanted}"} == heard


def test_a_save_is_shown_without_a_reload_by_hand(
    preview: Preview, browser: Browser
) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        page.goto(f"http://127.0.0.1:{preview.port}/sip/")
        time.sleep(1)
        preview.edit("Mötet tar högst en timme.", "Mötet tar högst en kvart.")

        soon(page.get_by_text("Mötet tar högst en kvart."))


def test_faults_are_shown_until_they_are_mended(
    preview: Preview, browser: Browser
) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        page.goto(f"http://127.0.0.1:{preview.port}/sip/")
        time.sleep(1)
        preview.edit("b-avtal.md#egenvard", "b-avtal.md#finns-inte")
        soon(page.get_by_role("heading", name="Texten har fel"))
        soon(page.get_by_text("FEL GD206 hsavtal/riktlinjer/sip.md:"))
        preview.edit("b-avtal.md#finns-inte", "b-avtal.md#egenvard")

        soon(page.get_by_role("heading", name="Riktlinje för"))


def test_ctrl_c_ends_it_with_a_word(preview: Preview) -> None:
    os.killpg(preview.process.pid, signal.SIGINT)
    _, told = preview.process.communicate(timeout=20)

    assert 0 == preview.process.returncode
    assert told.endswith("Avslutat.\n")
