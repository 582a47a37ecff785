"""Which template a file was made of, and what a person must be told of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdocs.consultation.form.form import Form
from govdocs.consultation.form.places import (
    DIGEST_PROPERTY,
    INSTANCE_PROPERTY,
    ROUND_PROPERTY,
)
from govdocs.consultation.intake.understood import Field
from govdocs.model.ids import slug
from govdocs.model.word_frame import EXPORTED_PROPERTY

_OLDER = (
    "Svaret är skrivet i mallen för remissen {old}. Synpunkterna är placerade i texten "
    "för {new}. Kontrollera att svaret gäller den."
)
_OTHER = (
    "Filen har en annan version av {document} än den som remissen frågar om. Bara "
    "spårade ändringar i den texten är lästa som förslag."
)


def origin_fields(properties: Mapping[str, str], form: Form) -> Iterator[Field]:
    """Yield which round and instance a file is for, or what to check by hand.

    The template of an earlier round counts when it asked about one of the same documents.
    """
    told = properties.get(ROUND_PROPERTY, "")
    is_ours = told in ("", form.round.id)
    asked = {one.document for one in form.round.texts}
    if is_ours or asked.isdisjoint(_digests(properties)):
        yield "remiss", told
    else:
        yield "", _OLDER.format(old=told, new=form.round.id)
    yield "instans", properties.get(INSTANCE_PROPERTY, "")
    for document in other_texts(properties, form):
        yield "", _OTHER.format(document=document)


def other_texts(properties: Mapping[str, str], form: Form) -> tuple[str, ...]:
    """Return the documents that a file has another text of, by their digests."""
    digests = _digests(properties)
    return tuple(
        one.document
        for one in form.round.texts
        if digests.get(one.document, one.digest) != one.digest
    )


def named_instance(words: str, form: Form) -> str:
    """Return the instance's id for its name as somebody wrote it, or the words."""
    own = form.consultee
    name = slug(words)
    return own if own and (name == own or name.startswith(f"{own}-")) else words


def _digests(properties: Mapping[str, str]) -> dict[str, str]:
    found = {
        name.removeprefix(DIGEST_PROPERTY): digest
        for name, digest in properties.items()
        if name.startswith(DIGEST_PROPERTY)
    }
    # An export is of one text, and names it apart.
    if EXPORTED_PROPERTY in properties:
        digest = properties.get(DIGEST_PROPERTY.removesuffix("-"), "")
        found[properties[EXPORTED_PROPERTY]] = digest
    return found
