"""Turn the inline tokens of one block into the model's pieces of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from govdocs.model.document import (
    Break,
    Code,
    Emphasis,
    Image,
    Inline,
    Link,
    NoteMark,
    ProposedDeletion,
    Strong,
    Text,
    plain,
)

_CLOSING = {
    "em_open": "em_close",
    "strong_open": "strong_close",
    "link_open": "link_close",
    "deletion_open": "deletion_close",
}


def read_inlines(tokens: Sequence[Token] | None) -> tuple[Inline, ...]:
    """Return the pieces of a block's text in reading order."""
    return tuple(_pieces(iter(tokens or ()), None))


def _pieces(tokens: Iterator[Token], end: str | None) -> Iterator[Inline]:
    for token in tokens:
        kind = token.type
        if kind == end:
            return
        if kind == "text":
            if token.content:
                yield Text(token.content)
        elif kind in _CLOSING:
            yield _nested(token, tuple(_pieces(tokens, _CLOSING[kind])))
        else:
            yield _single(token)


def _nested(token: Token, children: tuple[Inline, ...]) -> Inline:
    match token.type:
        case "em_open":
            return Emphasis(children)
        case "strong_open":
            return Strong(children)
        case "deletion_open":
            return ProposedDeletion(children, str(token.meta["reason"]))
        case _:
            return Link(str(token.attrs.get("href", "")), children)


def _single(token: Token) -> Inline:
    match token.type:
        case "softbreak":
            return Break(hard=False)
        case "hardbreak":
            return Break(hard=True)
        case "code_inline":
            return Code(token.content)
        case "image":
            source = str(token.attrs.get("src", ""))
            return Image(source, plain(read_inlines(token.children)))
        case "footnote_ref":
            return NoteMark(str(token.meta["label"]), int(token.meta["id"]) + 1)
        case _:
            return Text(token.content)
