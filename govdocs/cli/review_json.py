"""A review as JSON, by the contract in docs/json.md."""

from __future__ import annotations

from typing import Any

from govdocs.cli.finding_formats import finding_data
from govdocs.diff.summary import summarize
from govdocs.model.finding import Location
from govdocs.model.policy import Breach, Judgement
from govdocs.overview.review import Changed, Review
from govdocs.overview.verdict import notes, state_of


def review_data(review: Review) -> dict[str, Any]:
    """Return a review as plain data."""
    return {
        "base": review.base,
        "head": review.head,
        "start": review.start,
        "verdict": review.verdict.value,
        "stage": review.stage,
        "policies": list(map(_policy, review.policies)),
        "findings": {
            "new": list(map(finding_data, review.findings.new)),
            "gone": list(map(finding_data, review.findings.gone)),
        },
        "documents": list(map(_document, review.documents)),
        "metadata": [row for one in review.documents for row in _terms(one)],
        "affected": [
            {
                "document": one.document,
                "target": one.target,
                "block": one.block or None,
                "why": one.why,
            }
            for one in review.affected
        ],
        "competing": [
            {"ref": one.name, "verdict": one.verdict.value, "blocks": list(one.blocks)}
            for one in review.competing
        ],
        "comments": list(review.comments),
        "notes": list(notes(review)),
    }


def _policy(one: Judgement) -> dict[str, Any]:
    return {
        "policy": one.policy.value,
        "code": one.code,
        "verdict": one.verdict.value,
        "waived": one.waived,
        "breaches": [_breach(breach, one.lifted_by) for breach in one.breaches],
    }


def _breach(one: Breach, role: str) -> dict[str, Any]:
    return {
        "file": one.at.file,
        "line": one.at.line,
        "column": one.at.column,
        "side": "förslag" if one.in_head else "bas",
        "head": _place(one.in_proposal),
        "block": one.block or None,
        "words": list(one.words),
        "message": one.message,
        "remedy": one.remedy,
        "may_lift": role,
    }


def _place(at: Location | None) -> dict[str, Any] | None:
    if at is None:
        return None
    return {"file": at.file, "line": at.line, "column": at.column}


def _document(one: Changed) -> dict[str, Any]:
    sheet = one.comparison.sheet if one.comparison else None
    return {
        "document": one.id,
        "name": one.name,
        "path": one.path,
        "state": state_of(one),
        "summary": list(summarize(sheet).counts) if sheet else [],
        "exact": sheet.exact if sheet else None,
    }


def _terms(one: Changed) -> list[dict[str, Any]]:
    terms = one.comparison.redline.metadata if one.comparison else ()
    return [
        {
            "document": one.id,
            "key": term.key,
            "old": term.old,
            "new": term.new,
            "text": term.text,
            "consequence": term.consequence,
        }
        for term in terms
    ]
