"""GD421: a milestone of the plan with an owner or a document that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.nearest import did_you_mean
from govdocs.model.workspace import Workspace
from govdocs.text.records import VERSIONS_FILE
from govdocs.text.registers import SCHEDULE_FILE


def schedule_reference(workspace: Workspace) -> Iterator[Hit]:
    """Find milestones owned by nobody in the registers, or about no known document."""
    places = workspace.register_places.get(SCHEDULE_FILE, {})
    for count, key, message, remedy in _faults(workspace):
        line, column = places.get(f"tidplan.{count}.{key}", (1, 1))
        yield Hit(SCHEDULE_FILE, line, column, message, remedy)


def _faults(workspace: Workspace) -> Iterator[tuple[int, str, str, str]]:
    registers = workspace.registers
    owners = [one.id for one in registers.bodies]
    owners += [one.id for one in registers.parties]
    broken = workspace.is_broken("organ.yaml", "parter.yaml")
    knows_documents = not (workspace.unreadable or workspace.is_broken(VERSIONS_FILE))
    documents = {*workspace.by_id, *workspace.record.versions}
    for count, one in enumerate(registers.milestones):
        if not broken and one.owner not in owners:
            words = f"{one.owner} finns varken i organ.yaml eller i parter.yaml"
            remedy = did_you_mean(
                one.owner, owners, "lägg till organet i organ.yaml eller rätta ägare"
            )
            yield count, "ägare", words, remedy
        if knows_documents and one.document and one.document not in documents:
            words = f"dokumentet {one.document} finns inte"
            remedy = did_you_mean(one.document, documents, "rätta dokument")
            yield count, "dokument", words, remedy
