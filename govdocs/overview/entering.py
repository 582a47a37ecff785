"""Enter a decision in the record: where it goes, what it says, and what stops it.

Nothing here knows of a command line; a portal calls the same functions.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from govdocs.decision.changes import misplaced_changes
from govdocs.errors import BadArgument, DecisionRefused, GovdocsError
from govdocs.model.decision import Decision
from govdocs.model.decision_path import FOLDER, DecisionPath
from govdocs.model.document import Document
from govdocs.model.finding import Finding
from govdocs.model.outcome import ROW_OF, Effect, Outcome
from govdocs.model.version import Version
from govdocs.text.decision_file import decision_text
from govdocs.text.decisions import read_decision
from govdocs.text.faults import Faults
from govdocs.text.registers import read_yaml_file


@dataclass(frozen=True, slots=True)
class Entered:
    """A file to write, not written yet: its path in the workspace, and its text."""

    path: str
    text: str
    decision: Decision

    @property
    def message(self) -> str:
        """Return the message of the commit that holds it."""
        one = self.decision
        said = one.outcome or f"granskning ({one.reviewed_as})"
        item = f" {' '.join(one.minutes_item.split())}" if one.minutes_item else ""
        subject = f"Beslut: {one.matter}, {one.body} {one.day}{item}"
        return f"{subject}\n\n{said}\nKontrollsumma: {one.proposed}\n"


def is_other_text(decision: Decision, version: Version) -> bool:
    """Tell whether a decision approves a text that is not the one proposed, unsaid.

    An approval with change says that the text is another, so it may be.
    """
    outcome = decision.outcome
    if outcome is None or ROW_OF[outcome].effect is not Effect.YES:
        return False
    says_so = any(
        one.outcome is Outcome.APPROVED_WITH_CHANGE for one in decision.clauses
    )
    return decision.decided != version.full and not says_so


def judge_entry(
    decision: Decision, version: Version, today: date
) -> Iterator[DecisionRefused]:
    """Yield why a decision cannot be entered: it is not made yet, or on another text."""
    if decision.day > today:
        yield DecisionRefused(
            f"{decision.day} har inte varit ännu", "kontrollera sammanträdets dag"
        )
    if is_other_text(decision, version):
        yield DecisionRefused(
            f"beslutet gäller en annan text än {version.name}: "
            f"{version.full} är framlagd, {decision.decided} är beslutad",
            "kontrollera protokollet, eller ange utfallet godkänner med ändring",
        )


def judge_changes(decision: Decision, text: Document) -> Iterator[DecisionRefused]:
    """Yield changes of blocks and headings that the version's text does not have."""
    for _, words, remedy in misplaced_changes(decision, text.parts):
        yield DecisionRefused(words, remedy)


def enter(
    decision: Decision,
    version: Version,
    files: Container[str],
    today: date,
    faults: list[GovdocsError],
) -> Entered | None:
    """Return the file of a decision, under the first number that is free that day.

    What stops it, and what the file could not say, is added to `faults`, and then there
    is no file. Raises BadArgument when no number is free.
    """
    faults += judge_entry(decision, version, today)
    path, name = _free_path(decision, version, files)
    text = decision_text(decision)
    found = Faults(path)
    data = read_yaml_file(path, _bytes(text), found).data
    read = read_decision(path, data) if data else None
    for one in found.found:
        words = f"{_key(text, one)}{one.message}"
        faults.append(DecisionRefused(words, one.remedy, file=path))
    if read is None and not found.found:
        what = f"{name} går inte att läsa"
        faults.append(DecisionRefused(what, "rätta uppgifterna", file=path))
    return None if read is None or faults else Entered(path, text, read)


def _bytes(text: str) -> bytes:
    """Return the bytes to read back; half a character shows up as what it is."""
    return text.encode("utf-8", "surrogatepass")


def _key(text: str, fault: Finding) -> str:
    """Return the key of the line a fault is on, for nobody has seen the file yet."""
    line = text.split("\n")[fault.location.line - 1]
    key, colon, _ = line.strip(" -").partition(":")
    return f"{key}: " if colon and key.replace("_", "").isalpha() else ""


def _free_path(
    decision: Decision, version: Version, files: Container[str]
) -> tuple[str, str]:
    folder = version.place[0].rpartition("/")[0]
    start = f"{folder}/" if folder else ""
    for count in range(1, 1000):
        at = DecisionPath(
            version.document, version.number, decision.body, decision.day, count
        )
        path = f"{start}{at.tail}"
        if path not in files:
            return path, at.name
    raise BadArgument(
        f"{decision.body} har redan 999 beslut den {decision.day}",
        f"titta i mappen {FOLDER}",
    )


def find_decision(known: Iterable[Decision], body: str, name: str) -> Decision:
    """Return a decision of a body by the name of its file.

    Raises BadArgument.
    """
    of_body = [one for one in known if one.body == body]
    for one in of_body:
        if one.name == name.removesuffix(".yaml"):
            return one
    names = ", ".join(one.name for one in of_body)
    remedy = f"välj {names}" if names else "kontrollera --body och versionen"
    raise BadArgument(f"{body} har inget beslut som heter {name}", remedy)
