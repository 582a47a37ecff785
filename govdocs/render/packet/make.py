"""Make the packets of several parties: what they share is made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from govdocs.overview.editions import Library
from govdocs.overview.packet import Packet
from govdocs.render.packet.council import council_job
from govdocs.render.packet.files import folder_files, zipped
from govdocs.render.packet.output import Output, refuse_taken
from govdocs.render.packet.shared import Shared, share
from govdocs.render.pdf.job import Limits, PdfJob
from govdocs.render.pdf.make import make_pdfs
from govdocs.render.site_plan import SitePlan, plan_site
from govdocs.text.files import replace_file

FOLDER, ZIP, PDF = "mapp", "zip", "pdf"
FORMS = (FOLDER, ZIP, PDF)

# A council's PDF holds the whole text twice, beside all that is said of it.
_LIMITS = Limits(cpu_seconds=240, wall_seconds=600, memory=1_500_000_000)


@dataclass(frozen=True, slots=True)
class PacketOrder:
    """Where packets go, in which forms, and whether with PDFs; `workers` make those."""

    out: Path
    forms: tuple[str, ...] = FORMS
    with_pdf: bool = True
    workers: int = 1

    def names(self, packet: Packet) -> list[str]:
        """Return what a packet is written as."""
        known = {FOLDER: packet.name, ZIP: f"{packet.name}.zip"}
        if self.with_pdf:
            known[PDF] = f"{packet.name}.pdf"
        return [known[one] for one in FORMS if one in known and one in self.forms]

    @property
    def has_files(self) -> bool:
        """Tell whether the files of a folder are asked for, there or in a zip file."""
        return FOLDER in self.forms or ZIP in self.forms


def make_packets(
    root: Path,
    library: Library,
    packets: Sequence[Packet],
    order: PacketOrder,
    progress: Callable[[str], None],
) -> list[str]:
    """Write packets about one version, all or none; return the names of what was written.

    `progress` is called for each PDF and each packet. Raises PacketRefused, CannotWrite,
    PdfToolMissing, PdfFailed or RecordBroken.
    """
    names = [name for one in packets for name in order.names(one)]
    refuse_taken(order.out, names)
    with Output(order.out) as output:
        plan = _plan(root, library, output.scratch)
        shared = share(packets[0], plan)
        jobs = list(find_jobs(packets, shared, order))
        kept = output.scratch / "pdf"
        made = make_pdfs(jobs, kept, order.workers, progress, _LIMITS)
        common = {
            name: path.read_bytes()
            for name, path in made.items()
            if name not in {one.name for one in packets}
        }
        for one in packets:
            _write(one, shared, common, made, order, output)
            progress(one.party.id)
        output.publish()
    return names


def find_jobs(
    packets: Sequence[Packet], shared: Shared, order: PacketOrder
) -> list[PdfJob]:
    """Return the PDFs to make: those shared by the packets, and one for each council."""
    if not order.with_pdf:
        return []
    jobs: dict[str, PdfJob] = {}
    if order.has_files:
        jobs[shared.page.name] = shared.text_job
        for one in packets:
            found = shared.difference(one)
            if found and found.page.name not in jobs:
                jobs[found.page.name] = found.job
    if PDF in order.forms:
        jobs |= {one.name: council_job(one, shared) for one in packets}
    return list(jobs.values())


def _plan(root: Path, library: Library, folder: Path) -> SitePlan:
    """Return the plan of the texts, with pictures that only git has written to a folder."""
    plan = plan_site(root, library, folder)
    for address, picture in plan.locked_pictures():
        replace_file(folder / address, picture)
    return plan


def _write(
    packet: Packet,
    shared: Shared,
    common: Mapping[str, bytes],
    made: Mapping[str, Path],
    order: PacketOrder,
    output: Output,
) -> None:
    if order.has_files:
        files = folder_files(packet, shared, common)
        if FOLDER in order.forms:
            output.folder(packet.name, files)
        if ZIP in order.forms:
            output.file(f"{packet.name}.zip", zipped(packet, files))
    if packet.name in made:
        output.file(f"{packet.name}.pdf", made[packet.name].read_bytes())
