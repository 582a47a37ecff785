"""Changes of small workspaces that lie in memory alone, and what policies say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from govdocs.model.policy import Breach, Judgement
from govdocs.policy.change import Change
from govdocs.policy.run import judge
from govdocs.text.folder import Listing
from govdocs.text.load import Loaded, load
from govdocs.text.memory import Memory
from tests.workspaces import BODIES, DAY, PARTIES

Content = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Held:
    """Files that are held in memory."""

    content: Content

    def listing(self) -> Listing:
        """Return every path, sorted."""
        return Listing(tuple(sorted(self.content)), ())

    def read(self, path: str) -> bytes:
        """Return the bytes of a file."""
        content = self.content[path]
        return content.encode("utf-8") if isinstance(content, str) else content


def settings(policies: str, more: str = "") -> str:
    """Return govdocs.yaml with the policies of drafts, as YAML on one line."""
    return f"namn: Prov\nskede: utkast\nskeden:\n  utkast: {{policyer: {policies}}}\n{more}"


def loaded(content: Content, policies: str, more: str = "") -> Loaded:
    """Return a workspace read from memory."""
    whole: Content = {
        "govdocs.yaml": settings(policies, more),
        "parter.yaml": PARTIES,
        "organ.yaml": BODIES,
        **content,
    }
    return load(Path("/"), lambda reading: (), Memory(), Held(whole))


def judged(
    base: Content, head: Content, policies: str = "[ingen-borttagning]", more: str = ""
) -> Judgement:
    """Return what the one policy of the base says of a change."""
    change = Change(loaded(base, policies, more), loaded(head, policies, more))
    (found,) = judge(change, DAY)
    return found


def breaches(
    base: Content, head: Content, policies: str = "[ingen-borttagning]", more: str = ""
) -> tuple[Breach, ...]:
    """Return where a change breaks the one policy of the base."""
    return judged(base, head, policies, more).breaches


def document(body: str, name: str = "bilaga", front: str = "") -> str:
    """Return a document with a body."""
    return f"---\nid: {name}\ntyp: bilaga\ntitel: Bilaga\n{front}---\n\n{body}"
