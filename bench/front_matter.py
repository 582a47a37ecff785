"""The front matter of generated documents: so many keys, in a fixed order."""

from __future__ import annotations

from random import Random

import vocabulary as v
from documents import Plan

# What a document of each kind must say; the rest is added until there are enough keys.
_REQUIRED = {
    "avtal": "parter avtalstid genomförande uppföljning det_viktigaste",
    "överenskommelse": "parter följer genomförande uppföljning det_viktigaste",
    "riktlinje": "följer genomförande uppföljning det_viktigaste",
    "rutin": "följer genomförande det_viktigaste",
    "tillämpningsanvisning": "parter bygger_på det_viktigaste",
    "bilaga": "underavtal_till",
    "patientfall": "belyser det_viktigaste",
}
_OPTIONAL = (
    "målgrupp lagstöd resurspåverkan kortnamn det_viktigaste gäller_även "
    "tidigare_titlar genomförande uppföljning underavtal_till parter extern_källa "
    "finansiering målkonflikt_med"
).split()
_FIRST = ("id", "typ", "titel")


def front_matter(own: Plan, keys: int, rng: Random) -> str:
    """Return the YAML of a document with so many keys, as far as its kind allows."""
    names = [*_FIRST, *_REQUIRED[own.kind].split()]
    for name in _OPTIONAL:
        is_own_agreement = name == "underavtal_till" and own.kind == "avtal"
        if len(names) < keys and name not in names and not is_own_agreement:
            names.append(name)
    values = _values(own, rng)
    return "".join(
        f"{name}: {values[name]}".replace(": \n", ":\n") + "\n" for name in names
    )


def _values(own: Plan, rng: Random) -> dict[str, str]:
    above = own.agreement
    other = f"dok-{above.number:05d}"
    start = above.number % 28 + 1
    place = v.PLACES[own.number % len(v.PLACES)]
    actor = rng.choice(v.ACTORS).lower()
    sfs, _, short, _, section = rng.choice(v.STATUTES[:3])
    points = [f"  - {_point(rng)}" for _ in range(3)]
    indicators = [f"    - {{{_indicator(count, rng)}}}" for count in range(1, 4)]
    return {
        "id": own.id,
        "typ": own.kind,
        "titel": f"{own.kind.capitalize()} nummer {own.number} om samverkan i {place}",
        "kortnamn": f"Dokument {own.number}",
        "parter": "alla",
        "målgrupp": "[samordnare, sjuksköterskor, biståndshandläggare]",
        "gäller_även": "[privata vårdgivare med avtal]",
        "avtalstid": f"{{från: 2018-01-{start:02d}, till: 2024-12-31}}",
        "följer": f"{{dokument: {other}, vad: [avtalstid]}}",
        "underavtal_till": other,
        "bygger_på": f"{other}#syfte",
        "belyser": f"[{other}#uppfoljning]",
        "resurspåverkan": "nej",
        "lagstöd": f'["{section} {short}", "{_name(sfs)} ({sfs})"]',
        "tidigare_titlar": f"[Samverkan i {place}]",
        "extern_källa": f"[{{titel: Underlag om samverkan i {place}}}]",
        "finansiering": "[{källa: ordinarie budget}]",
        "målkonflikt_med": f"[{{dokument: {_neighbour(own)}, not: Tiderna skiljer.}}]",
        "genomförande": (
            f'{{ansvarig: organ-1, hur: "Genomgång ordnas, och {actor} deltar."}}'
        ),
        "uppföljning": "\n  ansvarig: organ-1\n  indikatorer:\n"
        + "\n".join(indicators),
        "det_viktigaste": "\n" + "\n".join(points),
    }


def _neighbour(own: Plan) -> str:
    """Return the id of a document that is not the document itself."""
    number = own.agreement.number
    return f"dok-{number if number != own.number else number + 1:05d}"


def _name(sfs: str) -> str:
    return next(name for number, name, *_ in v.STATUTES if number == sfs)


def _point(rng: Random) -> str:
    return f"{rng.choice(v.ACTORS)} {rng.choice(v.VERBS)} {rng.choice(v.OBJECTS)}."


def _indicator(count: int, rng: Random) -> str:
    measure = f"Andel ärenden där det är klart {rng.choice(v.CELLS[5:])}"
    return (
        f'namn: "Indikator {count}", mått: "{measure}", mål: "minst 90 procent", '
        "frekvens: årligen, finns: ja"
    )
