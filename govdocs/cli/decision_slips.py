"""What is wrong with the options of `beslut add`, all of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields

from govdocs.cli.decision_options import Said, change_of, condition_of
from govdocs.errors import BadArgument
from govdocs.model.decision import ConditionKind, Decision

_HALVES = {
    "wording": "outcome",
    "minutes_file": "minutes",
    "attested_by": "attested",
    "appealed_on": "appealed",
    "signed_by": "signed",
    "corrected_on": "corrects",
    "corrected_item": "corrects",
    "before": "corrects",
    "after": "corrects",
}

_SINGULAR = {
    "dockets": "docket",
    "additions": "addition",
    "changes": "change",
    "conditions": "condition",
}


def judge_said(said: Said, lost: Collection[str]) -> Iterator[BadArgument]:
    """Yield what is wrong with the options, whatever the version is.

    `lost` are those that were given and could not be used, so none of them is missing.
    """
    if said.corrects:
        yield from _uncorrected(said, lost)
    else:
        yield from _missing(said, lost)
    yield from _blank(said)
    yield from _halves(said, lost)
    yield from (_no_change(one) for one in said.changes if not change_of(one))
    yield from (_no_condition(one) for one in said.conditions if not condition_of(one))


def judge_correction(old: Decision, said: Said) -> Iterator[BadArgument]:
    """Yield what a correction cannot change: the day, and a review into a decision."""
    if said.on not in (None, old.day):
        yield BadArgument(
            f"rättelsen får samma datum som beslutet, {old.day}",
            "utelämna --on, och ange mötet som rättade med --corrected-on",
        )
    if said.review or (old.reviewed_as and said.outcome):
        yield BadArgument(
            "ett beslut blir ingen granskning av en rättelse, och tvärtom",
            "utelämna --outcome och --review, eller registrera det för sig",
        )


def _uncorrected(said: Said, lost: Collection[str]) -> Iterator[BadArgument]:
    if not said.body:
        yield BadArgument("organet saknas", "ange med --body vems beslut som rättas")
    needed = ("corrected_on", "before", "after")
    if not all(getattr(said, one) or one in lost for one in needed):
        yield BadArgument(
            "en rättelse behöver mötet som rättade och båda lydelserna",
            "ange --corrected-on, --before och --after",
        )


def _missing(said: Said, lost: Collection[str]) -> Iterator[BadArgument]:
    missing = [
        f"--{one}"
        for one in ("body", "on")
        if getattr(said, one) is None and one not in lost
    ]
    if not said.outcome and not said.review and not {"outcome", "review"} & {*lost}:
        missing.append("--outcome")
    if said.outcome and said.review:
        yield BadArgument(
            "en granskning har inget utfall", "ange --outcome eller --review, inte båda"
        )
    if missing:
        count = len(missing)
        what = f"det saknas {count} uppgifter" if count > 1 else "en uppgift saknas"
        yield BadArgument(what, f"ange {', '.join(missing)}")


def _blank(said: Said) -> Iterator[BadArgument]:
    """Yield options that say nothing, for the file would then say nothing for ever."""
    for one in fields(said):
        value = getattr(said, one.name)
        words = value if isinstance(value, tuple) else (value,)
        if any(isinstance(word, str) and not word.strip() for word in words):
            option = _SINGULAR.get(one.name, one.name).replace("_", "-")
            yield BadArgument(f"--{option} är tom", "skriv något, eller utelämna den")


def _halves(said: Said, lost: Collection[str]) -> Iterator[BadArgument]:
    """Yield options that say nothing without another, for they would be lost."""
    for name, needed in _HALVES.items():
        if getattr(said, name) and not getattr(said, needed) and needed not in lost:
            one, other = (f"--{each.replace('_', '-')}" for each in (name, needed))
            yield BadArgument(f"{one} säger inget utan {other}", f"ange också {other}")


def _no_change(words: str) -> BadArgument:
    return BadArgument(
        f'"{words}" säger inte vilket stycke och vilka ord',
        'skriv till exempel --change "k7m2=Uppsägningstiden är 12 månader."',
    )


def _no_condition(words: str) -> BadArgument:
    kinds = ", ".join(ConditionKind)
    return BadArgument(
        f'"{words}" är inget villkor med sort och text',
        f'skriv till exempel --condition "samtliga parter=…"; sorterna är {kinds}',
    )
