"""The Markdown we read: CommonMark with tables, footnotes and definitions, without HTML.

Two additions: a trailing `{#id}` on a block, and `{--text--}{>>reason<<}` for text that
is proposed to go. Link references and indented code are off: they hide text from readers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

# At this depth markdown-it drops text without a word: the rule on list depth stops a
# document long before, and fmt refuses to write one back.
DEEPEST = 100

# Brackets in running text cost time by their depth, so they get less of it.
_DEEPEST_INLINE = 20

# How much text one proposed deletion, and its reason, may hold; bounds the search.
_LONGEST_DELETION = 20_000
_LONGEST_REASON = 2_000

_ID = re.compile(r"\{#([A-Za-z0-9][A-Za-z0-9_-]*)((?: \.ur-[A-Za-z0-9_-]+)*)\}[ \t]*")
_REASON = re.compile(rf"\{{>>(?P<why>[^<]{{0,{_LONGEST_REASON}}})<<\}}")


@dataclass(frozen=True, slots=True)
class NoteDefinition:
    """A footnote's text: its line in the body from 0, and whether it is in another."""

    label: str
    line: int
    is_nested: bool


@cache
def parser() -> MarkdownIt:
    """Return the one parser; it keeps no state between documents."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    md.enable("table")
    md.disable(["reference", "code"])
    md.use(footnote_plugin, inline=False)
    md.use(deflist_plugin)
    md.inline.ruler.before("emphasis", "proposed_deletion", _proposed_deletion)
    md.core.ruler.after("block", "block_ids", _block_ids)
    md.core.ruler.after("block", "note_definitions", _note_definitions)
    # The parser has no option for these three; its methods are set on this one instance.
    md.inline.parse = _parse_inline  # type: ignore[method-assign]
    # Targets are kept as written: rules judge them, and render/ shows only safe ones.
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


def _parse_inline(
    src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]
) -> list[Token]:
    """Do what the parser does, with the depth of blocks counted as used up."""
    state = StateInline(src, md, env, tokens)
    state.level = DEEPEST - _DEEPEST_INLINE
    md.inline.tokenize(state)
    for rule in md.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


def _block_ids(state: StateCore) -> None:
    """Move a trailing id from the text of each block to the block's own data."""
    for token in state.tokens:
        if token.type != "inline" or not token.content.endswith("}"):
            continue
        start = token.content.rfind("{#")
        found = _ID.fullmatch(token.content, start) if start >= 0 else None
        if found and token.content[start - 1 : start] != "\\":
            token.content = token.content[:start].rstrip(" \t\n")
            token.meta["id"] = found[1]
            token.meta["lineage"] = tuple(
                one.removeprefix(".ur-") for one in found[2].split()
            )


def _note_definitions(state: StateCore) -> None:
    """List the footnotes before the plugin moves them; it keeps one for each label."""
    depth = 0
    found: list[NoteDefinition] = []
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            line = token.map[0] if token.map else 0
            found.append(NoteDefinition(str(token.meta["label"]), line, depth > 0))
            depth += 1
        elif token.type == "footnote_reference_close":
            depth -= 1
    state.env["note_definitions"] = found


def _proposed_deletion(state: StateInline, silent: bool) -> bool:
    """Read `{--text--}{>>reason<<}`; the text is parsed on as ordinary text."""
    if state.src[state.pos] != "{":
        return False
    begun = state.pos + 3
    furthest = min(state.posMax, begun + _LONGEST_DELETION)
    if not state.src.startswith("{--", state.pos):
        return False
    ended = state.src.find("--}", begun + 1, furthest)
    if ended < 0:
        return False
    reason = _REASON.match(state.src, ended + 3, state.posMax)
    if not silent:
        opening = state.push("deletion_open", "del", 1)
        opening.meta["reason"] = reason["why"].strip() if reason else ""
        end, state.posMax = state.posMax, ended
        state.pos = begun
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push("deletion_close", "del", -1)
    state.pos = reason.end() if reason else ended + 3
    return True
