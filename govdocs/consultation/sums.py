"""The counts of a compilation, each held against what it is made of."""

from __future__ import annotations

from collections import Counter

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.errors import CannotCompile
from govdocs.consultation.status import Sum
from govdocs.model.amount import counted


def find_sums(found: Compilation) -> tuple[Sum, ...]:
    """Return every sum of a compilation, counted along ways that do not share steps."""
    comments = sum(len(one.comments) for one in found.answers)
    noun = "synpunkt" if comments == 1 else "synpunkter"
    rows = len(found.annex)
    sections = [len(one.said) for one in found.sections]
    groups = Counter("lika" if len(one.said) > 1 else "ensam" for one in found.groups)
    joined = sum(len(one.said) for one in found.groups if len(one.said) > 1)
    replied = sum(one.comment.id in found.replies for one in found.annex)
    placed = sum(len(one.said) for one in found.sections if one.document)
    unplaced = sum(len(one.said) for one in found.sections if not one.document)
    return (
        *found.status.sums,
        Sum(comments, noun, ((rows, "efter instans"),)),
        Sum(
            comments,
            noun,
            ((sum(sections), f"efter avsnitt ({len(sections)} avsnitt)"),),
        ),
        Sum(
            comments,
            noun,
            (
                (joined, f"lika, i {counted(groups['lika'], 'grupp', 'grupper')}"),
                (groups["ensam"], "som ingen annan har lämnat"),
            ),
        ),
        Sum(
            comments,
            noun,
            ((placed, "med ställe"), (unplaced, "som behöver placeras")),
        ),
        Sum(
            comments,
            noun,
            ((replied, "bemötta"), (len(found.unreplied), "obesvarade")),
        ),
        Sum(
            sum(len(one.answers) for one in found.answers),
            "svar på frågor",
            ((sum(len(one.answers) for one in found.questions), "efter fråga"),),
        ),
    )


def prove_sums(found: Compilation) -> tuple[Sum, ...]:
    """Return the sums of a compilation.

    Raises CannotCompile when one does not hold, or two comments have the same id.
    """
    ids = Counter(one.comment.id for one in found.annex)
    doubled = [one for one, count in ids.items() if count > 1]
    if doubled:
        answer = next(one for one in found.annex if one.comment.id == doubled[0]).answer
        raise CannotCompile(
            f"synpunkten {doubled[0]} finns {ids[doubled[0]]} gånger",
            "ge varje synpunkt ett eget nummer",
            file=answer.file[0],
            line=answer.file[1],
        )
    sums = find_sums(found)
    for one in sums:
        if not one.holds:
            raise CannotCompile(
                f"summan går inte ihop: {one.told}",
                "kör govdocs check och rätta felen",
                file=found.round.place[0],
            )
    return sums
