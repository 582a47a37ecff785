"""`govdocs remiss receive`: an answer is stored as it came, and then read."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.answer_told import tell_answer
from govdocs.cli.command import Judging, held
from govdocs.cli.instant import Instant
from govdocs.cli.named_file import NamedPath, bytes_of
from govdocs.cli.options import workspace_root
from govdocs.cli.round import opened, round_option
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.errors import BadArgument
from govdocs.model.amount import counted

if TYPE_CHECKING:
    from govdocs.consultation.answers import RoundRead
    from govdocs.model.delivery import File
    from govdocs.model.receipt import Receipt, Received
    from govdocs.render.sent_out import SentOut

_CHANNELS = ("webb", "word", "e-post", "brev", "yaml")

_EDITED = (
    "svar.yaml kan vara ändrad för hand och läses inte över. Ta bort filen om originalet "
    "ska läsas om."
)


@click.command(
    "receive",
    Judging,
    needs=("name",),
    clashes=(
        ("again", "files", "instance", "channel", "at"),
        ("dry_run", "again", "channel", "at"),
    ),
    options_metavar="[VAL]",
    short_help="Ta emot ett svar på en remiss.",
    help="""Ta emot ett svar på en remiss.

    Filen sparas först, precis som den kom, med tid och kontrollsumma. När det är gjort är
    svaret mottaget. Sedan läses den: arbetsmallen som Word eller ODT, YAML, formuläret i
    Markdown, eller formuläret i HTML som sparad sida eller som webbläsaren skickar det.
    Det som inte går att förstå listas för en människa.

    Ur Word läses rutorna, kommentarer i marginalen, ändringar i texten och det som står
    utanför rutorna.

    Första filen är svaret, de andra är bilagor. En bilaga som är en arbetsmall eller ett
    läsexemplar blir en del av svaret. Utan FIL frågas det efter svaret. Allt ligger
    utanför git tills remissen publiceras.

    Med --dry-run visas bara hur filen blir läst, med råd om hur synpunkterna kan sägas
    enklare. Inget tas emot.""",
)
@click.argument("files", metavar="[FIL]...", nargs=-1, type=NamedPath())
@round_option
@click.option(
    "--instance",
    type=FILLED,
    metavar="ID",
    help="Instansen, som i remissinstanser.yaml.",
)
@click.option(
    "--channel",
    type=click.Choice(_CHANNELS),
    help="Hur svaret kom in, annars efter filens sort.",
)
@click.option(
    "--at",
    type=Instant(),
    metavar="TID",
    help="När svaret kom in, i svensk tid eller med Z sist i UTC. Annars nu.",
)
@click.option(
    "--again", is_flag=True, help="Läs i stället om de svar som inte har kunnat läsas."
)
@click.option(
    "--dry-run", is_flag=True, help="Läs bara filen, och ge råd om språket i den."
)
@click.pass_context
def receive(
    ctx: click.Context,
    files: tuple[Path, ...],
    name: str,
    instance: str | None,
    channel: str | None,
    at: datetime | None,
    again: bool,
    dry_run: bool,
) -> int:
    """Store an answer, tell that it has come in, and read it."""
    from govdocs.cli.answer_told import tell_tried
    from govdocs.render.sent_out import SentOut

    slips = Slips(held(ctx))
    known = slips.tried(_opened, ctx, name, None if again else instance)
    if known:
        show.refused(known.faults)
    if again and known:
        slips.stop()
        return _read_again(known, SentOut(known))
    taken = [one for path in files if (one := slips.tried(_file, path))]
    consultee = None if again else slips.tried(_consultee, known, instance)
    if known is None or consultee is None or slips.found:
        raise slips.stopped()
    sent = SentOut(known)
    if taken and dry_run:
        return tell_tried(sent, consultee, taken)
    taken = taken or _asked(sent, consultee, at)
    way = channel or (_channel(taken[0].name) if files else "brev")
    moment = at or clock.now().astimezone(UTC)
    receipt, is_new = _take_in(known, consultee, taken, way, moment)
    if is_new:
        return _read(known, receipt, sent)
    if at:
        _tell_moment(receipt, at)
    return _came_again(known, receipt, sent)


def _opened(ctx: click.Context, name: str, instance: str | None) -> RoundRead:
    """Return the round; what its files say is remembered to the next answer.

    No other answers than those of the instance are needed to take in one more.
    """
    from govdocs.text.memory import Memory, filled, place_of

    root = workspace_root(ctx)
    memory = filled(Memory(place_of(root, f"{name}.lines")))
    known = opened(root, name, memory, instance)
    memory.save()
    return known


def _consultee(known: RoundRead | None, instance: str | None) -> str:
    """Return the instance; one that is nearly another is refused as a slip.

    Of a round that could not be read nothing can be said.
    """
    if instance is None:
        raise BadArgument("instansen saknas", "ange --instance, som --instance lerum")
    return known.answering(instance) if known else instance


def _file(path: Path) -> File:
    from govdocs.model.delivery import File

    return File(path.name, bytes_of(path))


def _asked(sent: SentOut, consultee: str, at: datetime | None) -> list[File]:
    if not (show.is_terminal(sys.stdin) and show.is_terminal()):
        raise BadArgument("ingen fil är angiven", "ange filen med svaret")
    from govdocs.cli.answer_by_hand import answer_by_hand
    from govdocs.model.delivery import File

    return [File("för-hand.yaml", answer_by_hand(sent.form, consultee, at))]


def _channel(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    known = {"yaml": "yaml", "yml": "yaml", "md": "e-post"}
    known |= dict.fromkeys(("docx", "docm", "odt", "doc", "rtf"), "word")
    return known.get(ending, "webb" if ending in {"html", "htm", "form"} else "e-post")


def _take_in(
    known: RoundRead, consultee: str, files: list[File], way: str, moment: datetime
) -> tuple[Receipt, bool]:
    """Store the answer and say so; False when the very same had come in before."""
    from govdocs.consultation.reception import take_in
    from govdocs.model.delivery import Delivery
    from govdocs.model.period import said

    delivery = Delivery(known.round.id, consultee, moment, way, files[0], (*files[1:],))
    receipt, is_new = take_in(known.spool, delivery)
    start = "Mottaget" if is_new else "Samma filer är redan mottagna"
    show.result(
        f"{start}: {receipt.folder}, {known.name_of(consultee)}, {said(receipt.received)}"
    )
    show.result(f"Kontrollsumma (sha256): {receipt.sha256}")
    sys.stdout.flush()
    return receipt, is_new


def _tell_moment(receipt: Receipt, at: datetime) -> None:
    """Tell that a moment that has been acknowledged does not change."""
    from govdocs.model.period import said

    if at.replace(microsecond=0) != receipt.received:
        show.result(f"Tiden {said(at)} antecknas inte: den är redan kvitterad.")
        show.result(
            "Är den kvitterade tiden fel sparar du om filen och tar emot den igen."
        )


def _came_again(known: RoundRead, receipt: Receipt, sent: SentOut) -> int:
    """Tell how an answer stands that had come in before; read it when nobody has."""
    from govdocs.consultation.arrival import tell_overtaken

    for one in known.spooled.received:
        if one.receipt != receipt:
            continue
        if one.is_decided:
            return _decided(known, one)
        if one.aside:
            return _put_aside(one.aside)
        if not one.is_read:
            return _read(known, receipt, sent)
        for words in tell_overtaken(known.round, known.submissions, one.submission):
            show.result(words)
    return 0


def _decided(known: RoundRead, one: Received) -> int:
    """Tell that a person has said that an answer does not count, and how that is undone."""
    from govdocs.text.spool import ASIDE_FILE, folder_of, place_from

    path = place_from(known.root, folder_of(known.spool, one.receipt) / ASIDE_FILE)
    show.message(f"Svaret är sparat men har lagts åt sidan: {one.aside}")
    show.message(f"Ska det räknas ändå tar du bort {path}.")
    return 1


def _put_aside(why: str) -> int:
    show.message(f"Svaret är sparat men räknas inte. {why}")
    show.message("Kör kommandot igen med rätt --round eller --instance.")
    return 1


def _read(known: RoundRead, receipt: Receipt, sent: SentOut) -> int:
    from govdocs.consultation.arrival import tell_arrival, tell_left
    from govdocs.consultation.replaced import tell_replaced, tell_reread
    from govdocs.text.spool import folder_of, place_from
    from govdocs.text.spool_answer import ANSWER_FILE

    read = sent.read(receipt)
    if read.aside:
        return _put_aside(read.aside)
    answer = read.submission
    name = known.name_of(receipt.consultee)
    # The same file can come again.
    others = [one for one in known.submissions if one.arrival != answer.arrival]
    told = [*tell_arrival(known.round, others, answer, name)]
    rests = (*tell_replaced(known, others, answer), *tell_reread(known, answer))
    for words in (*told, *read.noted, *rests):
        show.result(words)
    path = folder_of(known.spool, receipt) / ANSWER_FILE
    left = tell_left(answer, name, place_from(known.root, path))
    tell_answer(known.round, answer, (one for one in left if one not in told))
    return 0


def _read_again(known: RoundRead, sent: SentOut) -> int:
    from govdocs.text.spool_entry import is_edited

    waiting: list[Receipt] = []
    for one in known.spooled.received:
        if one.aside or (one.is_read and not one.submission.unread):
            continue
        if is_edited(known.spool, one.receipt):
            show.message(f"{one.receipt.folder}: {_EDITED}")
        else:
            waiting.append(one.receipt)
    slips, done = Slips(), 0
    for receipt in waiting:
        show.result(f"{receipt.folder}:")
        done += slips.tried(_read, known, receipt, sent) is not None
    show.message(f"{counted(done, 'svar är läst', 'svar är lästa')} på nytt.")
    slips.stop()
    return 0
