"""Two texts of which one was made from the other, by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

FIRST = "Första stycket handlar om parterna och deras ansvar för vården i länet."
SECOND = "Andra stycket handlar om kostnader och om vem som betalar för hjälpmedel."

LINES = st.sampled_from(
    [
        "## Ansvar {#ansvar}",
        "### 3.6 Läkare",
        FIRST,
        f"{SECOND} {{#k7m2}}",
        "- en punkt om **ansvar**",
        "  - en inre punkt",
        "1. först kommer detta",
        "> ett citat om vård",
        "| Vård | Ansvar |\n|---|---|\n| Läkare | Regionen |",
        "Se [avsnitt 3](a.md#x) och not[^1].",
        "[^1]: En not om kostnader.",
        "Term\n: Förklaringen av den",
        "```\nkod här\n```",
        "---",
        "En rad\nsom bryts `mitt i` och går *vidare* här.",
        "{--Detta utgår--}{>>skäl<<}",
        "&amp; \\* <b> [trasig](länk",
        "  :  : |",
        "text med  två   mellanrum",
    ]
)
_SWAPS = st.sampled_from(
    [("om", "för"), ("En", "Två"), (" ", "\n\n"), ("n", "n **x** ")]
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Return a text and one made from it, by lines taken out, put in and moved."""
    lines = draw(st.lists(LINES, max_size=12))
    other = draw(st.permutations(lines)) if draw(st.booleans()) else list(lines)
    for at in draw(st.lists(st.integers(0, 12), max_size=3)):
        if at < len(other):
            word, put = draw(_SWAPS)
            other[at] = other[at].replace(word, put, 1)
    for at in draw(st.lists(st.integers(0, 12), max_size=2)):
        other.insert(min(at, len(other)), draw(LINES))
    gap = draw(st.sampled_from(["\n\n", "\n"]))
    return gap.join(lines), gap.join(other)
