"""What is said of a decision on the command line, turned into values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from govdocs import clock
from govdocs.cli.compared import read_text
from govdocs.cli.named_file import bytes_of
from govdocs.cli.slips import Slips
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
    minutes_digest: str | None = None
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


def with_digests(said: Said, file: Path | None, slips: Slips) -> Said:
    """Return the options with the digests of the text that was decided and the minutes.

    `file` is the text that was decided, None without one.
    """
    stated = _stated(said.digest, slips) if said.digest else said.digest
    text = slips.tried(read_text, file) if file else None
    if text and stated and stated != text.sha256:
        slips.note(
            f"--text och --digest är olika texter: {file} har kontrollsumman {text.sha256}",
            "utelämna den som är fel",
        )
    minutes = slips.tried(_digest, said.minutes_file)
    return replace(said, digest=text.sha256 if text else stated, minutes_digest=minutes)


def _stated(words: str, slips: Slips) -> str | None:
    """Return a digest as it is kept, from one in groups or capitals as minutes may have it."""
    plain = "".join(words.split()).lower()
    if _DIGEST.fullmatch(plain):
        return plain
    slips.note(
        f'"{words}" är ingen kontrollsumma',
        "skriv de 64 tecknen (0–9, a–f) för --digest, gärna i grupper",
    )
    return None


def _digest(file: Path | None) -> str | None:
    if file is None:
        return None
    return sha256(bytes_of(file, "rätta --minutes-file")).hexdigest()


def decision_of(said: Said, version: Version, name: str, party: str | None) -> Decision:
    """Return the decision that the options say; `name` is what the text is called.

    What is missing is left out, or today for a day: `judge_said` tells of it.
    """
    one = Decision(
        document=version.document,
        version=version.number,
        body=(said.body or "").lower(),
        name="",
        day=said.on or clock.today(),
        proposed=version.full,
        decided=said.digest or version.full,
        party=party,
        clauses=_clauses(said, f"{name} version {version.number}"),
        reviewed_as=Reviewer(said.review) if said.review else None,
    )
    return _filled(one, said)


def corrected(old: Decision, said: Said) -> Decision:
    """Return a decision with what the options say instead, as a correction of the old.

    What is missing is as in the old: `judge_said` and `judge_correction` tell of it.
    """
    correction = Correction(
        old.name,
        said.corrected_on or old.day,
        said.corrected_item,
        said.before or "",
        said.after or "",
    )
    one = replace(old, corrects=correction)
    if said.outcome and not old.reviewed_as:
        one = _settled_anew(one, Outcome(said.outcome), said.wording)
    return _filled(replace(one, decided=said.digest or one.decided), said)


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
        changes=tuple(filter(None, map(change_of, said.changes))) or one.changes,
        conditions=tuple(filter(None, map(condition_of, said.conditions)))
        or one.conditions,
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


def change_of(words: str) -> Change | None:
    """Return a change from `k7m2=ord`; None from words that are none."""
    block, _, wording = words.partition("=")
    known = block.removeprefix("#")
    return Change(known, wording) if known and wording else None


def condition_of(words: str) -> Condition | None:
    """Return a condition from `samtliga parter=ord`; None from words that are none."""
    kind, _, text = words.partition("=")
    is_kind = kind in [one.value for one in ConditionKind]
    return Condition(ConditionKind(kind), text) if is_kind and text else None


def _minutes(said: Said) -> Minutes | None:
    return Minutes(said.minutes, said.minutes_digest) if said.minutes else None


def _appealed(said: Said) -> Appealed | None:
    if said.appealed is None:
        return None
    return Appealed(said.appealed_on, AppealState(said.appealed))


def _attested(said: Said) -> Attestation | None:
    return Attestation(said.attested, said.attested_by) if said.attested else None
