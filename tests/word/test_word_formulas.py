"""A formula is read on one line, with signs for what stands over and under."""

from __future__ import annotations

import pytest

from tests.word.word_parts import docx, odt, p, read, read_body, unzipped, zipped

_M = "http://www.w3.org/1998/Math/MathML"


def t(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


def part(name: str, *inside: str) -> str:
    return f"<m:{name}>{''.join(inside)}</m:{name}>"


def fraction(over: str, under: str) -> str:
    return part("f", "<m:fPr/>", part("num", over), part("den", under))


def fence(first: str, last: str) -> str:
    marks = f'<m:begChr m:val="{first}"/><m:endChr m:val="{last}"/>'
    return part("d", part("dPr", marks), part("e", t("a")), part("e", t("b")))


def powered(*inside: str, tag: str = "sSup") -> str:
    return part(tag, part("e", t("x")), *inside)


def raised(*base: str) -> str:
    return part("sSup", part("e", *base), part("sup", t("2")))


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (fraction(t("a"), t("12")), "a/12"),
        (fraction(t("a+b"), t("c") + t("+d")), "(a+b)/(c+d)"),
        (fraction(fraction(t("a"), t("b")), t("c")), "(a/b)/c"),
        (fraction(part("d", part("e", t("a+b"))), t("c")), "(a+b)/c"),
        (part("d", part("e", t("a+b"))) + t("·c"), "(a+b)·c"),
        (fence("[", "]"), "[a|b]"),
        (fence("{", ""), "{a|b"),
        (powered(part("sup", t("2"))), "x^2"),
        (powered(part("sup", t("n+1"))), "x^(n+1)"),
        (powered(part("sub", t("i")), tag="sSub"), "x_i"),
        (powered(part("sub", t("i")), part("sup", t("2")), tag="sSubSup"), "x_i^2"),
        (t("3") + fraction(t("1"), t("2")) + t("år"), "3 1/2 år"),
        (fraction(t("a"), t("b")) + fraction(t("c"), t("d")), "a/b c/d"),
        (t("x=") + fraction(t("1"), t("2")) + t("+y"), "x=1/2+y"),
        (raised(fraction(t("a"), t("b"))), "(a/b)^2"),
        (raised(part("rad", "<m:deg/>", part("e", t("x")))), "(√x)^2"),
        (raised(t("a+b")), "a+b^2"),
        (raised(part("d", part("e", t("a+b")))), "(a+b)^2"),
        (part("rad", "<m:deg/>", part("e", t("x+1"))), "√(x+1)"),
        (part("rad", part("deg", t("3")), part("e", t("x"))), "3√x"),
        (part("func", part("fName", t("log")), part("e", t("x"))), "log x"),
        (part("limLow", part("e", t("lim")), part("lim", t("x→0"))), "lim_(x→0)"),
        (
            part(
                "nary",
                '<m:naryPr><m:chr m:val="∑"/></m:naryPr>',
                part("sub", t("i=1")),
                part("sup", t("n")),
                part("e", t("i")),
            ),
            "∑_(i=1)^n i",
        ),
        (part("nary", "<m:sub/>", "<m:sup/>", part("e", t("x"))), "∫x"),
        (
            part(
                "m",
                *(part("mr", part("e", t(a)), part("e", t("0"))) for a in ("1", "2")),
            ),
            "1, 0; 2, 0",
        ),
    ],
)
def test_a_formula_in_word(inside: str, shown: str) -> None:
    (one,) = read_body(p(part("oMath", inside)))

    assert shown == one.text


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<mfrac><mi>a</mi><mn>12</mn></mfrac>", "a/12"),
        (
            "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>",
            "(a+b)/c",
        ),
        (
            "<mfrac><mfrac><mi>a</mi><mi>b</mi></mfrac><mfenced><mi>c</mi></mfenced></mfrac>",
            "(a/b)/(c)",
        ),
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x^2"),
        ("<msub><mi>x</mi><mi>i</mi></msub>", "x_i"),
        ("<mn>3</mn><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>år</mi>", "3 1/2 år"),
        ("<mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo>", "=1/2+"),
        ("<msup><mfrac><mi>a</mi><mi>b</mi></mfrac><mn>2</mn></msup>", "(a/b)^2"),
        ("<msup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></msup>", "a+b^2"),
        ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "√(x+1)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "3√x"),
        (
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi>"
            "</munderover><mi>i</mi>",
            "∑_(i=1)^ni",
        ),
        ("<mfrac/><mtext>kr</mtext>", "kr"),
    ],
)
def test_a_formula_in_libreoffice(inside: str, shown: str) -> None:
    frame = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
    files = unzipped(odt(f"<text:p>{frame}</text:p>"))
    whole = (
        f'<semantics>{inside}<annotation encoding="x">a over b</annotation></semantics>'
    )
    files["Object 1/content.xml"] = f'<math xmlns="{_M}">{whole}</math>'.encode()

    (one,) = read(zipped(files)).paragraphs

    assert shown == one.text


def test_formulas_are_told_in_the_report() -> None:
    text = read(docx(p(part("oMath", t("x")))))

    assert ("en formel, läst som de tecken den består av",) == text.left
