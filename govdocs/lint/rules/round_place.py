"""GD445: a file of a round that lies where its own words say it should not."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_entry
from govdocs.model.submission import Submission
from govdocs.model.workspace import Workspace


def round_place(workspace: Workspace) -> Iterator[Hit]:
    """Find rounds and published answers that are named otherwise than their files."""
    seen: dict[str, str] = {}
    for asked in workspace.consulted.rounds:
        file = asked.place[0]
        name = asked.folder.rpartition("/")[2]
        if asked.id != name:
            words = f"remissen säger sig vara {asked.id}, men mappen heter {name}"
            yield at_entry(workspace, file, "id", words, "rätta id eller mappens namn")
        elif asked.id in seen:
            words = f"remissen {asked.id} finns redan i {seen[asked.id]}"
            yield at_entry(workspace, file, "id", words, "välj nästa lediga nummer")
        seen.setdefault(asked.id, file)
    for answer in workspace.consulted.published:
        yield from _answer(workspace, answer)


def _answer(workspace: Workspace, answer: Submission) -> Iterator[Hit]:
    file = answer.file[0]
    *_, round_, _, name = file.split("/")
    for key, said, meant in (
        ("remiss", answer.round, round_),
        ("instans", answer.consultee, name.removesuffix(".yaml")),
    ):
        if said != meant:
            words = f"svaret säger {said}, men filen ligger som {meant}"
            yield at_entry(
                workspace, file, key, words, f"rätta {key} eller filens plats"
            )
    seen: set[str] = set()
    for count, one in enumerate(answer.comments):
        key = f"synpunkter.{count}.id"
        if one.id.rpartition("-")[0] != answer.consultee:
            words = f"synpunkten {one.id} hör inte till {answer.consultee}"
            remedy = f"skriv {answer.consultee} och ett nummer"
            yield at_entry(workspace, file, key, words, remedy)
        if one.id in seen:
            words = f"synpunkten {one.id} finns två gånger"
            yield at_entry(workspace, file, key, words, "ge den ett eget nummer")
        seen.add(one.id)
