"""THE table of proofs, in the order they are tried."""

from __future__ import annotations

from govdocs.overview.verify.block_ids import block_ids
from govdocs.overview.verify.decided_texts import decided_texts
from govdocs.overview.verify.entries_with_files import entries_with_files
from govdocs.overview.verify.honest_times import honest_times
from govdocs.overview.verify.kept_files import has_files, kept_files
from govdocs.overview.verify.kept_history import kept_history
from govdocs.overview.verify.locked_texts import locked_texts
from govdocs.overview.verify.older_state import has_older, older_state
from govdocs.overview.verify.proof import Proof
from govdocs.overview.verify.signed_record import has_list, signed_record
from govdocs.overview.verify.true_objects import true_objects
from govdocs.overview.verify.version_tags import version_tags
from govdocs.overview.verify.whole_objects import whole_objects

# All others read objects, so damage is looked for first.
FIRST = Proof(
    "hela-objekt", ("GD720",), "Inget i förrådet är skadat eller saknas.", whole_objects
)

PROOFS: tuple[Proof, ...] = (
    FIRST,
    Proof(
        "inget-utbytt",
        ("GD711",),
        "Git visar det som har sparats och inget annat.",
        true_objects,
    ),
    Proof(
        "last-text",
        ("GD701", "GD702", "GD703", "GD705"),
        "Registret leder till de låsta texterna, och båda kontrollsummorna stämmer.",
        locked_texts,
    ),
    Proof(
        "rad-med-filer",
        ("GD721",),
        "Varje rad i registret kom in i samma ändring som filerna den pekar på.",
        entries_with_files,
        walks=True,
    ),
    Proof(
        "bara-tillagt",
        ("GD961",),
        "Inget beslut, svar, ingen händelse eller version har ändrats eller tagits bort.",
        kept_history,
        walks=True,
    ),
    Proof(
        "filer-pa-disk",
        ("GD729",),
        "Arbetsytans filer är de som har sparats.",
        kept_files,
        idle="Förrådet har ingen arbetsyta på disk att jämföra med.",
        applies=has_files,
    ),
    Proof(
        "beslutad-text",
        ("GD724",),
        "Varje beslut gäller en version och en text som finns.",
        decided_texts,
    ),
    Proof(
        "id-for-alltid",
        ("GD722",),
        "Inget id har gått från en text till en annan mellan versioner.",
        block_ids,
    ),
    Proof(
        "ratt-marke",
        ("GD723",),
        "Versionernas märken leder till deras texter.",
        version_tags,
    ),
    Proof(
        "underskrift",
        ("GD725",),
        "Det som ändrar beslut, händelser och versioner har skrivits under av någon i "
        "allowed_signers.",
        signed_record,
        walks=True,
        idle="Ingen lista allowed_signers finns, så inga underskrifter är prövade.",
        applies=has_list,
    ),
    Proof(
        "tid",
        ("GD726",),
        "Ingen ändring säger sig vara äldre än den den bygger på.",
        honest_times,
        walks=True,
    ),
    Proof(
        "aldre-lage",
        ("GD727", "GD728"),
        "Allt som fanns i det äldre läget finns kvar.",
        older_state,
        idle="Inget äldre läge är angett (--against), så en omskriven historia syns inte.",
        applies=has_older,
    ),
)
