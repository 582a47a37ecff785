"""Bytes to text: strict UTF-8, NFC, line feeds, and nothing invisible.

Faults are told at their place in the text as it was given; the text handed on is
mended, so that one slip is reported once and reading can go on.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from hashlib import sha256
from html import unescape

from govdocs.text.faults import Faults

LARGEST = 200_000

_FMT = "kör govdocs fmt"
_SUSPECT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_BIDI = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SPACES = frozenset(
    "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_DOUBTFUL = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd{''.join(_BIDI)}]"
)
_BREAKS = frozenset("\t\u2028\u2029")
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
# Letters outside the Latin alphabet, but for the Greek my, which units use.
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f\u03bc\u1e00-\u1eff]")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-\u024f]")
_TWINS = frozenset("аеорсухіјѕһԁԛԝАВЕЅІЈКМНОРСТУХοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_ALPHABETS = {"CYRILLIC": "kyrilliska", "GREEK": "grekiska"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file, with line feeds, in NFC; `digest` is SHA-256 of the bytes."""

    path: str
    text: str
    digest: str

    @property
    def lines(self) -> list[str]:
        """Return the lines, split at line feeds alone."""
        return self.text.split("\n")


def read_source(path: str, raw: bytes, faults: Faults) -> Source | None:
    """Decode a file strictly; None when it cannot be read as text at all."""
    if len(raw) > LARGEST:
        faults.add(
            "GD011",
            1,
            1,
            f"filen är {len(raw) // 1000} kB, högst {LARGEST // 1000} kB går bra",
            "dela upp dokumentet i delar",
        )
        return None
    text = decoded(raw, faults)
    if text is None:
        return None
    if not text.isascii() or _SUSPECT.search(text):
        text = _line_ends(text, faults)
        _find_characters(text, faults)
        _find_mixed_alphabets(text, faults)
        _find_decomposed(text, faults)
        text = unicodedata.normalize("NFC", _mend(text))
    _find_entities(text, faults)
    if _find_merge_marks(text, faults):
        return None
    return Source(path, text, sha256(raw).hexdigest())


def mend(text: str) -> str:
    """Return the text without the faults of characters that fmt can mend by itself.

    A tab becomes what Markdown takes it for: blanks to the next fourth column.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\t" in unified:
        unified = "\n".join(map(_without_tabs, unified.split("\n")))
    return unicodedata.normalize("NFC", _mend(unified))


def _without_tabs(line: str) -> str:
    return line.rstrip(" \t").expandtabs(4) if "\t" in line else line


def is_mendable(text: str) -> bool:
    """Tell whether every fault of characters can be mended without asking anyone.

    A control character or a turned direction may hide that words are lost or others
    than they seem; dropping the character would hide it for good.
    """
    return not has_merge_marks(text) and not _DOUBTFUL.search(text)


def has_merge_marks(text: str) -> bool:
    """Tell whether the marks of an unfinished merge stand in a text."""
    is_likely = "<<<<<<<" in text or ">>>>>>>" in text
    return is_likely and bool(_MERGE.search(text))


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of an offset in code points."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def decoded(raw: bytes, faults: Faults) -> str | None:
    """Return the text of a file; None, and why among `faults`, when it is not UTF-8."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:200].count(0) > 20:
        faults.add("GD001", 1, 1, "filen är sparad som UTF-16", "spara filen som UTF-8")
        return None
    if raw.startswith(b"version https://git-lfs.github.com/spec/"):
        faults.add(
            "GD016",
            1,
            1,
            "filen är en pekare till Git LFS, inte texten själv",
            "lägg in texten i git utan LFS",
        )
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, column = place(before, len(before))
        faults.add(
            "GD001", line, column, "filen är inte UTF-8", "spara filen som UTF-8"
        )
        return None


def _line_ends(text: str, faults: Faults) -> str:
    if "\r" not in text:
        return text
    line, column = place(text, text.index("\r"))
    remedy = _FMT if _can_format(faults.file) else "spara filen med LF som radslut"
    words = "raden slutar inte med ett enkelt radslut (LF)"
    faults.add("GD003", line, column, words, remedy)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _find_characters(text: str, faults: Faults) -> None:
    spots = _Spots(text)
    told = 0
    for found in _SUSPECT.finditer(text):
        line, column = spots.of(found.start())
        if found[0] == "\t" and line == told:
            continue
        told = line if found[0] == "\t" else told
        code, message, remedy = _verdict(found[0])
        if not _can_format(faults.file):
            remedy = remedy.removesuffix(f", eller {_FMT}")
        faults.add(code, line, column, message, remedy)


def _find_entities(text: str, faults: Faults) -> None:
    """Note entities such as `&shy;` that put in a character nobody sees."""
    if "&" not in text:
        return
    spots = _Spots(text)
    for found in _ENTITY.finditer(text):
        mark = _meant_by(found[0])
        if first_hidden(mark):
            code, message, _ = _verdict(mark)
            words = f"{message}, skrivet som {found[0]}"
            at = spots.of(found.start())
            faults.add(code, *at, words, f"ta bort {found[0]}")


def _meant_by(entity: str) -> str:
    """Return the character an entity stands for, even one that may not be shown."""
    if entity[1] != "#":
        return unescape(entity)
    digits = entity[2:-1].lower()
    point = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    is_none = point > 0x10FFFF or 0xD800 <= point < 0xE000
    return "\ufffd" if is_none else chr(point)


def first_hidden(text: str) -> str | None:
    """Return the first character that no text of ours may hold; None if there is none."""
    found = _SUSPECT.search(text)
    return found[0] if found else None


def _verdict(mark: str) -> tuple[str, str, str]:
    """Return the code, what the character is, and the remedy."""
    shown = f"U+{ord(mark):04X}"
    if mark == "\t":
        return "GD009", "raden innehåller en tabb", "skriv blanksteg"
    if mark in _BIDI:
        words = f"det finns ett dolt tecken som vänder läsriktningen ({shown})"
        return "GD005", words, "ta bort tecknet"
    if mark in _SPACES:
        words = f"det finns ett hårt blanksteg ({shown})"
        return "GD010", words, f"skriv ett vanligt blanksteg, eller {_FMT}"
    if unicodedata.category(mark) in {"Cc", "Cn"} or mark == "\ufffd":
        return "GD002", f"det finns ett styrtecken ({shown})", "ta bort tecknet"
    if unicodedata.category(mark) == "Co":
        words = f"det finns ett tecken som bara ett visst typsnitt har ({shown})"
        return "GD006", words, "skriv det med Markdown, till exempel - för en punkt"
    words = f"det finns ett osynligt tecken ({shown})"
    return "GD006", words, f"ta bort tecknet, eller {_FMT}"


@dataclass(frozen=True, slots=True)
class _Spots:
    """Lines and columns in a text with many faults, without counting it all each time."""

    text: str
    starts: list[int] = field(default_factory=list)

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of an offset in code points."""
        if not self.starts:
            feeds = (one.end() for one in re.finditer("\n", self.text))
            self.starts.extend((0, *feeds))
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def _find_mixed_alphabets(text: str, faults: Faults) -> None:
    if not _FOREIGN.search(text):
        return
    spots = _Spots(text)
    for word in _WORD.finditer(text):
        fault = _foreign(word[0])
        if fault:
            at, message = fault
            faults.add(
                "GD007",
                *spots.of(word.start() + at),
                message,
                "skriv om ordet med vanliga bokstäver",
            )


def _foreign(word: str) -> tuple[int, str] | None:
    """Return where a word has a letter that only looks like ours, and the words for it."""
    letters = (one for one in _FOREIGN.finditer(word) if one[0].isalpha())
    odd = next((one for one in letters if _is_usual(one[0])), None)
    if odd is None:
        return None
    if unicodedata.normalize("NFKC", odd[0]).isascii():
        return odd.start(), f'ordet "{word}" har bokstäver i en annan skepnad'
    script = unicodedata.name(odd[0], "").split(" ")[0]
    alphabet = _ALPHABETS.get(script, "främmande")
    if all(one in _TWINS for one in word):
        return 0, f'ordet "{word}" är skrivet med {alphabet} bokstäver'
    if not _LATIN.search(word):
        return None
    return odd.start(), f'ordet "{word}" blandar latinska och {alphabet} bokstäver'


def _find_merge_marks(text: str, faults: Faults) -> bool:
    """Note marks of a merge; tell whether there are any, so that two texts are mixed."""
    if not has_merge_marks(text):
        return False
    spots = _Spots(text)
    for found in _MERGE.finditer(text):
        faults.add(
            "GD008",
            *spots.of(found.start()),
            "ett märke från en sammanslagning står kvar",
            "välj den text som ska gälla och ta bort märkena",
        )
    return True


def _mend(text: str) -> str:
    return _SUSPECT.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    return " " if found[0] in _BREAKS or found[0] in _SPACES else ""


def _find_decomposed(text: str, faults: Faults) -> None:
    if unicodedata.is_normalized("NFC", text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if not unicodedata.is_normalized("NFC", line):
            column = _first_decomposed(line)
            faults.add(
                "GD004",
                number,
                column,
                "en bokstav är skriven som två tecken (NFD)"
                if any(map(unicodedata.combining, line))
                else f"ett tecken har ett vanligare skrivsätt (U+{ord(line[column - 1]):04X})",
                _FMT if _can_format(faults.file) else "skriv om ordet på vanligt sätt",
            )


def _is_usual(mark: str) -> bool:
    """Tell whether a character is spelt as usual; the others are told of elsewhere."""
    return unicodedata.is_normalized("NFC", mark) and not _SUSPECT.match(mark)


def _can_format(path: str) -> bool:
    return path.endswith(".md")


def _first_decomposed(line: str) -> int:
    """Return the column where a line and its usual spelling first part."""
    usual = unicodedata.normalize("NFC", line)
    pairs = enumerate(zip(line, usual, strict=False), start=1)
    return next((n for n, (one, other) in pairs if one != other), 1)
