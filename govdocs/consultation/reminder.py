"""The letter to an instance that has not answered; no person is ever named in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime

from govdocs.consultation.letter import sent_to
from govdocs.consultation.status import State, Status
from govdocs.model.closing import closing
from govdocs.model.consultation import Consultation
from govdocs.model.period import in_words
from govdocs.model.register import Consultee
from govdocs.model.settings import Contact

# Those who may still be waited for.
_WAITED_FOR = frozenset({State.SILENT, State.EXTENDED})


def reminders(
    status: Status,
    register: Mapping[str, Consultee],
    now: datetime,
    on: date,
    sender: Contact | None = None,
    lost: Collection[str] = (),
) -> Iterator[tuple[str, str]]:
    """Yield the id of each instance without an answer, and a letter in Markdown.

    One that is gone on the day gets none, nor one of those whose answer we have `lost`.
    `sender` is where answers are sent.
    """
    for one in _waited_for(status):
        row = register.get(one)
        if not (row and row.is_gone(on)) and one not in lost:
            name = row.addressed if row else one
            yield one, _letter(status.round, one, name, now, sender)


def not_reminded(
    status: Status,
    register: Mapping[str, Consultee],
    on: date,
    lost: Collection[str] = (),
) -> Iterator[str]:
    """Yield which instances without an answer get no letter, as in `reminders`, and why."""
    for one in _waited_for(status):
        row = register.get(one)
        if row and row.end and row.is_gone(on):
            last = in_words(row.end)
            yield f"Ingen påminnelse till {row.name}, som fanns till och med den {last}."
        elif one in lost:
            name = row.name if row else one
            yield (
                f"Ingen påminnelse till {name}: ett svar har kommit in och gått "
                "förlorat. Be om det igen."
            )


def _waited_for(status: Status) -> Iterator[str]:
    return (one.consultee for one in status.standings if one.state in _WAITED_FOR)


def _letter(
    asked: Consultation,
    consultee: str,
    name: str,
    now: datetime,
    sender: Contact | None,
) -> str:
    lines = [
        f"# Påminnelse: {asked.title}",
        "",
        f"Till {name}",
        "",
        *_docket(asked),
        f"Vi har inte fått något svar från er på {asked.called} {asked.id}, "
        f"{asked.title}.",
        *_time(asked, consultee, now),
        *sent_to(sender),
        "",
        "Vill ni inte svara räcker det att ni meddelar att ni avstår.",
        "Har ni redan svarat ber vi er höra av er, så söker vi efter svaret.",
    ]
    if asked.marking:
        lines += ["", f"*{asked.marking}*"]
    return "\n".join(lines) + "\n"


def _docket(asked: Consultation) -> Iterator[str]:
    if asked.dockets:
        yield f"Diarienummer: {', '.join(asked.dockets)}"
        yield ""


def _time(asked: Consultation, consultee: str, now: datetime) -> Iterator[str]:
    last = asked.deadline_of(consultee)
    day = in_words(last)
    if now > closing(last).at:
        yield f"Svarstiden gick ut den {day} kl. 23.59."
        yield "Ett svar som kommer nu tas emot, men märks som sent."
    elif last > asked.deadline:
        yield f"Ni har anstånd och kan svara till och med den {day} kl. 23.59."
    else:
        yield f"Svara senast den {day} kl. 23.59."
