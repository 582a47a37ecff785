"""What is said of a decision on the command line, turned into values."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from govdocs.cli.named_file import bytes_of
from govdocs.errors import BadArgument
from govdocs.model.decision import (
    Addition,
    Appealed,
    AppealState,
    Attestation,
    Change,
    Clause,
    Condition,
    ConditionKind,
    Correction,
    Decision,
    Minutes,
    Reviewer,
)
from govdocs.model.outcome import ROW_OF, Effect, Outcome
from govdocs.model.version import Version

OUTCOMES = [one.value for one in Outcome]
APPEALS = [one.value for one in AppealState]
REVIEWERS = [one.value for one in Reviewer]

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Said:
    """The options of `beslut add`, as they were given; None and () for what was not."""

    body: str | None = None
    on: date | None = None
    item: str | None = None
    dockets: tuple[str, ...] = ()
    outcome: str | None = None
    wording: str | None = None
    meeting: str | None = None
    digest: str | None = None
    additions: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    reservation: str | None = None
    to_meeting: date | None = None
    minutes: str | None = None
    minutes_file: Path | None = None
    attested: date | None = None
    attested_by: tuple[str, ...] = ()
    posted: date | None = None
    appealed: str | None = None
    appealed_on: date | None = None
    signed: date | None = None
    signed_by: tuple[str, ...] = ()
    preliminary: str | None = None
    corrects: str | None = None
    corrected_on: date | None = None
    corrected_item: str | None = None
    before: str | None = None
    after: str | None = None
    review: str | None = None
    source: str | None = None
    marking: str | None = None


def digest_of(words: str) -> str:
    """Return a digest as it is kept, from one in groups or capitals as minutes may have it.

    Raises BadArgument.
    """
    plain = "".join(words.split()).lower()
    if not _DIGEST.fullmatch(plain):
        raise BadArgument(
            f'"{words}" är ingen kontrollsumma',
            "skriv de 64 tecknen (0–9, a–f) för --digest, gärna i grupper",
        )
    return plain


def decision_of(said: Said, version: Version, name: str, party: str | None) -> Decision:
    """Return the decision that the options say; `name` is what the text is called.

    Raises BadArgument for what is missing or cannot be understood.
    """
    _refuse_missing(said)
    _refuse_blank(said)
    _refuse_halves(said)
    assert said.body is not None
    assert said.on is not None
    decided = said.digest or version.full
    one = Decision(
        version.document,
        version.number,
        said.body.lower(),
        "",
        said.on,
        version.full,
        decided,
        party,
        clauses=_clauses(said, f"{name} version {version.number}"),
        reviewed_as=Reviewer(said.review) if said.review else None,
    )
    return _filled(one, said)


def corrected(old: Decision, said: Said) -> Decision:
    """Return a decision with what the options say instead, as a correction of the old.

    Raises BadArgument.
    """
    _refuse_blank(said)
    _refuse_halves(said)
    _refuse_misplaced(old, said)
    if said.corrected_on is None or not said.before or not said.after:
        raise BadArgument(
            "en rättelse behöver mötet som rättade och båda lydelserna",
            "ange --corrected-on, --before och --after",
        )
    correction = Correction(
        old.name, said.corrected_on, said.corrected_item, said.before, said.after
    )
    one = replace(old, corrects=correction)
    if said.outcome:
        one = _settled_anew(one, Outcome(said.outcome), said.wording)
    return _filled(replace(one, decided=said.digest or one.decided), said)


def _refuse_misplaced(old: Decision, said: Said) -> None:
    """Refuse what a correction cannot change: the day, and a review into a decision."""
    if said.on not in (None, old.day):
        raise BadArgument(
            f"rättelsen får samma datum som beslutet, {old.day}",
            "utelämna --on, och ange mötet som rättade med --corrected-on",
        )
    if said.review or (old.reviewed_as and said.outcome):
        raise BadArgument(
            "ett beslut blir ingen granskning av en rättelse, och tvärtom",
            "utelämna --outcome och --review, eller registrera det för sig",
        )


def _settled_anew(one: Decision, outcome: Outcome, wording: str | None) -> Decision:
    """Return a decision with another outcome, and without what only the old one had."""
    at = one.clauses.index(one.settling)
    clause = replace(one.settling, outcome=outcome)
    clause = replace(clause, text=wording or clause.text)
    is_changed = outcome is Outcome.APPROVED_WITH_CHANGE
    return replace(
        one,
        clauses=(*one.clauses[:at], clause, *one.clauses[at + 1 :]),
        decided=one.decided if is_changed else one.proposed,
        changes=one.changes if is_changed else (),
        additions=one.additions if outcome is Outcome.APPROVED_WITH_ADDITION else (),
        conditions=one.conditions if ROW_OF[outcome].effect is Effect.YES else (),
    )


def _refuse_missing(said: Said) -> None:
    missing = [
        option
        for option, value in (("--body", said.body), ("--on", said.on))
        if value is None
    ]
    if not said.outcome and not said.review:
        missing.append("--outcome")
    if said.outcome and said.review:
        raise BadArgument(
            "en granskning har inget utfall", "ange --outcome eller --review, inte båda"
        )
    if missing:
        raise BadArgument(
            f"det saknas {len(missing)} uppgifter"
            if len(missing) > 1
            else "en uppgift saknas",
            f"ange {', '.join(missing)}",
        )


def _refuse_blank(said: Said) -> None:
    """Refuse options that say nothing, for the file would then say nothing for ever."""
    for one in fields(said):
        value = getattr(said, one.name)
        words = value if isinstance(value, tuple) else (value,)
        if any(isinstance(word, str) and not word.strip() for word in words):
            option = _SINGULAR.get(one.name, one.name).replace("_", "-")
            raise BadArgument(f"--{option} är tom", "skriv något, eller utelämna den")


def _refuse_halves(said: Said) -> None:
    """Refuse options that say nothing without another, for they would be lost."""
    for name, needed in _HALVES.items():
        if getattr(said, name) and not getattr(said, needed):
            one, other = (f"--{each.replace('_', '-')}" for each in (name, needed))
            raise BadArgument(f"{one} säger inget utan {other}", f"ange också {other}")


_HALVES = {
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


def _clauses(said: Said, text: str) -> tuple[Clause, ...]:
    if not said.outcome:
        return ()
    return (Clause(Outcome(said.outcome), said.wording or text),)


def _filled(one: Decision, said: Said) -> Decision:
    """Return a decision with whatever else the options say."""
    final_body = said.preliminary or one.final_body
    return replace(
        one,
        meeting=said.meeting or one.meeting,
        minutes_item=said.item or one.minutes_item,
        dockets=said.dockets or one.dockets,
        is_preliminary=bool(said.preliminary) or one.is_preliminary,
        final_body=final_body,
        additions=tuple(map(Addition, said.additions)) or one.additions,
        changes=tuple(map(_change, said.changes)) or one.changes,
        conditions=tuple(map(_condition, said.conditions)) or one.conditions,
        reservation=said.reservation or one.reservation,
        to_meeting=said.to_meeting or one.to_meeting,
        minutes=_minutes(said) or one.minutes,
        attested=_attested(said) or one.attested,
        posted=said.posted or one.posted,
        appeal=_appealed(said) or one.appeal,
        signed=said.signed or one.signed,
        signed_by=said.signed_by or one.signed_by,
        source=said.source or one.source,
        marking=said.marking or one.marking,
    )


def _change(words: str) -> Change:
    block, _, wording = words.partition("=")
    if not block or not wording:
        raise BadArgument(
            f'"{words}" säger inte vilket stycke och vilka ord',
            'skriv till exempel --change "k7m2=Uppsägningstiden är 12 månader."',
        )
    return Change(block.removeprefix("#"), wording)


def _condition(words: str) -> Condition:
    kind, _, text = words.partition("=")
    kinds = [one.value for one in ConditionKind]
    if kind not in kinds or not text:
        raise BadArgument(
            f'"{words}" är inget villkor med sort och text',
            f'skriv till exempel --condition "samtliga parter=…"; sorterna är {", ".join(kinds)}',
        )
    return Condition(ConditionKind(kind), text)


def _minutes(said: Said) -> Minutes | None:
    if said.minutes is None:
        return None
    return Minutes(said.minutes, _digest(said.minutes_file))


def _digest(file: Path | None) -> str | None:
    if file is None:
        return None
    return sha256(bytes_of(file, "rätta --minutes-file")).hexdigest()


def _appealed(said: Said) -> Appealed | None:
    if said.appealed is None:
        return None
    return Appealed(said.appealed_on, AppealState(said.appealed))


def _attested(said: Said) -> Attestation | None:
    return Attestation(said.attested, said.attested_by) if said.attested else None
