"""THE table of words by which bodies settle a matter, and what each of them means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Outcome(StrEnum):
    """A word of the controlled vocabulary, as a decision file has it in `utfall`."""

    NOTED = "noterar"
    RECORDED = "antecknar"
    FILED = "läggs till handlingarna"
    ENDORSED = "ställer sig bakom"
    RECOMMENDED = "rekommenderar"
    PASSED_ON = "medskick"
    APPROVED = "godkänner"
    ADOPTED = "antar"
    APPROVED_WITH_ADDITION = "godkänner med tillägg"
    APPROVED_WITH_CHANGE = "godkänner med ändring"
    REJECTED = "avslår"
    REFERRED_BACK = "återremitterar"
    POSTPONED = "bordlägger"
    FURTHER_INQUIRY = "vidare utredning"


class Effect(Enum):
    """What a word does to the matter it is said of."""

    NONE = "none"
    SUPPORT = "support"
    YES = "yes"
    NO = "no"
    WAIT = "wait"


DECIDING_KINDS = frozenset({"fullmäktige", "styrelse", "nämnd", "samverkansorgan"})
ADVISING_KINDS = frozenset({"samrådsorgan", "förbund", "samverkansorgan"})
_ANY = DECIDING_KINDS | ADVISING_KINDS | {"arbetsgrupp"}


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What one word means.

    `used_by` are the kinds of body (`typ` in organ.yaml) that may say it. `is_binding`
    says that it commits a party. `is_alike` says that it approves the very text that was
    proposed. `is_final` says that the body is then done with the matter. `has_appeal`
    says that the time to appeal runs, for a body that posts its decisions.
    """

    outcome: Outcome
    effect: Effect
    used_by: frozenset[str]
    is_binding: bool = False
    is_alike: bool = False
    is_final: bool = True
    has_appeal: bool = False


_O, _E = Outcome, Effect

OUTCOMES: tuple[OutcomeRow, ...] = (
    OutcomeRow(_O.NOTED, _E.NONE, _ANY),
    OutcomeRow(_O.RECORDED, _E.NONE, _ANY),
    OutcomeRow(_O.FILED, _E.NONE, _ANY),
    OutcomeRow(_O.PASSED_ON, _E.NONE, _ANY),
    OutcomeRow(_O.ENDORSED, _E.SUPPORT, _ANY),
    OutcomeRow(_O.RECOMMENDED, _E.SUPPORT, ADVISING_KINDS | DECIDING_KINDS),
    OutcomeRow(_O.APPROVED, _E.YES, DECIDING_KINDS, True, True, True, True),
    OutcomeRow(_O.ADOPTED, _E.YES, DECIDING_KINDS, True, True, True, True),
    OutcomeRow(
        _O.APPROVED_WITH_ADDITION, _E.YES, DECIDING_KINDS, True, True, True, True
    ),
    OutcomeRow(
        _O.APPROVED_WITH_CHANGE, _E.YES, DECIDING_KINDS, True, False, True, True
    ),
    OutcomeRow(_O.REJECTED, _E.NO, DECIDING_KINDS, True, False, True, True),
    OutcomeRow(_O.REFERRED_BACK, _E.WAIT, _ANY, is_final=False),
    OutcomeRow(_O.POSTPONED, _E.WAIT, _ANY, is_final=False),
    OutcomeRow(_O.FURTHER_INQUIRY, _E.WAIT, _ANY, is_final=False),
)

ROW_OF: dict[Outcome, OutcomeRow] = {row.outcome: row for row in OUTCOMES}
