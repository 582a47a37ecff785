"""Forms for Word, made of a small workspace where texts share a part and name things alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from govdocs.consultation.form.flows import FormText, Leads
from govdocs.consultation.form.form import Form, form_of
from govdocs.consultation.form.texts import FormTexts
from govdocs.model.consultation import Asked, Consultation, Frozen
from govdocs.overview.frozen import frozen_texts
from govdocs.render.flow import flow_of
from govdocs.text.consultations import read_round
from govdocs.text.faults import Faults
from govdocs.text.load import load
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready, find_ready
from govdocs.text.registers import read_yaml_file
from tests.consultation.rounds import asked
from tests.places import AGREEMENTS
from tests.workspaces import write_workspace

_SHARED = """---
id: gemensam
typ: del
titel: "Del A: Gemensamt"
---

## Allmänt {#allmant}

Avtalet gäller i [tre år](../avtal.md#tid).[^n] {#k7m2}

Parterna ska {#k7m3}

- samverka {#k7m4}
- mötas. {#k7m5}

Tabellen visar tiderna. {#k7m6}

| Vad | När |
|---|---|
| Möte | varje år {#k7m7} |

[^n]: Räknat från beslutet. {#k7m8}

### Tider {#tider}

Tider räknas i dagar. {#k7m9}
"""
_AGREEMENT = """---
id: avtal
typ: riktlinje
titel: Avtalet om vård
kortnamn: Avtalet
delar: [gemensam]
det_viktigaste: [Vård]
genomförande: {ansvarig: vvg, hur: Gemensamt}
uppföljning: {ansvarig: vvg, indikatorer: [{namn: Tid, mått: dagar, mål: tre}]}
---

## Tid {#tid}

- bara en punkt {#t001}

## Slut {#slut}

Avtalet slutar. {#t002}
"""
_FOLLOWING = """---
id: lakare
typ: riktlinje
titel: Överenskommelse om läkare
kortnamn: Läkare
delar: [gemensam]
det_viktigaste: [Vård]
genomförande: {ansvarig: vvg, hur: Gemensamt}
uppföljning: {ansvarig: vvg, indikatorer: [{namn: Tid, mått: dagar, mål: tre}]}
---

## Tid {#tid}

Tiden är kort.[^n] {#u001}

1. Först {#u002}
2. Sedan {#u003}

[^n]: En annan not. {#u004}
"""


def form_texts(root: Path) -> tuple[Ready, ...]:
    """Return both texts of the workspace, written in a folder."""
    files = {
        "delar/gemensam.md": _SHARED,
        "avtal.md": _AGREEMENT,
        "lakare.md": _FOLLOWING,
    }
    loaded = load(write_workspace(root, files), lambda reading: (), Memory())
    found = (find_ready(loaded, name) for name in ("avtal", "lakare"))
    return tuple(one for one in found if one)


def laid_out(texts: Iterable[Ready]) -> FormTexts:
    """Return texts as paragraphs, with links between them."""
    ready = tuple(texts)
    leads = Leads(ready)
    return FormTexts(FormText(one, flow_of(one.document, leads)) for one in ready)


def form(texts: Iterable[Ready], consultee: str | None = None) -> Form:
    """Return a form for a round on the texts, with a question on each."""
    ready = tuple(texts)
    frozen = tuple(
        Frozen(
            one.id,
            one.digests.full,
            "1.0",
            questions=(Asked(f"f-{one.id}", "Räcker tiden?", "tid"),),
        )
        for one in ready
    )
    return form_of(replace(asked("norrby"), texts=frozen), ready, consultee)


def example_round() -> tuple[Consultation, tuple[Ready, ...]]:
    """Return the round of the example, and the texts it asks about."""
    path = "hsavtal/remisser/2021-1/remiss.yaml"
    faults = Faults(path)
    file = read_yaml_file(path, (AGREEMENTS / path).read_bytes(), faults)
    asked = read_round(path, file.data)
    return asked, tuple(frozen_texts(AGREEMENTS, asked))
