"""Where the rule of a day stands: the address of it, and what readers call the place."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.model.metadata import Target
from govdocs.overview.addresses import Address, Addresses
from govdocs.overview.agenda_item import Item
from govdocs.overview.editions import Library
from govdocs.overview.shelf import shelf_addresses, shown_workspace


@dataclass(frozen=True, slots=True)
class Grounds:
    """The places of a library that days of its agenda rest on."""

    library: Library
    addresses: Addresses

    def address(self, item: Item) -> Address | None:
        """Return the place that a clause names, or its document, as it is shown now.

        None for what is no place in a text.
        """
        if item.version and item.clause == f"{item.document}@{item.version}":
            return self._version(item.document or "", item.version)
        document, _, anchor = item.clause.partition("#")
        if document not in self.addresses.by_id:
            return None
        exact = self.addresses.of_target(Target(document, anchor or None))
        return exact or self.addresses.of_target(Target(document))

    def words(self, item: Item) -> str:
        """Return what readers call the place: 'HoS-avtalet, 8 Uppsägning'."""
        found = self.address(item)
        return found.words if found else item.ground

    def _version(self, document: str, number: str) -> Address | None:
        editions = self.library.by_id.get(document)
        known = {one.number: one for one in editions.versions} if editions else {}
        found = known.get(number)
        name = f"{found.outline.name} {number}" if found else ""
        return Address(f"{document}/{number}", name) if found else None


def find_grounds(library: Library) -> Grounds:
    """Return the places of the texts shown first on the library's day."""
    return Grounds(library, shelf_addresses(shown_workspace(library), library))
