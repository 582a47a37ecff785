"""What a review comes to, in sentences that every face of it shows."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.model.amount import counted
from govdocs.model.enumeration import enumerated
from govdocs.model.finding import Finding, Severity
from govdocs.model.policy import Breach, Judgement, Verdict
from govdocs.overview.review import Changed, Review


def verdict_sentence(review: Review) -> str:
    """Return the answer on one line: let in or refused, and why."""
    errors = sum(one.is_error for one in review.findings.new)
    found = (
        f" Kontrollen hittar {counted(errors, 'nytt fel', 'nya fel')}."
        if errors
        else ""
    )
    if review.verdict is Verdict.REFUSED:
        broken = [
            f"{one.policy} på {counted(len(one.breaches), 'ställe', 'ställen')}"
            for one in review.policies
            if one.breaches
        ]
        told = enumerated(broken).replace(" på ", " bryts på ", 1)
        return f"Nekad: {told}.{found}"
    if not review.policies:
        return f"Godkänd: skedet {review.stage} har inga policyer.{found}"
    names = enumerated([one.policy for one in review.policies])
    return f"Godkänd: förslaget följer {names}.{found}"


def held_against(review: Review) -> str:
    """Return which commits were compared, and what to know of that."""
    words = f"{counted(len(review.documents), 'dokument', 'dokument')} ändras"
    told = f"{words} mellan {review.start[:10]} och {review.head[:10]}."
    if review.start != review.base:
        told += (
            f" Basen {review.base[:10]} har ändrats sedan förslaget började; det är "
            "förslagets egna ändringar som visas, men basens policyer som gäller."
        )
    return told


def notes(review: Review) -> Iterator[str]:
    """Yield what else whoever lets the proposal in should know."""
    if review.changes_rules:
        yield (
            "Förslaget ändrar skede, policyer, nivåer eller undantag i govdocs.yaml. "
            "De nya gäller först när förslaget är infört."
        )
    yield from dict.fromkeys(note for one in review.policies for note in one.notes)


def judgement_line(one: Judgement) -> str:
    """Return a policy with its verdict, and who may lift it when it is broken."""
    line = f"{one.verdict}: {one.policy}"
    if one.breaches:
        line += f" (kan hävas av {one.lifted_by})"
    if one.waived:
        line += f", {counted(one.waived, 'brott', 'brott')} undantaget"
    return line


def breach_place(breach: Breach) -> str:
    """Return where a breach stands, and in which of the two texts."""
    at = breach.at
    side = "förslaget" if breach.in_head else "basen"
    block = f", stycke {breach.block}" if breach.block else ""
    return f"{at.file}:{at.line}:{at.column} i {side}{block}"


def breach_findings(review: Review) -> Iterator[Finding]:
    """Yield breaches as findings, at places that the proposal has as far as it can be."""
    for one in review.policies:
        for breach in one.breaches:
            remedy = f"{breach.remedy}; {one.policy} kan hävas av {one.lifted_by}"
            at = breach.in_proposal or breach.at
            yield Finding(one.code, Severity.ERROR, at, breach.message, remedy)


def state_of(changed: Changed) -> str:
    """Return what happened to a document, in a word or two."""
    if changed.is_new:
        return "nytt dokument"
    if changed.is_gone:
        return "borttaget"
    return f"flyttat från {changed.was}" if changed.was else "ändrat"
