"""One server spoken to over HTTPS: time limits, retries and pages; never another host."""

from __future__ import annotations

import http.client
import json
import re
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import IO, Any
from urllib.parse import urlsplit

from govdocs import __version__, clock
from govdocs.forge.errors import ForgeUnreachable
from govdocs.forge.place import Place
from govdocs.forge.refusal import refusal

_PASSING = {429, 500, 502, 503, 504}
_NEXT = re.compile(r'<([^<>]*)>\s*;[^,<]*\brel="?next\b')


class Unanswered(ForgeUnreachable):
    """Something was sent that may or may not have been done."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait, in seconds, and how much to take, in bytes and pages."""

    silence: float = 20.0
    answer: float = 60.0
    pause: float = 1.0
    longest_pause: float = 60.0
    tries: int = 4
    size: int = 64_000_000
    pages: int = 200


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_passing(self) -> bool:
        """Tell whether the same question may get another answer soon."""
        is_limited = self.status == 403 and (
            "retry-after" in self.headers
            or self.headers.get("x-ratelimit-remaining") == "0"
        )
        return self.status in _PASSING or is_limited

    @property
    def is_undone(self) -> bool:
        """Tell whether the server for certain did nothing: it only asked us to wait."""
        return self.status in {403, 429}


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: it would carry the token on, and make a POST a GET."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> None:
        """Return no request, which leaves the answer as it is."""


def _opener() -> urllib.request.OpenerDirector:
    secure = urllib.request.HTTPSHandler(context=ssl.create_default_context())
    return urllib.request.build_opener(_Stay, secure)


@dataclass(frozen=True, slots=True)
class Wire:
    """Speaks to the server of one place."""

    place: Place
    limits: Limits = Limits()
    sleep: Callable[[float], None] = time.sleep
    opener: urllib.request.OpenerDirector = field(default_factory=_opener, repr=False)

    def pages(self, path: str) -> Iterator[dict[str, Any]]:
        """Yield every item of a list, page by page.

        Only the query of the link to the next page is used, never its host. Raises
        ForgeRefused or ForgeUnreachable.
        """
        query: str | None = "per_page=100&limit=100"
        for _ in range(self.limits.pages):
            answer = self._ask("GET", f"{path}?{query}")
            rows = self._value(answer)
            if not isinstance(rows, list):
                raise self._garbled()
            yield from (one for one in rows if isinstance(one, dict))
            query = _next_query(answer.headers.get("link", ""))
            if query is None:
                return
        raise ForgeUnreachable(
            self.place.forge, "förslaget har fler kommentarer än vad som kan läsas"
        )

    def get(self, path: str) -> dict[str, Any]:
        """Return one thing. Raises ForgeRefused or ForgeUnreachable."""
        found = self._value(self._ask("GET", path))
        if not isinstance(found, dict):
            raise self._garbled()
        return found

    def send(self, method: str, path: str, body: str = "") -> None:
        """Create, change or delete; `body` is the text of a comment.

        Raises ForgeRefused or ForgeUnreachable, and Unanswered for a POST that may
        have been done.
        """
        self._ask(method, path, json.dumps({"body": body}).encode() if body else None)

    def pause(self, attempt: int, asked: float | None = None) -> None:
        """Wait for as long as the server asked for, or twice as long as last time."""
        longest = self.limits.longest_pause
        if asked is not None and asked > longest:
            reason = f"servern ber oss vänta {asked:.0f} sekunder"
            raise ForgeUnreachable(self.place.forge, reason)
        self.sleep(
            min(self.limits.pause * 2**attempt if asked is None else asked, longest)
        )

    def _ask(self, method: str, path: str, body: bytes | None = None) -> _Answer:
        reason = ""
        for attempt in range(self.limits.tries):
            asked = None
            try:
                answer = self._once(method, path, body)
            except (OSError, http.client.HTTPException) as error:
                reason, is_undone = self._told(error), False
            else:
                if not answer.is_passing:
                    return self._accepted(answer)
                reason = f"servern svarade med kod {answer.status}"
                is_undone = answer.is_undone
                asked = _asked_pause(answer.headers.get("retry-after", ""))
            if method == "POST" and not is_undone:
                raise Unanswered(self.place.forge, reason)
            if attempt + 1 < self.limits.tries:
                self.pause(attempt, asked)
        raise ForgeUnreachable(self.place.forge, reason)

    def _accepted(self, answer: _Answer) -> _Answer:
        if 200 <= answer.status < 300:
            return answer
        raise refusal(self.place, answer.status, answer.headers.get("location", ""))

    def _told(self, error: Exception) -> str:
        """Say in Swedish why nothing came; the library's own words are in English.

        Raises ForgeUnreachable for what no later try can mend.
        """
        cause = getattr(error, "reason", error)
        if isinstance(cause, ssl.SSLCertVerificationError):
            reason = "serverns certifikat går inte att lita på"
            raise ForgeUnreachable(self.place.forge, reason)
        if isinstance(cause, ConnectionRefusedError):
            return "servern tar inte emot något"
        if isinstance(cause, TimeoutError):
            return "inget svar kom i tid"
        return "svaret uteblev"

    def _once(self, method: str, path: str, body: bytes | None) -> _Answer:
        request = urllib.request.Request(  # noqa: S310 - place.api_address takes https only
            f"{self.place.api}{path}", data=body, method=method
        )
        for name, value in self.place.headers.items():
            request.add_unredirected_header(name, value)
        request.add_header("Content-Type", "application/json")
        request.add_header("User-Agent", f"govdocs/{__version__}")
        until = time.monotonic() + self.limits.answer
        try:
            with self.opener.open(request, timeout=self.limits.silence) as answer:
                return _Answer(
                    answer.status, _lowered(answer.headers), self._read(answer, until)
                )
        except urllib.error.HTTPError as error:
            with error:
                return _Answer(error.code, _lowered(error.headers), b"")

    def _read(self, answer: http.client.HTTPResponse, until: float) -> bytes:
        chunks: list[bytes] = []
        left = self.limits.size
        while chunk := answer.read1(65_536):
            chunks.append(chunk)
            left -= len(chunk)
            if left < 0:
                raise ForgeUnreachable(self.place.forge, "svaret är för stort")
            if time.monotonic() > until:
                raise TimeoutError
        return b"".join(chunks)

    def _value(self, answer: _Answer) -> Any:
        try:
            return json.loads(answer.body)
        except (ValueError, RecursionError):
            raise self._garbled() from None

    def _garbled(self) -> ForgeUnreachable:
        return ForgeUnreachable(self.place.forge, "svaret går inte att tyda")


def _lowered(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _next_query(link: str) -> str | None:
    found = _NEXT.search(link)
    return urlsplit(found[1]).query if found else None


def _asked_pause(value: str) -> float | None:
    """Return seconds from Retry-After, which is a number or a date; None when neither."""
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (aware - clock.now()).total_seconds())
