"""`govdocs beslut add`: enter what a body has decided about a version."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held, unusable
from govdocs.cli.decision_options import (
    APPEALS,
    OUTCOMES,
    REVIEWERS,
    Said,
    corrected,
    decision_of,
    with_digests,
)
from govdocs.cli.decision_slips import judge_correction, judge_said
from govdocs.cli.entry import (
    offer,
    tell_faults,
    unasked,
    with_commit,
)
from govdocs.cli.named_file import NamedPath
from govdocs.cli.options import Day
from govdocs.cli.slips import Slips
from govdocs.errors import DecisionRefused
from govdocs.text.filing import Filing

if TYPE_CHECKING:
    from collections.abc import Collection

    from govdocs.cli.record import Known
    from govdocs.model.decision import Decision
    from govdocs.model.version import Version
    from govdocs.overview.entering import Entered

_DAY = Day()


@click.command(
    "add",
    Judging,
    options_metavar="[VAL]",
    short_help="Registrera ett organs beslut om en version.",
    help="""Registrera ett organs beslut om en version.

    Utan --body, --on och --outcome frågas det efter dem. Filen visas innan den skrivs, och
    ändras aldrig sedan: en rättelse är en ny fil, med --corrects.

    Det som govdocs check skulle finna i filen visas. Med --commit sparas inget som är fel,
    för det som är sparat går inte att ändra.

    Den text som beslutades anges med --text eller --digest. Är den en annan än den som
    lades fram stoppas beslutet, och skillnaden visas. Utan dem räknas den som samma.""",
)
@click.argument("revision", metavar="DOKUMENT@VERSION")
@click.option("--body", metavar="ORGAN", help="Organets id i organ.yaml.")
@click.option("--on", type=_DAY, metavar="DAG", help="Sammanträdets dag.")
@click.option("--item", metavar="PARAGRAF", help='Protokollets paragraf, som "§ 77".')
@click.option(
    "--docket",
    "dockets",
    metavar="NUMMER",
    multiple=True,
    help="Diarienummer. Går att upprepa.",
)
@click.option("--outcome", type=click.Choice(OUTCOMES), help="Vad beslutet blev.")
@click.option("--wording", metavar="TEXT", help="Att-satsens ord efter utfallet.")
@click.option("--meeting", metavar="NAMN", help="Vad sammanträdet kallas.")
@click.option(
    "--text",
    "file",
    type=NamedPath(),
    metavar="FIL",
    help="Filen med den text som beslutades (govdocs export DOKUMENT --to canonical).",
)
@click.option("--digest", metavar="SHA256", help="Kontrollsumman för den texten.")
@click.option(
    "--addition",
    "additions",
    metavar="TEXT",
    multiple=True,
    help="Ett uppdrag till den egna förvaltningen. Går att upprepa.",
)
@click.option(
    "--change",
    "changes",
    metavar="BLOCK=TEXT",
    multiple=True,
    help="En annan lydelse av ett stycke. Går att upprepa.",
)
@click.option(
    "--condition",
    "conditions",
    metavar="SORT=TEXT",
    multiple=True,
    help='Ett villkor, som "samtliga parter=TEXT". Går att upprepa.',
)
@click.option("--reservation", metavar="TEXT", help="Vilka som reserverade sig.")
@click.option(
    "--to-meeting", type=_DAY, metavar="DAG", help="Dagen som ärendet skjuts upp till."
)
@click.option("--minutes", metavar="LÄNK", help="Var protokollet finns.")
@click.option(
    "--minutes-file",
    type=NamedPath(),
    metavar="FIL",
    help="Protokollets fil, vars kontrollsumma sparas.",
)
@click.option(
    "--attested", type=_DAY, metavar="DAG", help="Dagen då protokollet justerades."
)
@click.option(
    "--attested-by",
    metavar="ROLL",
    multiple=True,
    help="Vem som justerade: en roll, aldrig namn. Går att upprepa.",
)
@click.option(
    "--posted", type=_DAY, metavar="DAG", help="Dagen då justeringen anslogs."
)
@click.option(
    "--appealed",
    type=click.Choice(APPEALS),
    help="Hur det står med ett överklagande.",
)
@click.option("--appealed-on", type=_DAY, metavar="DAG", help="Dagen det överklagades.")
@click.option("--signed", type=_DAY, metavar="DAG", help="Dagen avtalet skrevs under.")
@click.option(
    "--signed-by",
    metavar="BEFATTNING",
    multiple=True,
    help="Vem som skrev under: en befattning, aldrig namn. Går att upprepa.",
)
@click.option(
    "--preliminary",
    metavar="ORGAN",
    help="Beslutet är preliminärt, och det här organet beslutar slutligt.",
)
@click.option(
    "--corrects", metavar="NAMN", help="Beslutet som rättas, som 2022-09-08-1."
)
@click.option(
    "--corrected-on",
    type=_DAY,
    metavar="DAG",
    help="Dagen då protokollet rättades.",
)
@click.option(
    "--corrected-item",
    metavar="PARAGRAF",
    help="Paragrafen i protokollet från det mötet.",
)
@click.option("--before", metavar="TEXT", help="Protokollets ord före rättelsen.")
@click.option("--after", metavar="TEXT", help="Protokollets ord efter rättelsen.")
@click.option(
    "--review",
    type=click.Choice(REVIEWERS),
    help="En granskning, i stället för --outcome.",
)
@click.option("--source", metavar="TEXT", help="Var uppgiften kommer ifrån.")
@click.option(
    "--marking",
    metavar="ORD",
    help="Ord som visas, som Påhittade uppgifter.",
)
@with_commit
@unasked
@click.pass_context
def add(
    ctx: click.Context,
    /,
    revision: str,
    file: Path | None,
    is_saved: bool,
    yes: bool,
    **options: Any,
) -> int:
    """Show the file of a decision, and write it."""
    from govdocs.cli.matter import find_version
    from govdocs.overview.entering import enter
    from govdocs.text.folder import Folder

    slips = Slips(held(ctx))
    said = with_digests(Said(**options), file, slips)
    found = slips.tried(find_version, ctx, revision)
    if found is None:
        slips.found += judge_said(said, unusable(ctx))
        raise slips.stopped()
    root, known, version = found
    said = _asked(said, known, unusable(ctx), slips)
    slips.found += judge_said(said, unusable(ctx))
    decision = _decision(said, known, version, slips)
    _judge(decision, known, version, file, slips)
    files = frozenset(Folder(root).listing().files)
    entered = enter(decision, version, files, clock.today(), slips.found)
    if entered is None:
        raise slips.stopped()
    show.result(entered.path)
    show.result(entered.text.rstrip("\n"))
    _tell(entered, known)
    content = entered.text.encode("utf-8")
    filing = Filing(entered.path, None, content, entered.message)
    tell_faults(root, filing, is_saved=is_saved)
    offer(root, filing, "Skriv beslutet?", yes=yes, is_saved=is_saved)
    return 0


def _asked(said: Said, known: Known, lost: Collection[str], slips: Slips) -> Said:
    """Return the options with what a person answers for those that are needed.

    Nobody is asked while there is something else to mend.
    """
    if said.corrects or not (show.is_terminal(sys.stdin) and show.is_terminal()):
        return said
    if slips.found or any(judge_said(said, {*lost, "body", "on", "outcome"})):
        return said
    from govdocs.cli.decision_form import filled_in

    bodies = [one.id for one in known.read.registers.bodies]
    return filled_in(said, bodies, clock.today())


def _decision(said: Said, known: Known, version: Version, slips: Slips) -> Decision:
    """Return the decision, or the correction of one, as far as it can be known."""
    from govdocs.overview.entering import find_decision

    bodies = {one.id: one for one in known.read.registers.bodies}
    body = bodies.get((said.body or "").lower())
    if said.corrects and said.body:
        decisions = known.record.decisions.get(version.name, ())
        name = said.body.lower()
        old = slips.tried(find_decision, decisions, name, said.corrects)
        if old:
            slips.found += judge_correction(old, said)
            return corrected(old, said)
    elif said.body and body is None:
        from govdocs.model.nearest import did_you_mean

        remedy = did_you_mean(said.body, bodies, "lägg till organet i organ.yaml")
        what = f"{said.body} finns inte i organ.yaml"
        slips.found.append(DecisionRefused(what, remedy))
    name = known.dated(version).metadata.name
    return decision_of(said, version, name, body.party if body else None)


def _judge(
    decision: Decision, known: Known, version: Version, file: Path | None, slips: Slips
) -> None:
    """Stop at all that is wrong, another text shown before it. Raises Stopped."""
    from govdocs.overview.entering import is_other_text, judge_changes, judge_entry

    slips.found += judge_entry(decision, version, clock.today())
    if decision.changes:
        slips.found += judge_changes(decision, known.document(version))
    if is_other_text(decision, version):
        _show_difference(known, version, decision, file)
    slips.stop()


def _show_difference(
    known: Known, version: Version, decision: Decision, file: Path | None
) -> None:
    """Show what differs between the text laid before the body and the one it decided."""
    from govdocs.cli.compared import compare_texts, read_text
    from govdocs.cli.redline_terminal import look_of_output, redline_lines

    proposed = known.versions.ready(version).canonical.decode("utf-8")
    if file is not None:
        other, name = read_text(file).text, str(file)
    else:
        found = next(
            (
                one
                for one in known.record.versions.get(version.document, ())
                if one.full == decision.decided
            ),
            None,
        )
        if found is None:
            return
        other, name = known.versions.ready(found).canonical.decode("utf-8"), found.name
    compared = compare_texts(version.name, proposed, name, other)
    for line in redline_lines(compared, look_of_output(is_whole=False)):
        show.message(line)


def _tell(entered: Entered, known: Known) -> None:
    """Tell what follows: what it comes to, and when it can no longer be appealed."""
    from govdocs.decision.finality import find_appeal

    matters = known.force.matters
    appeal = find_appeal(entered.decision, matters.mandates)
    if appeal and appeal.final:
        show.result(show.wrapped(appeal.final.words, 0))
    outcome = entered.decision.outcome
    if outcome:
        show.result(f"Utfall: {outcome}.")
