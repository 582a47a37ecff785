"""The section about the redline in RESULTS.md; it can be written anew by itself."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from datetime import date
from statistics import median

from redline_goals import Band, Goal, bands, goals, hostile_speeds, pooled
from redline_measure import Group, Measured, group_step
from redline_peers import INSTALLED, OWN
from results import number, spread

TITLE = "## Redline"


def section(measured: Measured, day: date) -> str:
    """Return the section, from its heading on."""
    git_start = number(1000 * measured.start)
    lines = [
        TITLE,
        "",
        f"Mätt {day.isoformat()} med `python bench/run.py --only redline`: "
        f"{os.cpu_count()} kärnor, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}. "
        f"{measured.rounds} varv, alla motorer växelvis på varje par.",
        "",
        "### Mål",
        "",
        "I den ordning de väger. Spridningen är minsta till största av varven.",
        "",
        "| Mål | Utfall | Spridning | Gräns | |",
        "|---|--:|--:|--:|---|",
        *map(_goal_row, goals(measured)),
        "",
    ]
    lines += _bands(measured)
    for group in measured.groups:
        lines += _engines(group)
    lines += [
        "### Fientliga par",
        "",
        "Tid per MB när medianparets är 1.",
        "",
        "| Par | kB | Processor s | Tid per MB |",
        "|---|--:|--:|--:|",
        *_hostile_rows(measured),
        "",
        "### Så är redlinen mätt",
        "",
        *(f"- {note}" for note in _notes(measured, git_start)),
    ]
    return "\n".join(lines) + "\n"


def replaced(page: str, section: str, title: str = TITLE) -> str:
    """Return a page with its section of a title replaced, or put last."""
    before, found, after = page.partition(f"\n{title}\n")
    rest = after.partition("\n## ")
    kept = f"\n## {rest[2]}" if found and rest[1] else ""
    return before.rstrip("\n") + "\n\n" + section + kept


def _goal_row(one: Goal) -> str:
    return f"| {one.name} | {one.shown} | {one.spread} | {one.wanted} | {one.verdict} |"


def _bands(measured: Measured) -> Iterator[str]:
    yield "### Tid per storlek"
    yield ""
    yield (
        "Redlinen i processen mot `git diff --word-diff --histogram`: summan av bandets "
        "par i millisekunder, och kvoten av summorna. Medianpar är medianen av parens "
        "egna kvoter, och långsammare de par där redlinen tar längre tid än git med start."
    )
    yield ""
    yield (
        "| Storlek | Par | Redlinen | git | Kvot med start | Spridning "
        "| Kvot utan start | Spridning | Medianpar | Långsammare |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for group in measured.groups:
        for band in bands(group, measured):
            yield _band_row(group, band)
    yield ""


def _band_row(group: Group, band: Band) -> str:
    ours, gits = (number(1000 * one) for one in (band.own, band.git))
    return (
        f"| {band.name}, {group.name} | {band.pairs} | {ours} | {gits} "
        f"| {number(median(band.ratios))} | {spread(band.ratios)} "
        f"| {number(median(band.bare))} | {spread(band.bare)} "
        f"| {number(band.middle)} | {band.slower} |"
    )


def _engines(group: Group) -> Iterator[str]:
    step = group_step(group)
    asked = len(group.pairs[::step])
    part = f", vart {step}:e par" if step > 1 else ""
    yield f"### Motorer, {group.name}{part}"
    yield ""
    yield "Inom parentes står redlinens tal på de par som motorn kom igenom."
    yield ""
    yield (
        "| Motor | Klarade | Tid / redline | Spridning | Markerat / minsta "
        "| Ändringar | Öar | Exakta |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    chosen = {pair.name for pair in group.pairs[::step]}
    for engine in group.outcomes:
        names = [one for one in group.finished(engine) if one in chosen]
        yield _engine_row(group, engine, names, asked)
    yield ""


def _engine_row(group: Group, engine: str, names: list[str], asked: int) -> str:
    if not names:
        return f"| {engine} | 0 av {asked} | | | | | | |"
    counted = [one for one in names if one in group.fewest]
    least = max(1, sum(group.fewest[one] for one in counted))
    marked, own = (
        number(pooled(group, one, counted, "marked") / least) for one in (engine, OWN)
    )
    runs, islands = (
        f"{pooled(group, engine, names, what)} ({pooled(group, OWN, names, what)})"
        for what in ("runs", "islands")
    )
    exact = sum(group.figures(engine, one).exact for one in names)
    values = _times(group, engine, names)
    return (
        f"| {engine} | {len(names)} av {asked} | {number(median(values))} "
        f"| {spread(values)} | {marked} ({own}) | {runs} | {islands} | {exact} |"
    )


def _times(group: Group, engine: str, names: list[str]) -> list[float]:
    """Return the time of an engine in ours, round by round, on the same pairs."""
    one, own = group.outcomes[engine], group.outcomes[OWN]
    rounds = min(len(one[name].seconds) for name in names)
    return [
        sum(one[name].seconds[n] for name in names)
        / sum(own[name].seconds[n] for name in names)
        for n in range(rounds)
    ]


def _hostile_rows(measured: Measured) -> Iterator[str]:
    speeds = hostile_speeds(measured)
    for name, size, seconds in measured.hostile:
        if seconds is None:
            yield f"| {name} | {size // 1000} | kom inte i mål | |"
        else:
            told = number(speeds[name])
            yield f"| {name} | {size // 1000} | {number(seconds)} | {told} |"


def _notes(measured: Measured, git_start: str) -> Iterator[str]:
    real = any(not pair.truth for group in measured.groups for pair in group.pairs)
    if not real:
        yield (
            "**De verkliga paren fanns inte här.** Bara gjorda par är mätta. Ange mappen "
            "med `--pairs MAPP` eller `GOVDOCS_REDLINE_PAIRS`."
        )
    else:
        yield (
            "Verkliga par är utgåvor av svenska, franska och tyska författningar och av "
            "utkast till HTTP. De följer inte med förrådet."
        )
    yield (
        "Gjorda par kommer ur `bench/redline_pairs.py`, som inte använder redlinen: "
        "påhittad avtalstext med kända ändringar, vartannat par med id på blocken. "
        "Flyttad text har upp till 30 % av orden bytta, och går förbi minst fyra gånger "
        "så mycket text som den själv."
    )
    yield (
        "Här räknas ord, och skiljetecken som ord; mellanslag räknas inte. "
        "Minsta är så få som måste markeras om inget är flyttat (längsta gemensamma "
        "följd); det räknas för par upp till 500 000 tecken. Oförändrade ord i en flytt är "
        "inte markerade, så kvoten kan bli mindre än 1; raden med flyttat räknat visar "
        "hur det blir annars."
    )
    yield (
        "En ändring är en följd utan avbrott. En flytt är en ändring, och ändringarna i "
        "den räknas därtill. En ö är ett eller två oförändrade ord mellan två ändringar. "
        "Ett par där var rubrik har fått en annan nivå har en ändring för varje rubrik, "
        "och de går inte att slå ihop; därför raden utan paret med flest. I gjorda par är "
        "nästan alla ändringar för sig, så där finns inget att slå ihop."
    )
    yield (
        "Tid är processortid. Redlinen, difflib, fast-diff-match-patch och jsdiff mäts i "
        "en process som redan är i gång, utan läsning av filer. git körs i en egen process "
        f"för varje par; starten, {git_start} ms, är inräknad om inget annat sägs, och "
        "utan start är den avdragen för varje par. Små par är nästan bara start."
    )
    yield (
        "difflib och fast-diff-match-patch på ord får hela ord och skiljetecken, difflib "
        "utan autojunk. jsdiff är `diffWordsWithSpace`. fast-diff-match-patch har sina "
        "förval. Versionerna står i `bench/peers.txt` och `bench/redline_peers.py`; "
        f"{measured.versions}."
    )
    missing = [one for one in INSTALLED if one not in measured.groups[0].outcomes]
    if missing:
        yield f"Inte mätta i den här körningen: {'; '.join(missing)}."
    yield (
        "Tid per MB följer hur mycket som är ändrat. Hela stycken som är lika jämförs som "
        "de är och läses inte ord för ord, och av sådana är medianparet mest. I ett par "
        "där allt är omskrivet, eller där var rad i en tabell har en ändring, läses varje "
        "ord, och varje ändring kostar lika mycket hur kort den än är. I de minsta "
        "texterna väger det som varje jämförelse börjar med tyngst."
    )
    yield (
        "git är skrivet i C och redlinen i Python. Där det mesta är lika är redlinen ändå "
        "lika snabb, för den läser inte det som är lika; där mycket är omskrivet är git "
        "snabbare."
    )
    yield (
        f"En motor får {number(measured.limit)} sekunder på ett par. Den som tar längre "
        "tid eller faller har inte klarat det. Redlinen får 60."
    )
    yield (
        "Exakt är att båda texterna byggs upp igen ur det som motorn svarar, byte för "
        "byte; det prövas här och inte av motorn själv. För redlinen prövas det åt båda "
        "håll. git skriver inte ut gamla mellanslag, och säger inte vilken av texterna en "
        "radbrytning hör till."
    )
    yield (
        "En flytt är hittad, och en sagd flytt verklig, om minst hälften stämmer i båda "
        "ändar. En kommentar är rätt om minst hälften av dess rätta ställe och det givna "
        "är gemensamt. En mening är förväxlad om kommentaren hamnar på en likadan annan."
    )
    yield (
        "Ett nytt nummer som inte sägs vara det står i text utan id där mer har ändrats "
        "på samma ställe: orden efter numret är andra, eller avsnittet är flyttat dit en "
        "annan rubrik stod. Det visas då som omskrivet."
    )
