"""The Markdown we read: CommonMark with tables, footnotes and definitions, without HTML.

Two additions: a trailing `{#id}` on a block, and `{--text--}{>>reason<<}` for text that
is proposed to go. Link references and indented code are off: they hide text from readers.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

# Past this depth markdown-it drops text without a word (measured at 20, its default);
# the rule on list depth stops a document long before.
_DEEPEST = 100

TRAILING_ID = re.compile(
    r"[ \t\n]*(?<!\\)\{#([A-Za-z0-9][A-Za-z0-9_-]*)((?: \.ur-[A-Za-z0-9_-]+)*)\}[ \t]*$"
)
_DELETION = re.compile(
    r"\{--(?P<text>(?:[^-]|-(?!-\}))+)--\}(?:\{>>(?P<why>[^<]*)<<\})?"
)


@cache
def parser() -> MarkdownIt:
    """Return the one parser; it keeps no state between documents."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    md.enable("table")
    md.disable(["reference", "code"])
    md.use(footnote_plugin, inline=False)
    md.use(deflist_plugin)
    md.inline.ruler.before("emphasis", "proposed_deletion", _proposed_deletion)
    md.core.ruler.after("block", "block_ids", _block_ids)
    # Targets are kept as written: rules judge them, and render/ shows only safe ones.
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


def _block_ids(state: StateCore) -> None:
    """Move a trailing id from the text of each block to the block's own data."""
    for token in state.tokens:
        if token.type != "inline" or not token.content.endswith("}"):
            continue
        found = TRAILING_ID.search(token.content)
        if found:
            token.content = token.content[: found.start()]
            token.meta["id"] = found[1]
            token.meta["lineage"] = tuple(
                one.removeprefix(".ur-") for one in found[2].split()
            )


def _proposed_deletion(state: StateInline, silent: bool) -> bool:
    """Read `{--text--}{>>reason<<}`; the text is parsed on as ordinary text."""
    if state.src[state.pos] != "{":
        return False
    found = _DELETION.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        opening = state.push("deletion_open", "del", 1)
        opening.meta["reason"] = (found["why"] or "").strip()
        end, state.posMax = state.posMax, found.end("text")
        state.pos = found.start("text")
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push("deletion_close", "del", -1)
    state.pos = found.end()
    return True
