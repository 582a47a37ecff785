"""What a forge means when it says no, in words that say what to do."""

from __future__ import annotations

from urllib.parse import urlsplit

from govdocs.forge.errors import ForgeRefused
from govdocs.forge.place import Place


def refusal(place: Place, status: int, location: str = "") -> ForgeRefused:
    """Return the error for a status that is no success; `location` is where it points."""
    if 300 <= status < 400:
        return _moved(place, location)
    forge, key = place.forge, f"åtkomstnyckeln i {place.token_name}"
    told = {
        401: (
            f"{forge} godtar inte {key}",
            f"kontrollera att {place.token_name} är rätt ifylld och inte har gått ut",
        ),
        403: (
            f"{key} får inte skriva kommentarer på förslag {place.number}",
            f"ge den {place.right}; förslag från en förgrening får ingen sådan rätt",
        ),
        404: (
            f"{forge} hittar inte förslag {place.number}, eller visar det inte för {key}",
            f"kontrollera numret, och att nyckeln har {place.right}",
        ),
        413: (f"{forge} tycker att kommentaren är för lång", _SHORTER),
        422: (
            f"{forge} tar inte emot kommentaren på förslag {place.number}",
            "kontrollera att förslaget är öppet och att diskussionen inte är låst",
        ),
    }
    known = told.get(status, (f"{forge} svarade med kod {status}", _LATER))
    return ForgeRefused(*known, status=status)


_SHORTER = "skriv en kortare fil med --file"
_LATER = "kontrollera adressen och försök igen om en stund"


def _moved(place: Place, location: str) -> ForgeRefused:
    """A token is never carried on: who is on the other side has not been asked for."""
    try:
        host = urlsplit(location).hostname or ""
    except ValueError:
        host = ""
    where = f" till {host}" if host and host.isascii() else ""
    return ForgeRefused(
        f"{place.forge} skickar vidare{where}, och dit går åtkomstnyckeln inte",
        "skriv rätt adress till servern och förrådet i variablerna",
    )
