"""Write a part back as Markdown, byte for byte the same every time.

Text inside a block is kept as its author wrote it; only the blocks' own marks, their
spacing and their ids are set. Parsing what is written gives the same model again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from govdocs.model.document import Block, BlockKind, Part, Section
from govdocs.text.same import says_the_same

_STARTS_BLOCK = re.compile(r"[#>|:~`=+*-]|\d{1,9}[.)]|\[\^|\{#")
_STARTS_TERM = re.compile(r"[:~](?: |$)")
# A mark alone on the last line is text, until an id after it makes it begin a list.
_LONE_MARK = re.compile(r"^(\d{0,9})([-+*:~.)])$")
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
            return "\n".join(f"> {line}" if line else ">" for line in inner)
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
    lines = without_lone_mark(block.source).split("\n")
    kept = [_line(line, first=not count) for count, line in enumerate(lines)]
    text = "\n".join(_with_breaks(kept))
    alone = re.fullmatch(r"!\[[^\]]*\]\([^)\s]*\)", text)
    return _marked(text, block.id, block.lineage, "\n" if alone else " ")


def _line(line: str, *, first: bool) -> str:
    """Strip the indent of a line, unless its text would then begin another block."""
    bare = line.lstrip(" ")
    if first:
        return f"\\{bare}" if _STARTS_TERM.match(bare) else bare
    return line if bare != line and starts_block(bare) else bare


def without_lone_mark(source: str) -> str:
    """Return a text whose last line is no mark alone, which an id would make a list."""
    above, feed, last = source.rpartition("\n")
    found = _LONE_MARK.fullmatch(last.strip())
    return f"{above}{feed}{found[1]}\\{found[2]}" if found else source


def starts_block(line: str) -> bool:
    """Tell whether a line would begin a block of its own if it stood outdented."""
    return bool(_STARTS_BLOCK.match(line))


def without_break(line: str) -> str | None:
    """Return a line that ends in a hard break without it; None when it has none."""
    bare = line.rstrip()
    slashes = len(bare) - len(bare.rstrip("\\"))
    if line.endswith("  "):
        return None if slashes % 2 else bare
    return line[:-1].rstrip() if slashes % 2 and bare == line else None


def _with_breaks(lines: list[str]) -> list[str]:
    """Return lines with blanks for a hard break as a backslash, but not within code."""
    *above, last = [line.rstrip() for line in lines]
    marks = [
        "\\" if line.endswith("  ") and without_break(line) else "" for line in lines
    ]
    slashed = [*(map(str.__add__, above, marks)), last]
    same = says_the_same("\n".join(lines), "\n".join(slashed))
    return slashed if same else [*lines[:-1], last]


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
        # Three strokes after the mark of an item would be one line of strokes.
        chunk = "___" if child.kind is BlockKind.RULE else chunk
        gap = "\n" if _follows_at_once(child) and text else "\n\n"
        text += (gap if text else "") + _indented(chunk, indent)
    return f"{mark} {text[len(indent) :] if text else ''}".rstrip()


def _follows_at_once(block: Block) -> bool:
    """Tell whether a block is a list that needs no empty line to part it from text.

    Numbers that do not begin with 1 would be read as text that goes on.
    """
    return block.kind is BlockKind.BULLETS or (
        block.kind is BlockKind.NUMBERS and block.label == "1"
    )


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
    mark = "~" if "`" in block.label else "`"
    runs = re.findall(f"{mark}{{3,}}", block.source)
    longest = max(map(len, runs), default=2)
    fence = mark * (longest + 1)
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
    own = [_text(note)] if note.source or note.id else []
    chunks = [_indented(one, "    ") for one in (*own, *write_blocks(note.children))]
    text = "\n\n".join(chunks)
    if not own and note.children and note.children[0].kind is BlockKind.CODE:
        # Code that begins beside the mark would lose the spaces that its lines begin with.
        yield f"[^{note.label}]:\n\n{text}"
    else:
        yield f"[^{note.label}]: {text.removeprefix('    ')}"
