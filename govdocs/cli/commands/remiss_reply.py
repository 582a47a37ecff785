"""`govdocs remiss reply`: what is answered to comments, and whether all of it holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held, is_given, unusable
from govdocs.cli.entry import offer, unasked, with_commit
from govdocs.cli.named_file import NamedPath, NewFolder
from govdocs.cli.options import workspace_root
from govdocs.cli.reply_told import tell_reply
from govdocs.cli.round import compiled, read_round, the_round, write_files
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.model.amount import counted
from govdocs.model.reply import Caused, ReplyOutcome
from govdocs.text.words import beginning

if TYPE_CHECKING:
    from govdocs.consultation.answers import RoundRead
    from govdocs.consultation.compilation import Compilation
    from govdocs.consultation.grouping import Said
    from govdocs.consultation.replies import Drafted, Wish

_QUOTED = 60
# Words that stand for those that cannot be used, while more is found.
_LOST = "–"

_DROPPED = (
    "OBS Det som stod om ändringen följer inte med. Ska det stå kvar anger du det igen "
    "med --block, --commit-id, --outside-text och --version."
)

# What stands in a reply, and what is asked for instead of writing one.
_SAID = ("outcome", "reason", "blocks", "revision", "elsewhere", "version", "with_same")
_MODES = ("unanswered", "check", "sheet", "workbook")
_CLASHES = (
    *((one, *_MODES[at + 1 :]) for at, one in enumerate(_MODES)),
    *((one, "comments", *_SAID, "reaction") for one in _MODES),
    *((one, "is_saved") for one in ("unanswered", "check", "sheet")),
    ("reaction", *_SAID),
)


@dataclass(frozen=True, slots=True)
class _Options:
    """What was asked for on the command line."""

    outcome: str | None
    reason: str | None
    blocks: tuple[str, ...]
    revision: str | None
    elsewhere: str | None
    version: str | None
    reaction: str | None


@click.command(
    "reply",
    Judging,
    clashes=_CLASHES,
    options_metavar="[VAL]",
    short_help="Bemöt synpunkter, eller pröva att alla är bemötta.",
    help="""Bemöt en synpunkt, eller flera på en gång.

    Först listas vilka synpunkter som träffas. Har någon av dem redan ett annat bemötande
    skrivs inget. Anges just de synpunkter som ett bemötande gäller ändras det, och det
    som stod förut läggs i dess historik.

    Med --unanswered listas det som är obesvarat. Med --check prövas att alla är bemötta
    och att varje "tillgodoses" pekar på en ändring som verkligen rör stycket. Med --sheet
    skrivs varje instans eget blad: ni skrev, vi svarade, så blev texten.

    Med --from läses bemötanden som är skrivna i sammanställningen för Excel. Har någon
    bemött på annat sätt sedan den skrevs ut, eller är något annat fel, visas allt det och
    inget skrivs.""",
)
@the_round
@click.argument("comments", nargs=-1, metavar="[SYNPUNKT]...")
@click.option(
    "--outcome",
    type=click.Choice([one.value for one in ReplyOutcome]),
    help="Vad det blev av synpunkten.",
)
@click.option("--reason", metavar="TEXT", help="Skälet, så att den som skrev förstår.")
@click.option(
    "--block",
    "blocks",
    type=FILLED,
    metavar="STÄLLE",
    multiple=True,
    help="Stycke som ändrades, som hsavtal#k7m2. Går att upprepa.",
)
@click.option(
    "--commit-id",
    "revision",
    type=FILLED,
    metavar="COMMIT",
    help="Den sparade ändringen.",
)
@click.option(
    "--outside-text",
    "elsewhere",
    type=FILLED,
    metavar="TEXT",
    help="Varför inget stycke i texten ändrades.",
)
@click.option(
    "--version", type=FILLED, metavar="NUMMER", help="Versionen där ändringen står."
)
@click.option(
    "--group", "with_same", is_flag=True, help="Ta med alla som säger samma sak."
)
@click.option(
    "--reaction", type=FILLED, metavar="TEXT", help="Vad instansen säger om bemötandet."
)
@click.option("--unanswered", is_flag=True, help="Lista synpunkter utan bemötande.")
@click.option("--check", is_flag=True, help="Pröva att allt är bemött och stämmer.")
@click.option(
    "--sheet",
    type=NewFolder(),
    metavar="MAPP",
    help="Skriv bladen i mappen, ett för varje instans.",
)
@click.option(
    "--from",
    "workbook",
    type=NamedPath(),
    metavar="FIL",
    help="Läs in bemötanden ur sammanställningen i Excel.",
)
@with_commit
@unasked
@click.pass_context
def reply(
    ctx: click.Context,
    /,
    name: str,
    comments: tuple[str, ...],
    with_same: bool,
    unanswered: bool,
    check: bool,
    sheet: Path | None,
    workbook: Path | None,
    is_saved: bool,
    yes: bool,
    **options: Any,
) -> int:
    """Write a reply, or tell how the replies stand."""
    from govdocs.consultation.replies import named, unnamed
    from govdocs.overview.replying import filing_of, replies_kept

    slips = Slips(held(ctx))
    read = slips.tried(_read, ctx, name)
    if any(is_given(ctx, one) for one in _MODES):
        slips.stop()
    asked = _Options(**options)
    if not any(is_given(ctx, one) for one in ("comments", *_MODES)):
        slips.note(
            "det framgår inte vilken synpunkt som menas",
            "ange en eller flera, som lerum-3, eller --unanswered för att se dem",
        )
    if read is None:
        if not is_given(ctx, "reaction"):
            _wish((), asked, None, slips, unusable(ctx))
        raise slips.stopped()
    known, found = read
    if unanswered:
        return _list(found)
    if check:
        return _check(known.root, found)
    if sheet:
        return _write_sheets(known.root, found, sheet)
    if workbook:
        return _from_workbook(known, found, workbook, (is_saved, yes))
    wrong = [*unnamed(found, comments)]
    slips.found += wrong
    hit = [] if wrong else named(found, comments, with_same=with_same)
    before = replies_kept(known)
    drafted = _drafted(read, hit, before, asked, slips, unusable(ctx))
    _tell(drafted)
    filing = filing_of(drafted, before, hit)
    question = f"Skriv bemötandet av {counted(len(hit), 'synpunkt', 'synpunkter')}?"
    offer(known.root, filing, question, yes=yes, is_saved=is_saved)
    return 0


def _read(ctx: click.Context, name: str) -> tuple[RoundRead, Compilation]:
    known = read_round(workspace_root(ctx), name)
    return known, compiled(known)


def _from_workbook(
    known: RoundRead,
    found: Compilation,
    workbook: Path,
    flags: tuple[bool, bool],
) -> int:
    from govdocs.cli.replies_typed import reply_typed
    from govdocs.overview.replying import replies_kept

    is_saved, yes = flags
    before = replies_kept(known)
    return reply_typed(known, found, workbook, before, is_saved=is_saved, yes=yes)


def _list(found: Compilation) -> int:
    for one in found.unreplied:
        show.result(_line(found, one))
    show.message(
        f"{len(found.unreplied)} av {len(found.annex)} synpunkter är obesvarade."
    )
    return 1 if found.unreplied else 0


def _check(root: Path, found: Compilation) -> int:
    """Tell every fault on its line; exit 1 with one, 0 without."""
    from govdocs.consultation.release import find_faults
    from govdocs.consultation.trace import open_trace
    from govdocs.render.round_words import complete_line

    faults = find_faults(found, open_trace(root, found))
    for one in faults:
        show.fault(one)
    show.result(complete_line(found))
    return 1 if faults else 0


def _write_sheets(root: Path, found: Compilation, out: Path) -> int:
    from govdocs.consultation.report import own_rows
    from govdocs.overview.later_texts import later_texts
    from govdocs.render.html.report_page import own_sheet_file
    from govdocs.render.markdown.report import own_sheet_markdown

    rows = own_rows(found, later_texts(root, found))
    files: dict[str, bytes] = {}
    for answer in found.answers:
        who = answer.consultee
        own = rows.get(who, ())
        files[f"{who}.md"] = own_sheet_markdown(found, who, own)
        files[f"{who}.html"] = own_sheet_file(found, who, own)
    write_files(root, out, files)
    return 0


def _line(found: Compilation, one: Said) -> str:
    words = beginning(" ".join(one.comment.text.split()), _QUOTED)
    who = found.name(one.consultee)
    told = f'{one.comment.id}  {who}  {found.cited(one.comment)}  "{words}"'
    return show.on_one_line(told)


def _drafted(
    read: tuple[RoundRead, Compilation],
    hit: Sequence[str],
    before: bytes | None,
    asked: _Options,
    slips: Slips,
    lost: Collection[str],
) -> Drafted:
    """Return the reply to write. Raises Stopped with all that is wrong."""
    from govdocs.consultation.replies import draft_reaction, draft_reply

    known, found = read
    for one in hit:
        show.result(_line(found, found.comments[one]))
    old = before.decode("utf-8") if before is not None else None
    if (asked.reaction or "reaction" in lost) and not asked.outcome:
        if len(hit) > 1:
            slips.note("--reaction gäller ett bemötande", "ange en synpunkt i taget")
        rows, words = (known.round, old, known.replies), asked.reaction or _LOST
        drafts = [slips.tried(draft_reaction, *rows, one, words) for one in hit]
        slips.stop()
        return next(filter(None, drafts))
    _judge_places(known.root, found, asked, slips)
    wish = _wish(hit, asked, known.root, slips, lost)
    if wish is None:
        raise slips.stopped()
    return draft_reply(known.round, old, known.replies, wish, clock.today())


def _wish(
    hit: Sequence[str],
    asked: _Options,
    root: Path | None,
    slips: Slips,
    lost: Collection[str],
) -> Wish | None:
    """Return what is replied; None when an option is missing or cannot be used.

    Without a workspace nothing is said of which changes there are.
    """
    from govdocs.consultation.replies import Wish

    if asked.outcome is None and "outcome" not in lost:
        slips.note("utfallet saknas", "ange --outcome")
    is_lost = "reason" in lost
    reason = slips.words(asked.reason, "skälet", "--reason", is_lost=is_lost)
    caused = _caused(root, asked, slips)
    if slips.found or asked.outcome is None:
        return None
    outcome = ReplyOutcome(asked.outcome)
    return Wish(tuple(hit), outcome, reason, caused, asked.version)


def _judge_places(
    root: Path, found: Compilation, asked: _Options, slips: Slips
) -> None:
    """Note places that are neither in the text asked about nor in that of today."""
    from govdocs.overview.replying import nowhere

    # What is no place at all is noted where the reply is put together.
    for what in nowhere(root, found, Slips().places(asked.blocks)):
        slips.note(what, "rätta --block; id står sist i stycket, som {#k7m2}")


def _caused(root: Path | None, asked: _Options, slips: Slips) -> Caused | None:
    blocks = tuple(map(str, slips.places(asked.blocks)))
    words = asked.revision if root else None
    commit = _commit(root, words, slips) if root and words else None
    elsewhere = slips.words_or_none(asked.elsewhere)
    if not (blocks or commit or elsewhere):
        return None
    return Caused(blocks, commit, elsewhere)


def _commit(root: Path, words: str, slips: Slips) -> str | None:
    from govdocs.store.gateway import open_gateway

    gateway = open_gateway(root)
    found = gateway.resolve(words) if gateway else None
    if found is None:
        slips.note(f"{words} är ingen sparad ändring", "se govdocs log DOKUMENT")
    return found


def _tell(drafted: Drafted) -> None:
    one, before = drafted.reply, drafted.before
    if before:
        tell_reply("Förut", before)
    tell_reply("Bemötande", one)
    was, now = ((each.caused, each.version) for each in (before or one, one))
    if any(old and not new for old, new in zip(was, now, strict=True)):
        show.message(_DROPPED)
