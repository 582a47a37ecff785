"""The report of the consultation that a packet's text has been through, if there is one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govdocs.cli.round import compiled, read_round

if TYPE_CHECKING:
    from govdocs.model.consultation import Consultation
    from govdocs.model.version import Version
    from govdocs.model.workspace import Workspace
    from govdocs.overview.packet import Reported


def find_report(root: Path, workspace: Workspace, version: Version) -> Reported | None:
    """Return what the last round before a version was locked came to.

    None where there was no round about it, or one that is not replied to in full: a
    report that may not be written is not sent to a council either.
    """
    from govdocs.consultation.losing import lost_of
    from govdocs.consultation.release import find_faults
    from govdocs.consultation.report import make_report
    from govdocs.consultation.trace import open_trace
    from govdocs.overview.later_texts import later_texts
    from govdocs.overview.packet import Reported
    from govdocs.render.html.report_page import report_file
    from govdocs.render.round_words import numbers_line, report_line

    asked = _last(workspace.consulted.rounds, version)
    if asked is None:
        return None
    known = read_round(root, asked.id)
    found = compiled(known)
    if list(find_faults(found, open_trace(root, found))):
        return None
    later = later_texts(root, found, version.name)
    made = make_report(found, later, lost_of(known))
    told = f"{numbers_line(found.status)} {report_line(made)}"
    words = f"Remiss {asked.id}, {asked.title}. {told}"
    return Reported(words, report_file(made), asked.marking)


def _last(rounds: tuple[Consultation, ...], version: Version) -> Consultation | None:
    about = [
        one
        for one in rounds
        if one.text_of(version.document) and one.closes < version.locked
    ]
    return max(about, key=lambda one: one.deadline, default=None)
