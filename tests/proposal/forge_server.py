"""A forge that answers in the recorded shapes of GitHub, GitLab and Forgejo, over HTTP.

The answers in data/forge are those of the forges' own documentation, with other names.
"""

from __future__ import annotations

import copy
import importlib
import json
import re
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from govdocs.forge.place import Place
from tests.places import DATA

RECORDED = DATA / "forge"
# Made for these tests and trusted by nobody; good for 127.0.0.1 for a hundred years.
CERTIFICATE = RECORDED / "localhost.pem"
TOKEN = "hemlig-nyckel-4711"
ROBOT = {
    "github": "github-actions[bot]",
    "gitlab": "project_5_bot",
    "forgejo": "forgejo-actions",
}
FORGES = tuple(ROBOT)


@dataclass
class Script:
    """An answer to give instead of the real one, `times` over, for some requests.

    With `is_done` the request is carried out first, and only its answer is lost.
    """

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "*"
    path: str = ""
    times: int = 1_000
    delay: float = 0.0
    is_done: bool = False
    body: bytes | None = None


@dataclass
class FakeForge:
    """The comments of one proposal, and all that was asked."""

    forge: str
    page: int = 100
    knows_itself: bool = True
    is_secure: bool = False
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)
    port: int = 0

    def __post_init__(self) -> None:
        """Read the recorded answers."""
        self.recorded = json.loads((RECORDED / f"{self.forge}.json").read_text("utf-8"))
        self.author, self.name = (
            ("author", "username") if self.forge == "gitlab" else ("user", "login")
        )

    @property
    def env(self) -> dict[str, str]:
        """Return the variables that the forge's CI sets for a job."""
        api = f"http{'s' if self.is_secure else ''}://127.0.0.1:{self.port}"
        if self.forge == "gitlab":
            return {
                "GITLAB_TOKEN": TOKEN,
                "CI_API_V4_URL": f"{api}/api/v4",
                "CI_PROJECT_ID": "5",
                "CI_MERGE_REQUEST_IID": "12",
                "CI_JOB_URL": "https://gitlab.example.org/lansting/avtal/-/jobs/99",
            }
        below = "/api/v1" if self.forge == "forgejo" else ""
        ending = "head" if self.forge == "forgejo" else "merge"
        return {
            f"{self.forge.upper()}_TOKEN": TOKEN,
            "GITHUB_API_URL": f"{api}{below}",
            "GITHUB_REPOSITORY": "lansting/avtal",
            "GITHUB_REF": f"refs/pull/12/{ending}",
            "GITHUB_SERVER_URL": "https://forge.example.org",
            "GITHUB_RUN_ID": "99",
            "GITHUB_RUN_NUMBER": "99",
        }

    def add(self, body: str, author: str) -> int:
        """Put a comment there and return its id."""
        one = copy.deepcopy(self.recorded["comment"])
        one["id"] = 100 + len(self.asked) + len(self.comments)
        one["body"] = body
        one[self.author][self.name] = author
        self.comments.append(one)
        return int(one["id"])

    def texts(self, author: str | None = None) -> list[str]:
        """Return what the comments say, of one author when named."""
        return [
            one["body"]
            for one in self.comments
            if author is None or one[self.author][self.name] == author
        ]

    def methods(self) -> list[str]:
        """Return the methods asked with, those that only read aside."""
        return [method for method, _ in self.asked if method != "GET"]


def place_of(fake: FakeForge) -> Place:
    """Return where the comments lie, as a job in the forge's CI finds it."""
    made: Place = importlib.import_module(f"govdocs.forge.{fake.forge}").place(fake.env)
    return made


_ONE = re.compile(r"/(?:issues/comments|merge_requests/12/notes)/(\d+)$")
_ALL = re.compile(r"/(?:issues/12/comments|merge_requests/12/notes)$")


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def _serve(self) -> None:
        fake = self.server.fake
        length = int(self.headers.get("Content-Length") or 0)
        sent = json.loads(self.rfile.read(length)) if length else {}
        fake.asked.append((self.command, self.path))
        script = self._script()
        if script is None or script.is_done:
            status, value, headers = self._real(sent)
        if script is not None:
            time.sleep(script.delay)
            status, value, headers = (
                script.status,
                fake.recorded["error"],
                script.headers,
            )
        raw = script.body if script and script.body else json.dumps(value).encode()
        self._reply(status, b"" if status == 204 else raw, headers)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _serve  # noqa: N815 - names that http.server asks for

    def _script(self) -> Script | None:
        for one in self.server.fake.scripts:
            if (
                one.times
                and one.method in {"*", self.command}
                and one.path in self.path
            ):
                one.times -= 1
                return one
        return None

    def _real(self, sent: dict[str, str]) -> tuple[int, Any, dict[str, str]]:
        fake, path = self.server.fake, urlsplit(self.path).path
        if not self._is_known():
            return 401, fake.recorded["error"], {}
        if path.endswith("/user"):
            return self._user()
        if _ALL.search(path) and self.command == "GET":
            return self._list()
        if _ALL.search(path) and self.command == "POST":
            fake.add(sent["body"], ROBOT[fake.forge])
            return 201, fake.comments[-1], {}
        found = _ONE.search(path)
        update = "PUT" if fake.forge == "gitlab" else "PATCH"
        for one in [
            one for one in fake.comments if found and one["id"] == int(found[1])
        ]:
            if self.command == "DELETE":
                fake.comments.remove(one)
                return 204, None, {}
            if self.command == update:
                one["body"] = sent["body"]
                return 200, one, {}
        return 404, fake.recorded["error"], {}

    def _is_known(self) -> bool:
        wanted = {
            "github": ("Authorization", f"Bearer {TOKEN}"),
            "gitlab": ("PRIVATE-TOKEN", TOKEN),
            "forgejo": ("Authorization", f"token {TOKEN}"),
        }
        name, value = wanted[self.server.fake.forge]
        return self.headers.get(name) == value

    def _user(self) -> tuple[int, Any, dict[str, str]]:
        fake = self.server.fake
        if not fake.knows_itself:
            return 403, fake.recorded["error"], {}
        return 200, {**fake.recorded["user"], fake.name: ROBOT[fake.forge]}, {}

    def _list(self) -> tuple[int, Any, dict[str, str]]:
        fake, split = self.server.fake, urlsplit(self.path)
        page = int(parse_qs(split.query).get("page", ["1"])[0])
        rows = fake.comments[(page - 1) * fake.page : page * fake.page]
        if page * fake.page >= len(fake.comments):
            return 200, rows, {}
        # The host is another on purpose: behind a proxy it often is.
        url = f"https://inre.example.org{split.path}?per_page={fake.page}&page="
        link = f'<{url}1>; rel="first", <{url}{page + 1}>; rel="next"'
        return 200, rows, {"Link": link}

    def _reply(self, status: int, raw: bytes, headers: dict[str, str]) -> None:
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives it
        """Say nothing: the tests look at what was asked."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, fake: FakeForge) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fake = fake
        if fake.is_secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that would not shake hands."""


@contextmanager
def serving(fake: FakeForge) -> Iterator[FakeForge]:
    """Serve a forge on a port of its own for as long as the block lasts."""
    server = _Server(fake)
    fake.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
