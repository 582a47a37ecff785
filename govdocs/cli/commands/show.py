"""`govdocs show`: a locked text by number, or the one in force on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held, refuse, unusable
from govdocs.cli.options import Day, text_or_json, workspace_root
from govdocs.cli.slips import Slips
from govdocs.errors import BadArgument, UnknownRevision
from govdocs.model.digest import in_fours
from govdocs.model.period import in_words
from govdocs.model.revision import (
    DayAsked,
    VersionAsked,
    named_document,
    parse_revision,
)

if TYPE_CHECKING:
    from govdocs.cli.record import Known
    from govdocs.model.version import Version


@click.command(
    "show",
    Judging,
    options_metavar="[VAL]",
    help="""Visa den text som gäller, gällde en viss dag, eller har ett visst nummer.

    hsavtal är texten i dag, hsavtal@2024-05-01 texten den dagen och hsavtal@1.0 en version.
    Är svaret olika för olika parter skrivs listan, och slutkoden är 2: ange då --party.""",
)
@click.argument("revision", metavar="DOKUMENT[@DAG|@VERSION]")
@click.option(
    "--party", metavar="PART", help="Svara för en part: dess id i parter.yaml."
)
@click.option(
    "--known-on",
    type=Day(),
    metavar="DAG",
    help="Svara efter det som var sparat den dagen, inte efter det som är känt nu.",
)
@text_or_json
@click.pass_context
def command(
    ctx: click.Context,
    revision: str,
    party: str | None,
    known_on: date | None,
    form: str,
) -> int:
    """Show one version with its standing."""
    slips = Slips(held(ctx))
    asked = slips.tried(_asked, revision)
    if party and isinstance(asked, VersionAsked):
        remedy = f"skriv en dag som {asked.document}@2024-05-01, eller ta bort --party"
        slips.note("--party gäller bara texten en viss dag", remedy)
    if asked is None or "known_on" in unusable(ctx):
        slips.tried(workspace_root, ctx)
        raise slips.stopped()
    known = slips.needed(_known, ctx, asked, known_on)
    if slips.found:
        slips.tried(_version, known, asked, party)
        slips.stop()
    if isinstance(asked, VersionAsked):
        return _show_version(known, asked, form)
    return _show_day(known, asked, party, form)


def _asked(revision: str) -> DayAsked | VersionAsked:
    """Return what is asked for, a document alone as it is today. Raises UnknownRevision."""
    words = revision if "@" in revision else f"{revision}@{clock.today()}"
    asked = parse_revision(words)
    if isinstance(asked, DayAsked | VersionAsked):
        return asked
    name = named_document(revision)
    raise UnknownRevision(
        f'"{revision}"', f"skriv {name}, {name}@2024-05-01 eller {name}@1.0"
    )


def _known(
    ctx: click.Context, asked: DayAsked | VersionAsked, known_on: date | None
) -> Known:
    """Open the record. Raises Stopped for one that no answer can rest on."""
    from govdocs.cli.record import open_known

    known = open_known(workspace_root(ctx), asked.document, known_on)
    refuse(known.faults)
    known.refuse_altered(asked.document)
    return known


def _version(
    known: Known, asked: DayAsked | VersionAsked, party: str | None
) -> Version | None:
    """Return the version asked for; None when nothing binds. Raises what stops that."""
    from govdocs.overview.at_date import version_by_number, version_on_day

    document = asked.document
    if isinstance(asked, VersionAsked):
        return version_by_number(known.record, document, asked.number)
    return version_on_day(known.force, known.record, document, asked.day, party)


def _show_version(known: Known, asked: VersionAsked, form: str) -> int:
    from govdocs.overview.at_date import version_by_number

    version = version_by_number(known.record, asked.document, asked.number)
    today = clock.today()
    if form == "json":
        show.data(_as_json(known, asked.document, today, {}, [version]))
    else:
        show.result(_text(known, version, today, ""))
    return 0


def _show_day(known: Known, asked: DayAsked, party: str | None, form: str) -> int:
    from govdocs.overview.at_date import known_party, version_on_day

    found = {}
    if form == "json" and asked.document in known.force.dated:
        found = known.force.in_force(asked.document, asked.day)
        if party:
            own = known_party(party, list(found))
            found = {own: found[own]}
        numbers = dict.fromkeys(number for number in found.values() if number)
        versions = [
            one for n in numbers if (one := known.record.find(asked.document, n))
        ]
        show.data(_as_json(known, asked.document, asked.day, found, versions))
    version = version_on_day(
        known.force, known.record, asked.document, asked.day, party
    )
    if form == "json":
        return 0
    if version is None:
        raise BadArgument(
            _why_none(known, asked, party).rstrip("."),
            "välj en annan dag (govdocs version list)",
        )
    who = f" för {known.names.get(party.lower(), party)}" if party else ""
    gives = "gäller" if asked.day >= clock.today() else "gällde"
    intro = f"Den {in_words(asked.day)} {gives} version {version.number}{who}."
    show.result(_text(known, version, asked.day, intro))
    return 0


def _why_none(known: Known, asked: DayAsked, party: str | None) -> str:
    """Return why nothing binds on a day, for the party if one is named."""
    from govdocs.overview.at_date import before_first

    if party is None:
        return before_first(known.force, asked.document, asked.day)
    standing = known.force.standing(asked.document, party.lower(), asked.day)
    name = known.names.get(party.lower(), party)
    words = f"Ingen version av {asked.document} gällde den {in_words(asked.day)} för {name}."
    why = standing.why if standing.last else ()
    return " ".join([words, *why])


def _text(known: Known, version: Version, day: date, intro: str) -> str:
    """Return what is known of a version, then its text."""
    from govdocs.text.reader_copy import reader_copy

    status = known.status(version, day)
    facts = [
        f"{version.name}: {status.word}. {status.sentence}",
        *status.notes,
        *([intro] if intro else []),
        f"Låst den {in_words(version.locked)}, med kontrollsumman",
        in_fours(version.full),
        *status.markings,
    ]
    return "\n".join(facts) + "\n\n" + reader_copy(known.document(version)).rstrip("\n")


def _as_json(
    known: Known,
    document: str,
    day: date,
    parties: dict[str, str | None],
    versions: list[Version],
) -> Any:
    return {
        "document": document,
        "date": day.isoformat(),
        "parties": parties,
        "versions": {
            one.number: {
                "status": known.status(one, day).word.value,
                "full": one.full,
                "text": one.text,
            }
            for one in versions
        },
    }
