"""Read what lies below remisser/: rounds, published answers and replies to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from govdocs.model.consultation import (
    Asked,
    Consultation,
    ConsultationKind,
    Enclosed,
    Frozen,
    Invited,
    Outside,
)
from govdocs.model.consulted import Consulted
from govdocs.model.outline import Place
from govdocs.model.period import parse_day
from govdocs.model.reply import Caused, Earlier, Reply, ReplyOutcome
from govdocs.model.submission import (
    Comment,
    CommentKind,
    CommentPlace,
    DecidedBy,
    Quote,
    Stance,
    Submission,
)

FOLDER, PUBLISHED = "remisser", "publicerat"
ROUND_FILE, REPLIES_FILE = "remiss.yaml", "bemotanden.yaml"
# An instant as files have it: in UTC, to the second.
_INSTANT = "%Y-%m-%dT%H:%M:%SZ"
ROUND, ANSWER, REPLIES = "remiss", "svar", "bemotanden"

_BELOW = re.compile(
    rf"(?:^|/){FOLDER}/\d{{4}}-[1-9]\d{{0,2}}/"
    rf"(?:({re.escape(ROUND_FILE)})|({re.escape(REPLIES_FILE)})|{PUBLISHED}/[a-z0-9-]+\.yaml)$",
    re.ASCII,
)


def consultation_schema(path: str) -> str | None:
    """Return the schema of a file of a round; None when it is no such file."""
    found = _BELOW.search(path)
    if found is None:
        return None
    return ROUND if found[1] else REPLIES if found[2] else ANSWER


def read_consulted(
    files: Iterable[tuple[str, Mapping[str, Any], Mapping[str, Place]]],
) -> Consulted:
    """Turn paths, data that fits its schema and the places of keys into values."""
    rounds: list[Consultation] = []
    published: list[Submission] = []
    replies: list[Reply] = []
    for path, data, places in files:
        match consultation_schema(path) if data else None:
            case "remiss":
                rounds.append(read_round(path, data))
            case "svar":
                published.append(read_submission(path, data))
            case "bemotanden":
                replies += read_replies(path, data, places)
    return Consulted(tuple(rounds), tuple(published), tuple(replies))


def read_round(path: str, data: Mapping[str, Any]) -> Consultation:
    """Turn remiss.yaml into a value."""
    return Consultation(
        id=data["id"],
        title=data["titel"],
        kind=ConsultationKind(data["sort"]),
        opens=_certain(data["öppnar"]),
        deadline=_certain(data["sista_svarsdag"]),
        texts=tuple(map(_frozen, data["dokument"])),
        invited=tuple(
            Invited(one["id"], one.get("kanal"), _day(one.get("anstånd")))
            for one in data.get("instanser", ())
        ),
        questions=_asked(data),
        outside=tuple(
            Outside(one["id"], one["skäl"]) for one in data.get("utanför", ())
        ),
        enclosed=tuple(
            Enclosed(one["titel"], one.get("länk")) for one in data.get("bifogat", ())
        ),
        dockets=tuple(data.get("diarienummer", ())),
        letter=data.get("missiv"),
        marking=data.get("märkning"),
        place=(path, 1),
    )


def read_submission(path: str, data: Mapping[str, Any]) -> Submission:
    """Turn one answer into a value."""
    decided = data.get("beslutat_av")
    return Submission(
        round=data["remiss"],
        consultee=data["instans"],
        received=read_instant(data["mottaget"]),
        channel=data["kanal"],
        sha256=data["sha256"],
        stance=_stance(data),
        answers=dict(data.get("svar", {})),
        reason=data.get("skäl"),
        decided_by=DecidedBy(
            decided["organ"], _day(decided.get("datum")), decided.get("paragraf")
        )
        if decided
        else None,
        dockets=tuple(data.get("diarienummer", ())),
        comments=tuple(map(_comment, data.get("synpunkter", ()))),
        reservation=data.get("reservation"),
        unread=tuple(data.get("ej_lästa", ())),
        marking=data.get("märkning"),
        file=(path, 1),
        stances={
            text: Stance(one) for text, one in data.get("inställningar", {}).items()
        },
    )


def read_replies(
    path: str, data: Mapping[str, Any], places: Mapping[str, Place]
) -> list[Reply]:
    """Turn bemotanden.yaml into values, in the order written."""
    return [
        _reply(row, data, (path, places.get(f"bemötanden.{count}", (1, 1))[0]))
        for count, row in enumerate(data["bemötanden"])
    ]


def _frozen(row: Any) -> Frozen:
    return Frozen(
        row["id"],
        row["kontrollsumma"],
        row.get("version"),
        row.get("revision"),
        _asked(row),
    )


def _asked(row: Any) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            one["id"], one["text"], one.get("avsnitt"), one.get("obligatorisk") == "ja"
        )
        for one in row.get("frågor", ())
    )


def _comment(row: Any) -> Comment:
    return Comment(
        row["id"],
        CommentKind(row["sort"]),
        row["text"],
        _place(row.get("ankare")),
        _stance(row),
        row.get("förslag"),
    )


def _place(row: Any) -> CommentPlace | None:
    if row is None:
        return None
    quote = row.get("citat")
    return CommentPlace(
        row["dokument"],
        row.get("block"),
        Quote(quote["exakt"], quote.get("före", ""), quote.get("efter", ""))
        if quote
        else None,
    )


def _stance(row: Any) -> Stance | None:
    return Stance(row["inställning"]) if "inställning" in row else None


def _reply(row: Any, data: Mapping[str, Any], place: tuple[str, int]) -> Reply:
    return Reply(
        round=data["remiss"],
        comments=tuple(row["synpunkter"]),
        outcome=ReplyOutcome(row["utfall"]),
        reason=row["motivering"],
        caused=_caused(row.get("ändring")),
        version=row.get("version"),
        history=tuple(
            Earlier(
                _certain(one["datum"]), ReplyOutcome(one["utfall"]), one["motivering"]
            )
            for one in row.get("historik", ())
        ),
        reaction=row.get("reaktion"),
        marking=data.get("märkning"),
        place=place,
    )


def _caused(row: Any) -> Caused | None:
    if row is None:
        return None
    return Caused(
        tuple(row.get("block", ())), row.get("commit"), row.get("utanför_texten")
    )


def instant_text(at: datetime) -> str:
    """Return an instant as files have it."""
    return at.astimezone(UTC).strftime(_INSTANT)


def read_instant(words: str) -> datetime:
    """Return an instant in UTC, to the second. Raises ValueError."""
    return datetime.strptime(words, _INSTANT).replace(tzinfo=UTC)


def _day(words: str | None) -> date | None:
    return parse_day(words) if words else None


def _certain(words: str) -> date:
    day = parse_day(words)
    assert day is not None, "the schema holds the format of days"
    return day
