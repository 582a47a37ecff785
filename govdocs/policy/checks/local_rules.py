"""GD805: words that the workspace itself says may not be added, or not be taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.model.policy import Ban, Breach, LocalRule, PolicyChoice
from govdocs.policy.change import Change, Text
from govdocs.policy.telling import quoted
from govdocs.policy.units import Unit
from govdocs.policy.words import Word, tokens

Found = tuple[Unit, Word]


def local_rules(change: Change, choice: PolicyChoice) -> Iterator[Breach]:
    """Find phrases that a change has more or fewer of than a rule lets it have."""
    for rule in choice.rules:
        for phrase in rule.phrases:
            if rule.ban is Ban.ADDING:
                yield from _added(change, rule, phrase)
            else:
                yield from _removed(change, rule, phrase)


def _added(change: Change, rule: LocalRule, phrase: str) -> Iterator[Breach]:
    """Yield the phrase in blocks where it did not stand, when there is more of it."""
    before = _found(change.gone, phrase)
    after = _found(change.come, phrase)
    new = len(after) - len(before)
    if new > 0:
        for unit, word in _unlike(after, before)[:new]:
            what = (
                f"{quoted([phrase])} är tillagt, och regeln {rule.name} förbjuder det"
            )
            yield _breach(unit, word, phrase, what, rule.remedy, in_head=True)


def _removed(change: Change, rule: LocalRule, phrase: str) -> Iterator[Breach]:
    """Yield the phrase in blocks where it no longer stands, when there is less of it."""
    before = _found(change.gone, phrase)
    after = _found(change.come, phrase)
    lost = len(before) - len(after)
    if lost > 0:
        for unit, word in _unlike(before, after)[:lost]:
            what = (
                f"{quoted([phrase])} är borttaget, och regeln {rule.name} förbjuder det"
            )
            yield _breach(unit, word, phrase, what, rule.remedy, in_head=False)


def _unlike(these: Sequence[Found], those: Sequence[Found]) -> list[Found]:
    """Return finds with those first that stand in a block the other side lacks."""
    known = {tuple(unit.keys) for unit, _ in those}
    return sorted(these, key=lambda one: tuple(one[0].keys) in known)


def _found(texts: Sequence[Text], phrase: str) -> list[Found]:
    """Return every place where a phrase stands, in any case of letters."""
    wanted = [token.casefold() for token in tokens(phrase)]
    return [
        (unit, unit.words[at])
        for text in texts
        for unit in text.units
        for at in _places([word.key.casefold() for word in unit.words], wanted)
    ]


def _places(keys: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    size = len(wanted)
    return (at for at in range(len(keys) - size + 1) if keys[at : at + size] == wanted)


def _breach(
    unit: Unit, word: Word, phrase: str, what: str, remedy: str, *, in_head: bool
) -> Breach:
    at = unit.place(word)
    return Breach(at, unit.id or "", tuple(tokens(phrase)), what, remedy, in_head)
