"""GD801: every word of the base is left, in its order within its block."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.model.finding import Location
from govdocs.model.policy import Breach, PolicyChoice
from govdocs.policy.change import Change
from govdocs.policy.front import FrontLoss, lost_values
from govdocs.policy.kept import Loss, find_losses
from govdocs.policy.telling import GAP, agreeing, cited, id_named, quoted, words_of


def no_removal(change: Change, choice: PolicyChoice) -> Iterator[Breach]:
    """Find words, ids and values of front matter that a change takes away."""
    for pair in change.pairs:
        if pair.base is None or not pair.base.is_readable:
            continue
        if pair.head is None or not pair.head.is_readable:
            yield unreadable(pair.base.path, pair.head is not None)
            continue
        for loss in lost_values(pair.base, pair.head):
            yield _front_breach(loss)
    base = [unit for text in change.gone for unit in text.units]
    head = [unit for text in change.come for unit in text.units]
    for one in find_losses(base, head):
        yield _breach(one)


def unreadable(path: str, is_there: bool) -> Breach:
    """Return the breach of a document that is gone, or that nobody can read."""
    if is_there:
        words = "filen går inte att läsa efter ändringen, så ingen kan se att texten är kvar"
        return Breach(
            Location(path), "", (), words, "rätta filen", there=Location(path)
        )
    words = "dokumentet är borttaget"
    remedy = (
        "lägg tillbaka filen; ett dokument kan byta namn och mapp men inte tas bort"
    )
    return Breach(Location(path), "", (), words, remedy)


def _front_breach(loss: FrontLoss) -> Breach:
    gone = agreeing(loss.told, "borttaget", "borttagna")
    what = f'{words_of(loss.told)} i uppgiften "{loss.key}" är {gone}'
    remedy = "skriv tillbaka det som stod; nya värden får läggas till efter det"
    return Breach(loss.at, "", loss.words, what, remedy, there=loss.there)


def _breach(loss: Loss) -> Breach:
    words = tuple(word.text for word in loss.words)
    told = cited(loss.unit.words, loss.words)
    at = loss.unit.place(loss.words[0] if loss.words else None)
    there = loss.there
    block = loss.unit.id or ""
    if not words:
        shown = tuple(id_named(name) for name in loss.names)
        what = f"{quoted(shown)} är borttaget eller utbytt"
        return Breach(at, block, shown, what, _ID_REMEDY, there=there)
    if loss.shifted:
        what = f"{words_of(told)} står på en annan plats i sitt stycke"
        remedy = "ställ tillbaka ordningen; hela stycken får flyttas"
        return Breach(at, block, words, what, remedy, there=there)
    if lead := _lead(loss):
        return Breach(
            at, block, words, f"{lead} är borttagen", _LEAD_REMEDY, there=there
        )
    if len(words) == len(loss.unit.words):
        what = f"hela stycket är borttaget: {quoted(told)}"
        return Breach(at, block, words, what, _BLOCK_REMEDY, there=there)
    it = agreeing(told, "det", "dem")
    is_short = len(told) <= _SHOWN and GAP not in told
    marked = " ".join(told) if is_short else "texten"
    return Breach(
        at,
        block,
        words,
        f"{words_of(told)} är {agreeing(told, 'borttaget', 'borttagna')}",
        f"sätt tillbaka {it}, eller markera {it}: {{--{marked}--}}{{>>skäl<<}}",
        there=there,
    )


def _lead(loss: Loss) -> str:
    """Return what leads somewhere else and is all that is gone; '' when words are gone."""
    if len(loss.words) != 1:
        return ""
    word = loss.words[0]
    sort = word.key.partition(" ")[0]
    named = {
        "länk": "länken till",
        "bildfil": "bilden",
        "not": "hänvisningen till noten",
    }
    return f"{named[sort]} {word.text}" if sort in named else ""


_LEAD_REMEDY = "sätt tillbaka den, eller låt den leda till samma ställe som förut"
_SHOWN = 3
_ID_REMEDY = (
    "skriv tillbaka id:t; delas eller slås stycket ihop skrivs {#nytt .ur-gammalt}"
)
_BLOCK_REMEDY = (
    "lägg tillbaka stycket med sitt id, eller markera texten: {--texten--}{>>skäl<<}"
)
