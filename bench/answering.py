"""The section about consultations in RESULTS.md: compiling, placing and counting answers."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

from answers_in_process import COMMENTS
from make_answers import ROUND, Answers
from make_workspace import Size
from measure import Case, interleave
from place import Place
from results import Ratio, Results

TITLE = "## Remisser som sammanställs"
_IN_PROCESS = "answers_in_process.py"
_DOCUMENTS = 6
_NOTES = (
    "Mallarna är `bench/plain_compile.py`: jinja2 och listor, med samma uppmärkning och "
    "nästan lika många byte HTML. De läser svaren med libyaml. Ur lästa svar är utan det, "
    "på båda sidor.",
    "Alla format är hela kommandot, med Pythons start. PDF är nästan hela tiden: "
    "WeasyPrint sätter varje synpunkt två gånger, efter avsnitt och i bilagan.",
    "Jämförelsen för placeringen är av ett par ur `bench/redline_pairs.py`. Som den visas "
    "är den lagd i rader, så som läsaren ser den. Placeringen gör en egen jämförelse.",
    "Varför målen missas: mallarna skriver bara HTML, och HTML ensamt tar mindre tid än "
    "de. Resten av tiden är Markdown och Excel, som mallarna inte skriver, och PDF. Den "
    "bara jämförelsen håller två texter mot varandra och söker inte upp några synpunkter; "
    "placeringen söker upp 10 000, på några mikrosekunder var.",
    "Status läser svaren i den mapp där de ligger när remissen är öppen, utan minne. "
    "Kontrollen är av samma arbetsyta.",
)


class Extent(NamedTuple):
    """How many answers, beside how many documents, and texts of how many thousand marks."""

    answers: Answers
    documents: int
    characters: int


FULL = Extent(Answers(200, 50, 3), 2000, 100)
QUICK = Extent(Answers(8, 5, 3), 12, 10)


def measure_answering(
    place: Place, extent: Extent, rounds: int, budget: float, day: date
) -> str:
    """Return the section, from its heading on."""
    results = Results(notes=list(_NOTES))
    _compiling(place, extent.answers, rounds, budget, results)
    _placing(place, extent.characters, rounds, budget, results)
    _status(place, extent, rounds, budget, results)
    words = (
        f"Mätt {day.isoformat()} med `python bench/run.py --only remiss`: "
        f"{os.cpu_count()} kärnor, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}."
    )
    return results.section(TITLE, words)


def _compiling(
    place: Place, asked: Answers, rounds: int, budget: float, results: Results
) -> None:
    tree = _tree(place, asked, _DOCUMENTS, is_published=True)
    part = Answers(asked.instances // 4, asked.comments, asked.documents)
    fewer = _tree(place, part, _DOCUMENTS, is_published=True)
    out, plain_out = place.folder / "remiss-ut", place.folder / "remiss-mallar.html"
    at = ("--workspace", str(tree), "remiss", "compile", ROUND, "--out", str(out))
    plain = place.script("mallar", "plain_compile.py", str(tree), str(plain_out))
    modes = ("plain", "plain-read", "compiled", "compiled-read", "html-read")
    cases = [plain, *(_case(place, mode, tree) for mode in modes)]
    cases.append(_case(place, "compiled", fewer, "färre"))
    found = interleave(cases, rounds, budget)
    # It takes minutes, so it is run once, beside one run of the templates.
    whole = interleave([plain, place.govdocs("alla", "cache-remiss", *at)], 1, budget)
    words = _words(asked)
    for name, above, below in (
        (
            "HTML, Markdown och Excel ur lästa svar / mallar",
            "compiled-read",
            "plain-read",
        ),
        ("HTML, Markdown och Excel / mallar som läser svaren", "compiled", "plain"),
    ):
        results.add(f"{name}, {words}", found[above], found[below], 3)
    name = f"alla format, PDF också / mallar som läser svaren, {words}"
    results.add(name, whole["alla"], whole["mallar"], 3)
    name = f"HTML ur lästa svar / mallar, {words}"
    results.add(name, found["html-read"], found["plain-read"])
    page = out / "sammanstallning.html"
    sizes = page.stat().st_size, plain_out.stat().st_size
    results.found.append(
        Ratio(f"byte HTML / mallarnas, {words}", [sizes[0] / sizes[1]], None)
    )
    growth = (
        f"HTML, Markdown och Excel: tid vid {asked.instances} / {part.instances} svar"
    )
    scale = asked.instances / part.instances
    results.add(growth, found["compiled"], found["färre"], 1.1 * scale)
    memory = [one.memory / 1000 for one in whole["alla"]]
    results.found.append(Ratio(f"alla format: minne i GB, {words}", memory, 1))
    told = {
        "mallar": "mallar, hela kommandot",
        "plain": "mallar som läser svaren, i processen",
        "plain-read": "mallar ur lästa svar, i processen",
        "compiled": "HTML, Markdown och Excel, i processen",
        "compiled-read": "HTML, Markdown och Excel ur lästa svar, i processen",
        "html-read": "HTML ur lästa svar, i processen",
    }
    results.costs += [(f"{told[name]}, {words}", found[name]) for name in told]
    results.costs.append((f"remiss compile, alla format, {words}", whole["alla"]))
    _printing(place, part, fewer, budget, results)


def _printing(
    place: Place, asked: Answers, tree: Path, budget: float, results: Results
) -> None:
    """Hold all formats against templates that are printed too, by the same printer."""
    page, printed = (str(place.folder / f"tryckt.{kind}") for kind in ("html", "pdf"))
    out = place.folder / "remiss-tryckt"
    at = ("--workspace", str(tree), "remiss", "compile", ROUND, "--out", str(out))
    plain = place.script("mallar", "plain_compile.py", str(tree), page, printed)
    found = interleave([plain, place.govdocs("alla", "cache-tryckt", *at)], 1, budget)
    words = _words(asked)
    name = f"alla format, PDF också / mallar som skrivs ut av WeasyPrint, {words}"
    results.add(name, found["alla"], found["mallar"], 3)
    results.costs.append((f"mallar och utskrift, {words}", found["mallar"]))
    results.costs.append((f"remiss compile, alla format, {words}", found["alla"]))


def _placing(
    place: Place, characters: int, rounds: int, budget: float, results: Results
) -> None:
    modes = {
        "place": f"placering av {COMMENTS} synpunkter",
        "sheet": "jämförelse som den visas",
        "compare": "bar jämförelse",
    }
    cases = [_case(place, mode, characters) for mode in modes]
    found = interleave(cases, rounds, budget)
    words = f"{characters} kB text"
    for below, target in (("sheet", 2), ("compare", 2)):
        name = f"{modes['place']} / {modes[below]}, {words}"
        results.add(name, found["place"], found[below], target)
    results.costs += [(f"{modes[name]}, {words}", one) for name, one in found.items()]


def _status(
    place: Place, extent: Extent, rounds: int, budget: float, results: Results
) -> None:
    tree = _tree(place, extent.answers, extent.documents, is_published=False)
    cold = place.script("check, kall", "in_process.py", "cold", str(tree), tells=True)
    found = interleave([cold, _case(place, "status", tree)], rounds, budget)
    words = f"{_words(extent.answers)}, {extent.documents} dokument, i processen"
    name = f"remiss status / check, kall, {words}"
    results.add(name, found["status"], found["check, kall"], 0.1)
    results.costs += [(f"{name}, {words}", one) for name, one in found.items()]


def _case(place: Place, mode: str, what: Path | int, name: str = "") -> Case:
    return place.script(name or mode, _IN_PROCESS, mode, str(what), tells=True)


def _words(asked: Answers) -> str:
    return f"{asked.instances} × {asked.comments} synpunkter"


def _tree(place: Place, asked: Answers, documents: int, *, is_published: bool) -> Path:
    """Return a workspace with answers, made by a process of its own.

    A command starts with the peak memory of the process that starts it.
    """
    kind = "publicerat" if is_published else "mottaget"
    name = f"remiss-{kind}-{documents}-{asked.instances}-{asked.comments}"
    tree = place.tree(name, Size(documents, revisions=2))
    numbers = map(str, (asked.instances, asked.comments, asked.documents))
    script = str(Path(__file__).with_name("make_answers.py"))
    argv = (sys.executable, script, *numbers, kind, str(tree))
    subprocess.run(argv, env=place.env(), check=True)
    return tree
