"""One round with all that has come in: what is published, and what lies in the spool."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from govdocs.consultation.errors import (
    ConsultationRefused,
    RoundBroken,
    UnknownRound,
)
from govdocs.errors import BadArgument
from govdocs.model.consultation import Consultation
from govdocs.model.finding import Finding
from govdocs.model.nearest import did_you_mean, nearest
from govdocs.model.register import Consultee
from govdocs.model.reply import Reply
from govdocs.model.submission import Submission
from govdocs.text.consultations import FOLDER as ROUNDS_FOLDER
from govdocs.text.consultations import ROUND_FILE
from govdocs.text.folder import Folder
from govdocs.text.load import ConsultedRead, load_consulted
from govdocs.text.memory import Memory
from govdocs.text.spool import (
    Spooled,
    place_from,
    read_opened,
    read_spool,
    spool_of,
)
from govdocs.text.spool_entry import note_opened

# The rule that judges what people have edited in the spool.
EDITED = "GD449"


@dataclass(frozen=True, slots=True)
class RoundRead:
    """A round as it is known: the registers it rests on, and what has come in."""

    root: Path
    round: Consultation
    read: ConsultedRead
    spooled: Spooled

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Return what is wrong with the files: no answer can be given from them."""
        return self.read.faults

    @property
    def answer_faults(self) -> tuple[Finding, ...]:
        """Return what is wrong with answers that people have edited, as `check` tells it."""
        return tuple(
            replace(
                one,
                code=EDITED,
                location=replace(one.location, file=self._told(one.location.file)),
            )
            for one in self.spooled.faults
        )

    def _told(self, file: str) -> str:
        return place_from(self.root, Path(file)) if file else ""

    @property
    def spool(self) -> Path:
        """Return the folder that answers are received into."""
        return spool_of(self.root, self.read.settings.received)

    @property
    def submissions(self) -> tuple[Submission, ...]:
        """Return every answer once, as it is published where it is."""
        published = self.read.consulted.answers(self.round.id)
        received = (
            replace(one.submission, file=(self._told(one.submission.file[0]), 1))
            for one in self.spooled.received
            if one.aside is None
        )
        return merge_answers(published, received)

    @property
    def opened(self) -> dict[str, datetime]:
        """Return when each of those asked is known to have opened the round, by id."""
        noted = read_opened(self.spool, self.round.id)
        return {one: noted[one] for one in self.round.invited_ids if one in noted}

    def open_by(self, consultee: str, at: datetime) -> datetime:
        """Note that one of those asked has opened the round; return when it first did.

        Raises ConsultationRefused for one that is not asked, or CannotWrite.
        """
        for refused in self.uninvited([consultee]):
            raise refused
        return note_opened(self.spool, self.round.id, consultee, at)

    def uninvited(self, named: Iterable[str]) -> Iterator[ConsultationRefused]:
        """Yield which of those named are not asked."""
        asked = self.round.invited_ids
        for consultee in named:
            if consultee not in asked:
                name = self.round.id
                otherwise = f"se remiss.yaml, eller kör govdocs remiss invite {name}"
                yield ConsultationRefused(
                    f"{consultee} är inte inbjuden till remiss {name}",
                    did_you_mean(consultee, asked, otherwise),
                )

    def answering(self, consultee: str) -> str:
        """Return who answers; one that is nearly another is refused as a slip.

        Raises BadArgument for one that the register does not have.
        """
        invited = self.round.invited_ids
        if consultee in self.consultees or consultee in invited:
            return consultee
        every = [*self.consultees, *invited]
        remedy = did_you_mean(consultee, every, "lägg till instansen där")
        raise BadArgument(f"{consultee} finns inte i remissinstanser.yaml", remedy)

    @property
    def replies(self) -> tuple[Reply, ...]:
        """Return what is answered to the comments."""
        return self.read.consulted.replies_of(self.round.id)

    @property
    def consultees(self) -> dict[str, Consultee]:
        """Return the register of instances, by id."""
        return {one.id: one for one in self.read.registers.consultees}

    def name_of(self, consultee: str) -> str:
        """Return the name of an instance; its id when the register lacks it."""
        found = self.consultees.get(consultee)
        return found.name if found else consultee

    def addressed(self, consultee: str) -> str:
        """Return the name of an instance with its mailbox, as it stands in letters."""
        found = self.consultees.get(consultee)
        return found.addressed if found else consultee


def open_round(
    root: Path, name: str, memory: Memory | None = None, whose: str | None = None
) -> RoundRead:
    """Read one round of a workspace and all that has come in to it.

    `whose` asks for the answers of one instance alone, which in a large round is little.
    Raises UnknownRound, or RoundBroken when its file cannot be read.
    """
    read = load_consulted(Folder(root), name, memory, whose)
    found = read.consulted.round(name)
    if found is None:
        if _is_broken(read, name):
            raise RoundBroken(read.faults)
        every = load_consulted(Folder(root), None, memory).consulted.rounds
        known = [one.id for one in every]
        raise UnknownRound(name, nearest(name, known))
    spooled = read_spool(spool_of(root, read.settings.received), name, whose)
    return RoundRead(root, found, read, spooled)


def open_answered(root: Path, name: str, memory: Memory | None = None) -> RoundRead:
    """Read one round as `open_round` does, for what counts its answers or shows them.

    An answer that somebody has edited so that it cannot be read is not left out, and no
    older one counts in its place. Raises UnknownRound, or RoundBroken with every fault.
    """
    known = open_round(root, name, memory)
    if faults := known.faults or known.answer_faults:
        raise RoundBroken(faults)
    return known


def _is_broken(read: ConsultedRead, name: str) -> bool:
    """Tell whether the file of a round cannot be read, or something stands in its way."""
    home = f"/{ROUNDS_FOLDER}/{name}"
    ways = (f"/{ROUNDS_FOLDER}", home, f"{home}/{ROUND_FILE}")
    return any(f"/{one.location.file}".endswith(ways) for one in read.faults)


def merge_answers(
    published: Iterable[Submission], received: Iterable[Submission]
) -> tuple[Submission, ...]:
    """Return every answer once; one that is both published and received as published.

    Those that are received keep their order, which tells two in one second apart.
    """
    public = {one.arrival: one for one in published}
    found: list[Submission] = []
    taken: set[tuple[object, ...]] = set()
    for one in received:
        key = one.arrival
        if key not in taken:
            found.append(public.get(key, one))
        if key in public:
            taken.add(key)
    return (*(one for key, one in public.items() if key not in taken), *found)
