"""Items taken out or put in with tracking: the numbers before and after, and their places."""

from __future__ import annotations

import pytest

from govdocs.model.word_text import WordText
from govdocs.text.word.markdown import Wanted
from tests.word.imported import body, without_ids
from tests.word.word_parts import docx, odt, p, r, read

_LEVEL = (
    '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/>'
    '<w:lvlText w:val="{2}"/></w:lvl>'
).format
_LISTS = (
    f'<w:abstractNum w:abstractNumId="1">{_LEVEL(0, "decimal", "%1.")}'
    f"{_LEVEL(1, 'decimal', '%1.%2')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{_LEVEL(0, "lowerLetter", "%1)")}'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
)


def item(words: str, change: str = "", level: int = 0, list_: int = 1) -> str:
    """Return an item with its break and its words put in (ins) or taken out (del)."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    inside = f"<w:{change}>{r(words)}</w:{change}>" if change else r(words)
    mark = f"<w:rPr><w:{change}/></w:rPr>" if change else ""
    return f"<w:p><w:pPr>{place}{mark}</w:pPr>{inside}</w:p>"


def both(text: WordText) -> list[str]:
    """Return the text with all changes accepted, and with all refused."""
    wanted = (Wanted(is_refused=is_refused) for is_refused in (False, True))
    return [without_ids(body(text, one)) for one in wanted]


def test_numbers_are_those_from_before_when_changes_are_refused() -> None:
    rows = [("ett", ""), ("två", "del"), ("tre", "del"), ("ny", "ins"), ("fyra", "")]
    content = docx("".join(item(*one) for one in rows), numbering=_LISTS)

    now, before = both(read(content))

    assert "1. ett\n2. ny\n3. fyra" == now
    assert "1. ett\n2. två\n3. tre\n4. fyra" == before


def test_letters_and_nested_numbers_are_those_from_before_too() -> None:
    rows = [
        item("a", "", 0, 2),
        item("b", "del", 0, 2),
        item("c", "", 0, 2),
        p(r("Text.")),
        item("ett", "del"),
        item("under", "del", 1),
        item("två"),
        item("under", "", 1),
    ]

    now, before = both(read(docx("".join(rows), numbering=_LISTS)))

    assert "a) a\n\nb) c\n\nText.\n\n1. två\n\n1.1 under" == now
    assert (
        "a) a\n\nb) b\n\nc) c\n\nText.\n\n1. ett\n\n1.1 under\n\n2. två\n\n2.1 under"
    ) == before


_STYLES = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix="."/></text:list-style>'
)


def _odt(gone: str, text: str) -> WordText:
    regions = (
        '<text:tracked-changes><text:changed-region text:id="ut"><text:deletion>'
        f"{gone}</text:deletion></text:changed-region>"
        '<text:changed-region text:id="in"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    return read(odt(regions + text, automatic=_STYLES))


def _list(*items: str) -> str:
    rows = "".join(f"<text:list-item>{one}</text:list-item>" for one in items)
    return f'<text:list text:style-name="L">{rows}</text:list>'


def _p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


_OUT = '<text:change text:change-id="ut"/>'
_IN = (
    '<text:change-start text:change-id="in"/>',
    '<text:change-end text:change-id="in"/>',
)


@pytest.mark.parametrize(
    ("gone", "text", "now", "before"),
    [
        (
            _list(_p("två"), _p("tre"), _p("")),
            _list(_p("ett"), _p(f"{_OUT}fyra")),
            "1. ett\n2. fyra",
            "1. ett\n2. två\n3. tre\n4. fyra",
        ),
        (
            _list(_p("tvåans slut"), _p("tre")),
            _list(_p("ett"), _p(f"två {_OUT}fyra")),
            "1. ett\n2. två fyra",
            "1. ett\n2. två tvåans slut\n3. trefyra",
        ),
        (
            _list(_p("två"), _p("tre")) + _p(""),
            _list(_p("ett")) + _p(f"{_OUT}Text."),
            "1. ett\n\nText.",
            "1. ett\n2. två\n3. tre\n\nText.",
        ),
        (
            '<text:h text:outline-level="2">Rubrik</text:h>' + _p(""),
            _p("Ingress.") + _p(f"{_OUT}Text."),
            "Ingress.\n\nText.",
            "Ingress.\n\n## Rubrik\n\nText.",
        ),
        (
            _p("x"),
            _list(_p(f"ett{_IN[0]}"), _p(f"ny{_IN[1]}"), _p("två")),
            "1. ett\n2. ny\n3. två",
            "1. ett\n2. två",
        ),
        (
            _p("x"),
            _list(_p("ett"), _p(f"{_IN[0]}ny"), _p(f"{_IN[1]}två"), _p("tre")),
            "1. ett\n2. ny\n3. två\n4. tre",
            "1. ett\n2. två\n3. tre",
        ),
    ],
    ids=["items", "within-an-item", "before-text", "heading", "put-in", "put-before"],
)
def test_items_in_libreoffice_stand_where_they_were(
    gone: str, text: str, now: str, before: str
) -> None:
    assert [now, before] == both(_odt(gone, text))
