"""Write a part back as Markdown, byte for byte the same every time.

Text inside a block is kept as its author wrote it; only the blocks' own marks, their
spacing and their ids are set. Parsing what is written gives the same model again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from govdocs.model.document import Block, BlockKind, Part, Section

_STARTS_BLOCK = re.compile(r"[#>|:~`=+*-]|\d{1,9}[.)]|\[\^|\{#")
_ALIGNED = {"": "---", "l": ":---", "r": "---:", "c": ":---:"}
_LISTS = frozenset({BlockKind.BULLETS, BlockKind.NUMBERS})


def write_part(part: Part) -> str:
    """Return the body of a part as Markdown, ending in one line feed; '' when empty."""
    chunks = [*write_blocks(part.preamble)]
    for section in part.sections:
        chunks += write_section(section)
    chunks += (chunk for note in part.notes for chunk in _note(note))
    return "\n\n".join(chunks) + "\n" if chunks else ""


def write_section(section: Section) -> Iterator[str]:
    """Yield a heading and all under it, as chunks to be parted by an empty line."""
    heading = " ".join(section.source.split())
    yield f"{'#' * section.level} {_marked(heading, section.id, section.lineage)}"
    yield from write_blocks(section.blocks)
    for below in section.sections:
        yield from write_section(below)


def write_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield each block as one chunk; two lists in a row get different marks."""
    before: Block | None = None
    odd = False
    for block in blocks:
        same = before is not None and before.kind is block.kind and block.kind in _LISTS
        odd = not odd if same else False
        yield _block(block, odd)
        before = block


def _block(block: Block, odd: bool) -> str:
    match block.kind:
        case BlockKind.BULLETS:
            return _list(block, "*" if odd else "-")
        case BlockKind.NUMBERS:
            return _list(block, ")" if odd else ".")
        case BlockKind.TABLE:
            return "\n".join(_table(block))
        case BlockKind.QUOTE:
            inner = "\n\n".join(write_blocks(block.children)).split("\n")
            return "\n".join(f"> {line}".rstrip() for line in inner)
        case BlockKind.CODE:
            return _code(block)
        case BlockKind.TERMS:
            return _terms(block)
        case BlockKind.RULE:
            return "---"
        case _:
            return _text(block)


def _text(block: Block) -> str:
    """Return a block's own text with its id; an image's id stands on the line after."""
    lines = block.source.split("\n")
    kept = [_line(line, first=not count) for count, line in enumerate(lines)]
    if len(kept) > 1:
        kept[:-1] = [_broken(line) for line in kept[:-1]]
    kept[-1] = kept[-1].rstrip()
    text = "\n".join(kept)
    alone = re.fullmatch(r"!\[[^\]]*\]\([^)\s]*\)", text)
    return _marked(text, block.id, block.lineage, "\n" if alone else " ")


def _line(line: str, *, first: bool) -> str:
    """Strip the indent of a line, unless its text would then begin another block."""
    bare = line.lstrip(" ")
    return line if not first and bare != line and _STARTS_BLOCK.match(bare) else bare


def _broken(line: str) -> str:
    """Return a line with a hard break at its end written with a backslash."""
    return line.rstrip() + "\\" if line.endswith("  ") else line.rstrip()


def _marked(
    text: str, id_: str | None, lineage: tuple[str, ...], gap: str = " "
) -> str:
    if not id_:
        return text
    mark = " ".join([f"#{id_}", *(f".ur-{one}" for one in lineage)])
    return f"{text}{gap}{{{mark}}}" if text else f"{{{mark}}}"


def _list(block: Block, mark: str) -> str:
    roomy = any(
        child.kind not in _LISTS for item in block.children for child in item.children
    )
    first = int(block.label or 1)
    items = [
        _item(item, f"{first + count}{mark}" if block.label else mark)
        for count, item in enumerate(block.children)
    ]
    return ("\n\n" if roomy else "\n").join(items)


def _item(item: Block, mark: str) -> str:
    indent = " " * (len(mark) + 1)
    own = _text(item)
    text = _indented(own, indent) if own else ""
    for chunk, child in zip(write_blocks(item.children), item.children, strict=True):
        gap = "\n" if child.kind in _LISTS and text else "\n\n"
        text += (gap if text else "") + _indented(chunk, indent)
    return f"{mark} {text[len(indent) :] if text else ''}".rstrip()


def _indented(text: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}" if line else "" for line in text.split("\n"))


def _table(block: Block) -> Iterator[str]:
    header, *rows = block.children
    yield _row([_cell(cell) for cell in header.children])
    yield f"|{'|'.join(_ALIGNED[cell.label] for cell in header.children)}|"
    for row in rows:
        cells = [_cell(cell) for cell in row.children]
        cells[-1] = _marked(cells[-1], row.id, row.lineage)
        yield _row(cells)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(cell: Block) -> str:
    return cell.source.strip().replace("|", "\\|")


def _code(block: Block) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", block.source)), default=2)
    fence = "`" * (longest + 1)
    text = (
        f"{fence}{block.label}\n{block.source}\n{fence}"
        if block.source
        else f"{fence}{block.label}\n{fence}"
    )
    return _marked(text, block.id, block.lineage, "\n")


def _terms(block: Block) -> str:
    text = ""
    for entry in block.children:
        if entry.kind is BlockKind.TERM:
            text += ("\n\n" if text else "") + " ".join(entry.source.split())
            continue
        text += "\n" + _item(entry, ":")
    return text


def _note(note: Block) -> Iterator[str]:
    own = _text(note).split("\n")
    first = f"[^{note.label}]: {own[0]}"
    chunks = ["\n".join([first, *(f"    {line}" for line in own[1:])])]
    chunks += (_indented(chunk, "    ") for chunk in write_blocks(note.children))
    yield "\n\n".join(chunks)
