"""GD416: a decision about a text that is not the one locked, or that contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.filed import Filed, standing
from govdocs.lint.rule import Hit
from govdocs.model.digest import in_fours
from govdocs.model.outcome import Effect, Outcome
from govdocs.model.record import Record
from govdocs.model.version import Version
from govdocs.model.workspace import Workspace


def decision_text(workspace: Workspace) -> Iterator[Hit]:
    """Find digests of other texts and of none, changes not told, and yes with no."""
    for one in standing(workspace):
        if one.version:
            yield from _proposed(one, one.version, workspace.record)
        yield from _decided(one)
        yield from _clauses(one)


def _proposed(one: Filed, version: Version, record: Record) -> Iterator[Hit]:
    given = one.decision.proposed
    if given == version.full:
        return
    other = _version_of(given, record)
    told = f"den hör till {other.name}" if other else "ingen låst text har den"
    remedy = (
        f"skriv summan som govdocs show {version.name} visar, om det var den texten"
    )
    if other:
        remedy = (
            f"flytta filen till {other.document}/{other.number}, eller rätta summan"
        )
    elif given == version.text:
        told = "det är kontrollsumman för orden utan villkor"
        remedy = "skriv den fulla kontrollsumman"
    words = (
        f"föreslaget är {in_fours(given)}, men {version.name} har "
        f"{in_fours(version.full)}; {told}"
    )
    yield one.hit("föreslaget", words, remedy)


def _version_of(digest: str, record: Record) -> Version | None:
    every = (one for rows in record.versions.values() for one in rows)
    return next((one for one in every if one.full == digest), None)


def _decided(one: Filed) -> Iterator[Hit]:
    """Find another text without a change, and a change without another text."""
    decision = one.decision
    worded = _index(one, Outcome.APPROVED_WITH_CHANGE)
    is_changed = bool(decision.changes) or worded is not None
    is_other = decision.decided != decision.proposed
    if is_other and not is_changed:
        words = (
            f"beslutad_text är {in_fours(decision.decided)}, men föreslaget är "
            f"{in_fours(decision.proposed)} och ingen ändring är beslutad"
        )
        remedy = 'lägg till "ändring:", eller ta bort beslutad_text'
        yield one.hit("beslutad_text", words, remedy)
    elif is_changed and not is_other and "beslutad_text" in one.places:
        words = (
            "texten är beslutad med ändring, men beslutad_text är samma som föreslaget"
        )
        yield one.hit("beslutad_text", words, "rätta beslutad_text, eller ta bort den")
    elif worded is not None and not decision.changes and not is_other:
        words = "det framgår inte vilken ändring som beslutades"
        remedy = 'lägg till "ändring:" med block och lydelse'
        yield one.hit(f"att_satser.{worded}.utfall", words, remedy)
    if decision.changes and Effect.YES not in one.effects:
        words = "ord är ändrade i en text som inte är godkänd"
        remedy = "ta bort ändringen, eller rätta utfallet"
        yield one.hit("ändring", words, remedy)


def _index(one: Filed, outcome: Outcome) -> int | None:
    words = [clause.outcome for clause in one.decision.clauses]
    return words.index(outcome) if outcome in words else None


def _clauses(one: Filed) -> Iterator[Hit]:
    if one.decision.contradicts_itself:
        at = one.effects.index(Effect.NO)
        words = "en att-sats godkänner texten och en annan avslår den"
        remedy = "skriv det utfall som protokollet har"
        yield one.hit(f"att_satser.{at}.utfall", words, remedy)
