"""Which refs a push may make, move and take away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdocs.model.finding import Finding, Location, Severity
from govdocs.store.gateway import Gateway
from govdocs.store.health import is_safe_branch
from govdocs.store.pushed import Update, is_ancestor, protected_refs, ref_names
from govdocs.text.names import printable

CODE = "GD960"
_BRANCH, _TAG, _REPLACED = "refs/heads/", "refs/tags/", "refs/replace/"
_OWNER = "bara den som sköter servern kan göra undantag"


def judge_refs(gateway: Gateway, updates: Iterable[Update]) -> Iterator[Finding]:
    """Find refs whose name misleads, and moves that would take history away."""
    protected, known = protected_refs(gateway), ref_names(gateway)
    taken = {_folded(ref): ref for ref in sorted(known)}
    for one in updates:
        if one.new is not None:
            odd = _odd_name(one.ref) or _twin(one.ref, taken)
            if odd is not None:
                yield _finding(one.ref, *odd)
                continue
            if gateway.resolve(one.new) is None:
                words = "det som skickas är ingen sparad ändring"
                yield _finding(one.ref, words, "skicka en gren eller ett märke")
                continue
        found = _lost(gateway, one, protected)
        if found is not None:
            yield _finding(one.ref, *found)


def _odd_name(ref: str) -> tuple[str, str] | None:
    """Return what is wrong with a name, and the remedy; None when nothing is."""
    if ref.startswith(_REPLACED):
        words = "utbytta objekt får git att visa annat än det som är sparat"
        return words, "ta bort dem hos dig med git replace --delete"
    for prefix, kind in ((_BRANCH, "grenen"), (_TAG, "märket")):
        if not ref.startswith(prefix):
            continue
        if is_safe_branch(ref.removeprefix(prefix)):
            return None
        words = f"{kind} har ett namn som kan misstolkas"
        remedy = "byt namn, med a–z, siffror, punkt, bindestreck och snedstreck"
        return words, remedy
    words = "servern tar bara emot grenar och märken"
    return words, "skicka en gren: git push origin GREN"


def _twin(ref: str, taken: dict[str, str]) -> tuple[str, str] | None:
    """Return what is wrong when a name differs from another in case alone; note it."""
    other = taken.setdefault(_folded(ref), ref)
    if other == ref:
        return None
    words = f"namnet skiljer sig bara i stora och små bokstäver från {printable(other)}"
    return words, "välj ett annat namn"


def _folded(ref: str) -> str:
    return ref.casefold()


def _lost(
    gateway: Gateway, one: Update, protected: frozenset[str]
) -> tuple[str, str] | None:
    """Return what a move would take away, and the remedy; None when nothing is lost."""
    if one.old is None:
        return None
    if one.ref.startswith(_TAG):
        what = "tas bort" if one.new is None else "flyttas"
        return f"märket finns redan och får inte {what}", f"gör ett nytt; {_OWNER}"
    if one.ref not in protected:
        return None
    if one.new is None:
        return "grenen är skyddad och får inte tas bort", f"låt den vara; {_OWNER}"
    if not is_ancestor(gateway, one.old, one.new):
        words = "grenen är skyddad, och ändringar som är sparade i den skulle försvinna"
        remedy = f"hämta dem med git pull och skicka igen, utan --force; {_OWNER}"
        return words, remedy
    return None


def _finding(ref: str, words: str, remedy: str) -> Finding:
    return Finding(CODE, Severity.ERROR, Location(printable(ref)), words, remedy)
