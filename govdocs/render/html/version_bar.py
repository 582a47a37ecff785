"""What a text page says of the other texts: which one applies, and where they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govdocs.overview.bound import groups
from govdocs.overview.editions import Editions
from govdocs.overview.status import Word
from govdocs.render.compared_page import FOLDER, compared_with
from govdocs.render.text_page import DRAFT, TextPage

_FEW = 12


@dataclass(frozen=True, slots=True)
class Step:
    """A text to go to; `href` is None for the one that is shown."""

    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Bar:
    """What must be read before the first line of the text."""

    title: str
    lines: tuple[str, ...]
    steps: tuple[Step, ...] = ()


def version_bar(page: TextPage) -> tuple[Step, ...]:
    """Return the ways to the other texts; () where there are none."""
    return tuple(_steps(page)) if page.editions.versions else ()


def _steps(page: TextPage) -> Iterator[Step]:
    editions, up = page.editions, "" if page.is_first else "../"
    current = editions.current
    words = f"{_first_words(editions)} (version {current.number})"
    yield Step(words, None if page.is_first else f"{up}index.html")
    if page.is_first:
        fixed = f"Fast adress till version {current.number}"
        yield Step(fixed, f"{current.number}/index.html")
    elif not page.is_draft:
        yield Step(f"Version {page.edition.number}", None)
    if editions.draft:
        yield Step("Utkast", None if page.is_draft else f"{up}{DRAFT}/index.html")
    own = DRAFT if page.is_draft else page.edition.number
    for old in () if page.is_first else compared_with(editions).get(own, ()):
        yield Step(f"Skillnad mot version {old}", f"../{FOLDER}/{old}/{own}/index.html")
    decided = decided_step(page)
    if decided:
        yield decided
    count = len(editions.versions)
    yield Step(f"Alla versioner ({count})", f"{up}versioner/index.html")
    yield Step("Ett visst datum", f"{up}datum/index.html")


def decided_step(page: TextPage) -> Step | None:
    """Return the way to what is decided of a text; None where there is nothing."""
    number, up = page.edition.number, "" if page.is_first else "../"
    if not page.edition.has_matter:
        return None
    return Step(f"Beslut om version {number}", f"{up}beslut/{number}/index.html")


def _first_words(editions: Editions) -> str:
    return "Gällande text" if editions.current.is_in_force else "Senast låsta text"


def bars(page: TextPage, names: Mapping[str, str]) -> tuple[Bar, ...]:
    """Return what is said above a text that does not apply, or not to all."""
    if not page.editions.versions:
        return ()
    if page.is_draft or not page.edition.is_in_force:
        return (_not_in_force(page),)
    if page.editions.is_split:
        return (_split(page, names),)
    return ()


def _not_in_force(page: TextPage) -> Bar:
    editions, edition = page.editions, page.edition
    if page.is_draft:
        title = "Det här är ett utkast"
    elif page.is_first:
        title = "Ingen version gäller i dag"
    else:
        title = f"Version {edition.number} är {_word(page)}"
    current = editions.current
    if current.is_in_force:
        lines = (f"Det som gäller är version {current.number}.",)
        steps = (Step("Läs gällande text", "../index.html"),)
    elif page.is_first:
        lines = (f"Här visas den senast låsta, version {current.number}.",)
        steps = (Step("Se alla versioner", "versioner/index.html"),)
    else:
        lines = ("Ingen version gäller i dag.",)
        steps = (Step("Se alla versioner", "../versioner/index.html"),)
    return Bar(title, lines, steps)


def _word(page: TextPage) -> str:
    status = page.edition.status
    assert status is not None, "a locked text has a standing"
    return status.word.value if status.word is not Word.REPLACED else "ersatt"


def _split(page: TextPage, names: Mapping[str, str]) -> Bar:
    up = "" if page.is_first else "../"
    found = groups(page.editions.bound)
    lines = [
        told(one.number, one.parties, names, is_largest=one is found[0])
        for one in found
    ]
    steps = [
        Step(f"Läs version {one.number}", f"{up}{one.number}/index.html")
        for one in found
        if one.number and one.number != page.edition.number
    ]
    steps.append(Step("Se vad som gäller för var och en", f"{up}datum/index.html"))
    return Bar("Olika för olika parter", tuple(lines), tuple(steps))


def told(
    number: str | None,
    parties: Sequence[str],
    names: Mapping[str, str],
    *,
    is_largest: bool,
) -> str:
    """Return who is bound by a version, or by none, as a sentence."""
    listed = (
        f"{len(parties)} parter"
        if is_largest and len(parties) > _FEW
        else in_a_row([names.get(one, one) for one in parties])
    )
    return (
        f"Version {number} gäller för {listed}."
        if number
        else f"Ingen version gäller för {listed}."
    )


def in_a_row(words: Sequence[str]) -> str:
    """Return words as a list in running text: 'Ale, Bua och Cinna'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} och {words[-1]}"
