"""The preview: serves the latest built pages to this machine alone, and reloads them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from govdocs.errors import PortTaken

HOST = "127.0.0.1"

# The page knows which version of the texts it shows, so that no change is missed.
_RELOAD = """<script>
(function () {
  var shown = "VERSION";
  setInterval(function () {
    fetch("/__version").then(function (answer) { return answer.text(); }).then(function (text) {
      if (shown !== text) { location.reload(); }
    }).catch(function () {});
  }, 700);
})();
</script></body>"""


class State:
    """What the server shows now: a site, or the faults that keep it from being built."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.version = 0
        self.faults: tuple[str, ...] = ()

    def changed(self, faults: tuple[str, ...]) -> None:
        """Note that the texts have been read anew, with these faults."""
        self.faults = faults
        self.version += 1


class Handler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD for the site's own files; knows no other address."""

    protocol_version = "HTTP/1.1"

    def __init__(self, state: State, *args: object) -> None:
        self.state = state
        # http.server types its positional arguments one by one; we only pass them on.
        super().__init__(*args, directory=str(state.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a page, the version, or the faults."""
        if not self._is_local():
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        # Read before the page is: a change in between then reloads it once more.
        version = self.state.version
        path = self.path.split("?")[0].split("#")[0]
        if path == "/__version":
            self._answer(str(self.state.version).encode(), "text/plain")
        elif self.state.faults and self._is_page(path):
            self._show(version, _faults_page(self.state.faults))
        elif self._is_page(path):
            self._page(version, path)
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        if self._is_local():
            super().do_HEAD()
        else:
            self.send_error(HTTPStatus.FORBIDDEN)

    def _is_local(self) -> bool:
        """Refuse names that another site could point at this machine (DNS rebinding)."""
        name = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        return name in {"127.0.0.1", "localhost"}

    def _is_page(self, path: str) -> bool:
        return path.endswith(("/", ".html"))

    def _page(self, version: int, path: str) -> None:
        file = Path(self.translate_path(path))
        file = file / "index.html" if path.endswith("/") else file
        try:
            raw = file.read_bytes()
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self._show(version, raw)

    def _show(self, version: int, page: bytes) -> None:
        """Answer with a page that reloads itself when the texts change."""
        script = _RELOAD.replace("VERSION", str(version)).encode()
        self._answer(page.replace(b"</body>", script), "text/html")

    def _answer(self, raw: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(raw)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Keep quiet: what matters is told by the command."""


def start_server(state: State, port: int) -> ThreadingHTTPServer:
    """Listen on this machine alone, in a thread of its own; port 0 takes a free one.

    Raises PortTaken.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), partial(Handler, state))
    except OSError as error:
        raise PortTaken(port) from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def marks(root: Path) -> dict[str, tuple[int, int]]:
    """Return a mark for each file of a workspace that changes when the file does."""
    found: dict[str, tuple[int, int]] = {}
    for path in root.rglob("*"):
        if any(part.startswith(".") for part in path.relative_to(root).parts):
            continue
        try:
            stat = path.lstat()
        except OSError:
            continue
        found[str(path)] = (stat.st_mtime_ns, stat.st_size)
    return found


def watch(
    root: Path,
    act: Callable[[], None],
    stop: threading.Event,
    before: dict[str, tuple[int, int]],
) -> None:
    """Call `act` each time a file has changed from `before`, until stopped."""
    while not stop.wait(0.4):
        now = marks(root)
        if now != before:
            before = now
            act()


def _faults_page(faults: tuple[str, ...]) -> bytes:
    rows = "".join(f"<li>{escape(one)}</li>" for one in faults)
    page = (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Fel i texten'
        "</title></head><body><h1>Texten har fel</h1><p>Rätta och spara, så visas sidan "
        f"igen.</p><ul>{rows}</ul></body></html>"
    )
    return page.encode()
