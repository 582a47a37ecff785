"""Measure govdocs against bare loops and its peers, and write RESULTS.md: `make bench`.

Everything it needs lies under build/bench. `--quick` takes small trees and few rounds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import answering
import deciding
import merging
import wording
from history import measure_history
from make_workspace import Size
from measure import Case, Sample, Samples, interleave, run
from place import BENCH, ROOT, Place, edit, mkdocs, peers
from proposals_section import TITLE as PROPOSALS
from proposals_section import measure_proposals
from redline_page import replaced
from redline_section import FULL as ALL_PAIRS
from redline_section import QUICK as FEW_PAIRS
from redline_section import measure_redline, pairs_folder
from results import Ratio, Results
from verifying import measure_verify

from govdocs.render.pdf.job import Limits

_THEMES = ("mkdocs", "material")
_HELP_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Extent:
    """How much to measure."""

    small: int
    large: int
    short: int
    printed: int
    laid_out: int
    past: int
    commits: int
    rounds: int
    budget: float


FULL = Extent(200, 2000, 5000, 40, 5, 2000, 10_000, 5, 600)
QUICK = Extent(20, 60, 200, 4, 2, 60, 400, 2, 60)


def main() -> None:
    """Read the options, measure everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small trees, two rounds")
    parser.add_argument("--no-peers", action="store_true", help="leave mkdocs out")
    parser.add_argument("--rounds", type=int, help="runs of each command")
    parser.add_argument(
        "--budget", type=float, help="seconds after which a command is not run again"
    )
    parser.add_argument(
        "--only",
        choices=["redline", "forslag", "beslut", "remiss", "word"],
        help="measure one part anew",
    )
    parser.add_argument(
        "--pairs", type=Path, help="folder of NNN.old.md and NNN.new.md"
    )
    parser.add_argument("--out", type=Path, default=BENCH / "RESULTS.md")
    asked = parser.parse_args()
    extent = QUICK if asked.quick else FULL
    extent = replace(
        extent,
        rounds=asked.rounds or extent.rounds,
        budget=asked.budget or extent.budget,
    )
    place = Place(ROOT / "build" / "bench")
    place.folder.mkdir(parents=True, exist_ok=True)
    needs_peers = not asked.no_peers and asked.only in (None, "redline", "word")
    python = peers(place) if needs_peers else None
    if asked.only:
        page = asked.out.read_text("utf-8") if asked.out.exists() else "# Mätresultat\n"
    else:
        page = measure(place, extent, python).page(date.today())
    if asked.only in (None, "redline"):
        scope = FEW_PAIRS if asked.quick else ALL_PAIRS
        scope = replace(scope, rounds=asked.rounds or scope.rounds)
        redline = measure_redline(place, scope, pairs_folder(asked.pairs), python)
        page = replaced(page, redline)
    if asked.only in (None, "beslut"):
        _tell("decisions")
        size = deciding.QUICK if asked.quick else deciding.FULL
        section = deciding.measure_deciding(
            place, size, extent.rounds, extent.budget, date.today()
        )
        page = replaced(page, section, deciding.TITLE)
    if asked.only in (None, "remiss"):
        _tell("consultations")
        answers = answering.QUICK if asked.quick else answering.FULL
        section = answering.measure_answering(
            place, answers, extent.rounds, extent.budget, date.today()
        )
        page = replaced(page, section, answering.TITLE)
    if asked.only in (None, "forslag"):
        _tell("proposals")
        section = measure_proposals(
            place, extent.large, extent.rounds, extent.budget, date.today()
        )
        page = replaced(page, section, PROPOSALS)
    if asked.only in (None, "word"):
        _tell("Word")
        fill = wording.QUICK if asked.quick else wording.FULL
        section = wording.measure_wording(
            place, fill, python, extent.rounds, extent.budget, date.today()
        )
        page = replaced(page, section, wording.TITLE)
    if not asked.only:
        page = replaced(
            page, merging.section(100 if asked.quick else 1000), merging.TITLE
        )
    asked.out.write_text(page, "utf-8")
    print(asked.out.read_text("utf-8"))


def measure(place: Place, extent: Extent, python: Path | None) -> Results:
    """Return all results; without a Python for the peers their rows are left out."""
    results = Results()
    _seed(place)
    small = _sites(place, extent.small, extent, python, results)
    large = _sites(place, extent.large, extent, python, results)
    growth = f"tid vid {extent.large} / tid vid {extent.small} dokument"
    scale = extent.large / extent.small
    results.add(f"bygge: {growth}", large["bygge"], small["bygge"], 1.1 * scale)
    results.add(f"check: {growth}", large["check"], small["check"], 1.1 * scale)
    _checks(place, extent, results)
    _help(place, extent, results)
    _pdf(place, extent, results)
    _tell(f"a history of {extent.commits} commits")
    measure_history(
        place, extent.past, extent.commits, extent.rounds, extent.budget, results
    )
    _tell("the proof of a history")
    measure_verify(place, extent.commits // 2, extent.rounds, extent.budget, results)
    _explain(extent, python, results)
    return results


def _seed(place: Place) -> None:
    """Run everything once, so that modules are compiled and fonts have been cut."""
    _tell("warming up")
    place.remove("seed", "cache", "first.site")()
    tree = place.tree("first", Size(2, 100))
    out = str(place.folder / "first.site" / "site")
    run(place.govdocs("first", "seed", "--workspace", str(tree), "build", "--out", out))


def _sites(
    place: Place, count: int, extent: Extent, python: Path | None, results: Results
) -> Samples:
    """Measure check, build and rebuild against the bare loop and the peers."""
    _tell(f"sites of {count} documents")
    tree = place.tree(f"tree-{count}", Size(count, revisions=5))
    cases = _site_cases(place, tree)
    if python:
        cases += [mkdocs(place, python, tree, theme) for theme in _THEMES]
    found = interleave(cases, extent.rounds, extent.budget)
    words = f"{count} dokument"
    bare, build = found["bar slinga"], found["bygge"]
    results.add(f"check / bar slinga, {words}", found["check"], bare)
    results.add(f"bygge / bar slinga, {words}", build, bare, 3)
    results.add(
        f"bygge, typsnitt skärs också / bar slinga, {words}",
        found["bygge, kalla typsnitt"],
        bare,
    )
    for theme in _THEMES if python else ():
        results.add(f"bygge / {_shown(theme)}, {words}", build, found[theme], 1)
        results.add(f"{_shown(theme)} / bar slinga, {words}", found[theme], bare)
    results.add(
        f"bygge efter en rads ändring / bygge, {words}", found["ändring"], build, 0.05
    )
    _sizes(place, tree, words, results)
    results.costs += [(f"{_shown(name)}, {words}", one) for name, one in found.items()]
    return found


def _site_cases(place: Place, tree: Path) -> list[Case]:
    at = ("--workspace", str(tree))
    out, cold_out, bare_out = (
        f"{kind}-{tree.name}" for kind in ("site", "cold", "bare")
    )
    build = (*at, "build", "--no-pdf", "--out", str(place.folder / out / "site"))
    cold = (*at, "build", "--no-pdf", "--out", str(place.folder / cold_out / "site"))
    bare = place.script(
        "bar slinga", "bare_render.py", str(tree), str(place.folder / bare_out)
    )
    return [
        replace(bare, prepare=place.remove(bare_out)),
        place.govdocs("check", "cache", *at, "check", "--no-cache"),
        replace(
            place.govdocs("bygge", "cache-site", *build),
            prepare=place.cold(out, "cache-site", fonts=True),
        ),
        replace(place.govdocs("ändring", "cache-site", *build), prepare=edit(tree)),
        replace(
            place.govdocs("bygge, kalla typsnitt", "cache-cold", *cold),
            prepare=place.cold(cold_out, "cache-cold", fonts=False),
        ),
    ]


def _sizes(place: Place, tree: Path, words: str, results: Results) -> None:
    """Compare the bytes of HTML: of the document pages, and of the whole site."""
    site = place.folder / f"site-{tree.name}" / "site"
    bare = _bytes(sorted((place.folder / f"bare-{tree.name}").rglob("*.html")))
    own = _bytes(sorted(site.glob("dok-*/index.html")))
    whole = _bytes([one for one in sorted(site.rglob("*.html")) if one.is_file()])
    results.found.append(
        Ratio(f"HTML, dokumentsidor / bar HTML, {words}", [own / bare], None)
    )
    results.found.append(
        Ratio(f"HTML, hela webbplatsen / bar HTML, {words}", [whole / bare], 2)
    )


def _bytes(paths: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def _checks(place: Place, extent: Extent, results: Results) -> None:
    """Measure check of short documents, cold and warm, with and without start."""
    _tell(f"check of {extent.short} short documents")
    tree = str(place.tree("short", Size(extent.short, 100, 10, revisions=5)))
    check = ("--workspace", tree, "check")
    cases = [
        place.script("bar kontroll", "bare_check.py", tree),
        replace(
            place.govdocs("check, kall", "cache-short", *check),
            prepare=place.remove("cache-short"),
        ),
        place.govdocs("check, varm", "cache-short", *check),
        place.script(
            "bar kontroll, i processen", "in_process.py", "bare", tree, tells=True
        ),
        place.script(
            "check, kall, i processen", "in_process.py", "cold", tree, tells=True
        ),
        _warm_in_process(place, tree),
    ]
    found = interleave(cases, extent.rounds, extent.budget)
    words = f"{extent.short} korta dokument"
    for tail in ("", ", i processen"):
        bare = found[f"bar kontroll{tail}"]
        results.add(
            f"check, kall / bar kontroll, {words}{tail}",
            found[f"check, kall{tail}"],
            bare,
            4,
        )
        results.add(
            f"check, varm / bar kontroll, {words}{tail}",
            found[f"check, varm{tail}"],
            bare,
            1.5,
        )
    results.costs += [(f"{name}, {words}", one) for name, one in found.items()]


def _warm_in_process(place: Place, tree: str) -> Case:
    case = place.script(
        "check, varm, i processen", "in_process.py", "warm", tree, tells=True
    )
    return replace(case, env=place.env("cache-short"))


def _help(place: Place, extent: Extent, results: Results) -> None:
    """Measure the start of the command against a bare click command."""
    _tell("the start of the command")
    cases = [
        place.script("bart click-kommando --help", "bare_click.py", "--help"),
        place.govdocs("govdocs --help", "cache", "--help"),
    ]
    found = interleave(cases, _HELP_ROUNDS * extent.rounds, extent.budget)
    bare, own = found.values()
    results.add("govdocs --help / bart click-kommando", own, bare, 2)
    results.costs += found.items()


def _pdf(place: Place, extent: Extent, results: Results) -> None:
    """Measure our style on paper against a bare one, and an unchanged build."""
    _tell("PDF")
    found = _styles(place, extent)
    words = f"{extent.laid_out} dokument"
    results.add(
        f"PDF med vår CSS / med bar CSS, {words}",
        found["vår CSS"],
        found["bar CSS"],
        1.4,
    )
    results.costs += [(f"PDF, {name}, {words}", one) for name, one in found.items()]
    tree = place.tree("tree-pdf", Size(extent.printed, revisions=5))
    out = str(place.folder / "site-pdf" / "site")
    build = ("--workspace", str(tree), "build", "--jobs", "2", "--out", out)
    cases = [
        replace(
            place.govdocs("bygge med PDF", "cache-pdf", *build),
            prepare=place.cold("site-pdf", "cache-pdf", fonts=True),
        ),
        place.govdocs("bygge med PDF, inget ändrat", "cache-pdf", *build),
    ]
    printed = interleave(cases, extent.rounds, extent.budget)
    cold, again = printed.values()
    words = f"{extent.printed} dokument"
    results.add(f"bygge med PDF, inget ändrat / kallt, {words}", again, cold, 0.02)
    results.costs += [(f"{name}, {words}", one) for name, one in printed.items()]


def _styles(place: Place, extent: Extent) -> dict[str, list[Sample]]:
    """Lay out the same pages with both styles, in the child process of a build."""
    tree = place.tree("tree-css", Size(extent.laid_out))
    (place.folder / "css").mkdir(exist_ok=True)
    allowed = Limits()
    limits = (str(allowed.cpu_seconds), str(allowed.memory))
    cases: list[Case] = []
    for style, name in (("bare", "bar CSS"), ("own", "vår CSS")):
        words = (style, str(extent.laid_out), str(tree), str(place.folder / "css"))
        run(place.script(name, "pdf_jobs.py", *words))
        argv = (sys.executable, "-m", "govdocs.render.pdf.child", *limits)
        jobs = place.folder / "css" / f"{style}.jsonl"
        cases.append(Case(name, argv, place.env(), stdin=jobs))
    return interleave(cases, extent.rounds, extent.budget)


def _explain(extent: Extent, python: Path | None, results: Results) -> None:
    results.notes += [
        "Texterna är gjorda av `bench/make_workspace.py`: 1 750 ord och 12 nycklar i "
        "varje dokument, 100 ord och 10 nycklar i korta. Arbetsytan är ett git-förråd "
        "med fem sparade ändringar.",
        "Bar slinga är `bench/bare_render.py`, bar kontroll `bench/bare_check.py`.",
        "Kallt bygge har tom cache och tom målmapp. Typsnitten är redan skurna, utom "
        "där det står.",
        f"Ett kommando körs {extent.rounds} gånger, färre om det sammanlagt skulle ta "
        f"mer än {extent.budget:.0f} sekunder. Start av kommandot körs {_HELP_ROUNDS} "
        "gånger så ofta.",
        "I processen: utan Pythons start och utan import.",
    ]
    if python:
        results.notes.append(
            "mkdocs och mkdocs-material läser samma Markdown med egna förval, sökning "
            "inräknad. Versionerna står i `bench/peers.txt`."
        )
    else:
        results.notes.append(
            "mkdocs och mkdocs-material är inte mätta i den här körningen."
        )


def _shown(name: str) -> str:
    return {
        "material": "mkdocs-material",
        "ändring": "bygge efter en rads ändring",
    }.get(name, name)


def _tell(words: str) -> None:
    print(f"bench: {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
