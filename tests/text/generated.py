"""Bodies of documents, made by hypothesis: the blocks and marks that people mix."""

from __future__ import annotations

from hypothesis import strategies as st

ODD = (
    "- + * # ## > | : ~ = 1. 2) 10. [^ {# } {--x--} {>>y<< [x] ** __ *a _b ` `` <br> "
    "\\ \\\\ \\* \\| \\- \\# 1\\. & &amp; ... -- --- === t.ex. bl.a. A. S. (1) a) : ! !["
).split()
WORDS = "avtal Parterna kommunen ska Årlig följa upp. Regionen svarar! Vem? å Ä".split()
INLINE = (
    "*viktigt*",
    "**Mycket viktigt. Ja**",
    "`kod. Två`",
    "`a | b`",
    "[avtalet](a.md)",
    "[Ett. Två](b.md#c)",
    "[x](<a b. C.md>)",
    '[y](c.md "Titel. Två")',
    "![Karta. Ny](k.png)",
    "{--Bort. Nu--}{>>Skäl. Två<<}",
    "<https://x.se/a.B>",
    "~~nej~~",
)

words = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.sampled_from(ODD),
    st.sampled_from(INLINE),
)
gaps = st.sampled_from(
    [" ", " ", " ", " ", "\n", "\n", "  \n", "\\\n", "   ", "\n  ", "\n     "]
)


@st.composite
def texts(draw: st.DrawFn, most: int = 8) -> str:
    """Build running text: words, odd marks and pieces, with all kinds of gaps."""
    pieces = [draw(words)]
    for _ in range(draw(st.integers(0, most))):
        pieces += [draw(gaps), draw(words)]
    return "".join(pieces)


def indented(text: str, by: str) -> str:
    """Indent every line but the first, and leave empty lines empty."""
    return "\n".join(
        f"{by}{line}" if line and count else line
        for count, line in enumerate(text.split("\n"))
    )


def headings() -> st.SearchStrategy[str]:
    """Build headings."""
    marks = st.sampled_from(["##", "###", "####"])
    return st.builds(
        lambda mark, text: f"{mark} {' '.join(text.split())}", marks, texts(3)
    )


def lists(below: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Build lists, tight or not, with other blocks in their items."""
    marks = st.sampled_from(["- ", "* ", "+ ", "1. ", "7) ", "10. "])
    gap = st.sampled_from(["\n", "\n\n"])
    items = st.lists(st.one_of(texts(4), below), min_size=1, max_size=3)
    return st.builds(
        lambda mark, between, rows: between.join(
            mark + indented(row, " " * len(mark)) for row in rows
        ),
        marks,
        gap,
        items,
    )


def quotes(below: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Build quotations."""
    return below.map(lambda text: "\n".join(f"> {one}" for one in text.split("\n")))


def tables() -> st.SearchStrategy[str]:
    """Build tables of two columns."""
    cell = texts(3).map(lambda text: " ".join(text.split()))
    row = st.tuples(cell, cell).map(lambda pair: f"| {pair[0]} | {pair[1]} |")
    line = st.sampled_from(["|---|---|", "|:--|--:|"])
    return st.builds(
        lambda head, mid, rows: "\n".join([head, mid, *rows]),
        row,
        line,
        st.lists(row, max_size=3),
    )


def codes() -> st.SearchStrategy[str]:
    """Build code blocks, also with the marks of the other kind inside."""
    fence = st.sampled_from(["```", "~~~", "````"])
    label = st.sampled_from(["", "python", "a b"])
    inner = st.sampled_from(["x = 1", "```\ny", "\n\n  z  \n", "# a\n- b", "~~~"])
    return st.builds(
        lambda mark, name, text: f"{mark}{name}\n{text}\n{mark}", fence, label, inner
    )


def terms() -> st.SearchStrategy[str]:
    """Build definition lists."""
    term = texts(1).map(lambda text: " ".join(text.split()))
    return st.builds(
        lambda name, rows: "\n".join([name, *(f": {indented(r, '  ')}" for r in rows)]),
        term,
        st.lists(texts(3), min_size=1, max_size=2),
    )


def notes() -> st.SearchStrategy[str]:
    """Build a paragraph with a footnote, and the footnote."""
    return st.builds(
        lambda number, before, text: (
            f"{before} ord[^{number}] slut\n\n[^{number}]: {indented(text, '    ')}"
        ),
        st.integers(1, 10_000),
        texts(2),
        texts(4),
    )


leaves = st.one_of(texts(), texts(), tables(), codes(), terms())
blocks = st.recursive(
    leaves, lambda below: st.one_of(lists(below), quotes(below)), max_leaves=4
)
bodies = st.lists(
    st.one_of(blocks, headings(), notes(), st.just("---")), min_size=1, max_size=5
).map(lambda parts: "\n\n".join(parts) + "\n")
