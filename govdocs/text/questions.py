"""Read parked questions: every YAML file that lies in a folder called fragor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from govdocs.model.decision_path import is_decision
from govdocs.model.period import parse_day
from govdocs.model.question import Answer, Question, Raised, Turn
from govdocs.text.keys import parse_target
from govdocs.text.names import KNOWN_ANYWHERE, QUESTIONS_FOLDER

_NUMBER = re.compile(r"[1-9][0-9]{0,3}")


def is_question(path: str) -> bool:
    """Tell whether a file is a question; the folder can lie in any folder."""
    *folders, name = path.split("/")
    is_other = name in KNOWN_ANYWHERE or is_decision(path)
    is_yaml = name.endswith(".yaml") and not is_other
    return folders[-1:] == [QUESTIONS_FOLDER] and is_yaml


def number_of(path: str) -> int:
    """Return the number that a file is named after; 0 when its name is something else."""
    name = path.rpartition("/")[2].removesuffix(".yaml")
    return int(name) if _NUMBER.fullmatch(name) else 0


def read_question(path: str, data: Mapping[str, Any]) -> Question:
    """Turn a file that fits its schema into a value."""
    answer = data.get("svar")
    return Question(
        path=path,
        number=number_of(path),
        title=data["rubrik"],
        places=tuple(parse_target(one) for one in data["ställen"]),
        raised=Raised(
            data["väckt"]["möte"], data["väckt"]["roll"], _day(data["väckt"])
        ),
        parked=_day(data, "parkerad"),
        turns=tuple(map(_turn, data["steg"])),
        answer=Answer(answer["text"], answer["av"], _day(answer)) if answer else None,
        to_consultation=data.get("blir_remissfråga") == "ja",
        decision=data.get("beslut"),
        conflict=data.get("målkonflikt"),
        marking=data.get("märkning"),
    )


def _turn(row: Mapping[str, Any]) -> Turn:
    last = row.get("svar_senast")
    return Turn(row["organ"], _day(row, "från"), parse_day(last) if last else None)


def _day(row: Mapping[str, Any], key: str = "datum") -> date:
    day = parse_day(row[key])
    assert day is not None, "the schema holds the format of days"
    return day
