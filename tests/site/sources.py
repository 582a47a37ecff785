"""The words of a Markdown file, found without the program's own reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from tests.site.pages import words

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ID = re.compile(r"\{#[a-z0-9-]+\}")
_NOTE = re.compile(r"^\[\^\S+\]:(.*)\n?", re.MULTILINE)
_MARK = re.compile(r"\[\^\S+?\]")
_NUMBER = re.compile(r"^ *\d+\.(?= )", re.MULTILINE)


def body_words(paths: Iterable[Path]) -> list[str]:
    """Return the words of the running text, in order, each file's footnotes last."""
    return [word for path in paths for word in _words_of(path)]


def _words_of(path: Path) -> list[str]:
    body = path.read_text("utf-8").split("\n---\n", 1)[1]
    notes = "\n".join(_NOTE.findall(body))
    body = _MARK.sub("", f"{_NOTE.sub('', body)}\n{notes}")
    plain = _NUMBER.sub("", _LINK.sub(r"\1", _ID.sub("", body)))
    return words(re.sub(r"^\|(?:-+\|)+$", "", plain, flags=re.MULTILINE))


def front_words(paths: Sequence[Path]) -> list[str]:
    """Return the words of the front matter that are written for a reader."""
    front = yaml.safe_load(paths[-1].read_text("utf-8").split("\n---\n", 1)[0])
    follow_up = front.get("uppföljning", {}).get("indikatorer", [])
    texts = [
        front["titel"],
        *front.get("det_viktigaste", []),
        *front.get("målgrupp", []),
        *front.get("lagstöd", []),
        front.get("genomförande", {}).get("hur", ""),
        *(one[key] for one in follow_up for key in ("namn", "mått") if key in one),
        *(one[key] for one in follow_up for key in ("mål", "källa") if key in one),
    ]
    return words(" ".join(texts))
