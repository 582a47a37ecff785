"""What is told of a round in the same words on every face."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from govdocs.consultation.asked_text import AskedText
from govdocs.consultation.compilation import (
    Compilation,
    QuestionCompiled,
    SectionCompiled,
)
from govdocs.consultation.grouping import Group
from govdocs.consultation.report import Report, SectionReported
from govdocs.consultation.status import TOLD, State, Status
from govdocs.model.amount import counted
from govdocs.model.consultation import Asked, Consultation
from govdocs.model.period import in_words
from govdocs.model.reply import Reply, ReplyOutcome
from govdocs.model.submission import DecidedBy, Stance, Submission

LOST_TITLE = "Mottagna svar vars original har gått förlorat"
_NO_DOCUMENT = "Det som inte hör till något dokument"
STANCE_TOTAL = "Alla"
_STANCES = {
    Stance.SUPPORTS: "tillstyrker",
    Stance.SUPPORTS_CHANGED: "vill ändra",
    Stance.NO_OBJECTION: "har ingen erinran",
    Stance.OPPOSES: "avstyrker",
    Stance.ABSTAINS: "avstår",
}


def numbers_line(status: Status) -> str:
    """Return who answered and who did not, in one line that adds up."""
    whole = ", ".join(f"{count} {words}" for count, words in status.terms)
    others = status.counts[State.UNSOLICITED]
    more = f" Dessutom {others} som {TOLD[State.UNSOLICITED]}." if others else ""
    return f"{status.invited} {status.invited_noun}: {whole}.{more}"


def answer_line(found: Compilation, answer: Submission) -> str:
    """Return how an instance stands to the whole, if it came late or unasked, who decided.

    It has words of the sender, which are to be made harmless.
    """
    state = found.status.state_of(answer.consultee)
    told = [*_stances_told(found, answer)]
    if state in (State.LATE, State.UNSOLICITED):
        told.append(f"{TOLD[state].capitalize()}.")
    if answer.decided_by:
        told.append(f"Beslutat av {decided_words(answer.decided_by)}.")
    if answer.dockets:
        told.append(f"Diarienummer {', '.join(answer.dockets)}.")
    return " ".join(told)


def stands_line(found: Compilation, consultee: str) -> str:
    """Return how an instance stands to everything and to each text; '' if it does not say."""
    said = (one for one in found.answers if one.consultee == consultee)
    told = (_stances_told(found, one) for one in said if one.stance or one.stances)
    return " ".join(next(told, ()))


def _stances_told(found: Compilation, answer: Submission) -> Iterator[str]:
    yield f"Samlad inställning: {answer.stance.value if answer.stance else '–'}."
    for to, own in own_stances(found, answer):
        yield f"Inställning till {to}: {own}."


def own_stances(found: Compilation, answer: Submission) -> Iterator[tuple[str, str]]:
    """Yield the title of each text that an instance says how it stands to, and how."""
    for document, stance in answer.stances.items():
        yield document_title(found, document), stance.value


def stance_totals(found: Compilation) -> list[str]:
    """Return how many instances stand in each way, to everything and then to each text."""
    columns = zip(*(row.every for row in found.matrix), strict=True)
    return [_counted(Counter(one)) for one in columns]


def _counted(counts: Mapping[Stance | None, int]) -> str:
    told = [f"{counts[one]} {_STANCES[one]}" for one in Stance if counts.get(one)]
    none = [f"{counts[None]} anger ingen"] if counts.get(None) else []
    return ", ".join([*told, *none])


def decided_words(by: DecidedBy) -> str:
    """Return which body decided an answer, when, and the item of its minutes."""
    day = f"den {in_words(by.day)}" if by.day else ""
    item = (by.minutes_item or "").replace("§ ", "§\u00a0")
    return f"{by.body} {day}".strip() + (f", {item}" if item else "")


def stances_line(section: SectionCompiled) -> str:
    """Return how many instances take each stance, and none; '' when none takes any."""
    found = section.stances
    return _counted(dict([*found.items(), (None, section.silent)])) if found else ""


def section_title(found: Compilation, section: SectionCompiled) -> str:
    """Return a section's name with its document's, when it has one."""
    text = found.texts.get(section.document)
    if not section.document:
        return section.title
    return f"{text.title if text else section.document}: {section.title}"


def document_title(found: Compilation, document: str) -> str:
    """Return what sections of a document stand under; `document` is '' for no document."""
    text = found.texts.get(document)
    return text.title if text else document or _NO_DOCUMENT


def reported_documents(
    report: Report,
) -> list[tuple[str, tuple[tuple[int, SectionReported], ...]]]:
    """Return the sections of a report, each with its number, by the title of a document."""
    numbered = enumerate(report.sections, 1)
    return [
        (document_title(report.found, document), tuple(rows))
        for document, rows in groupby(numbered, lambda one: one[1].section.document)
    ]


def section_counts(section: SectionCompiled) -> str:
    """Return how many comments there are, and from how many."""
    many = counted(len(section.said), "synpunkt", "synpunkter")
    who = len({one.consultee for one in section.said})
    return f"{many} från {counted(who, 'instans', 'instanser')}"


def section_line(section: SectionCompiled) -> str:
    """Return the counts of a section, in sentences."""
    stances = stances_line(section)
    more = f" Inställning: {stances}." if stances else ""
    return f"{section_counts(section)}.{more}"


def sayers_line(found: Compilation, one: Group) -> str:
    """Return who has said it: the name of one, or how many there are."""
    who = one.consultees
    if len(who) == 1:
        return found.name(who[0])
    return f"{len(who)} instanser"


def question_title(found: Compilation, one: QuestionCompiled) -> str:
    """Return a question with the document and the section it is about."""
    text = found.texts.get(one.document)
    if text is None:
        return one.asked.text
    section = section_asked(text, one.asked)
    return f"{one.asked.text} ({', '.join(filter(None, (text.title, section)))})"


def section_asked(text: AskedText, asked: Asked) -> str:
    """Return the section that a question is about with its number; '' for all of it."""
    spot = text.spot(asked.section) if asked.section else None
    return spot.cited if spot else ""


def changed_line(reply: Reply, cited: Mapping[str, str]) -> str:
    """Return which blocks a reply says were changed, as readers cite them."""
    blocks = reply.caused.blocks if reply.caused else ()
    places = "; ".join(cited.get(one, one) for one in blocks)
    since = f" Infört i version {reply.version}." if reply.version else ""
    return f"{places}.{since}"


def report_kind(asked: Consultation) -> str:
    """Return what a report is called."""
    return "Redogörelse" if asked.is_internal else "Remissredogörelse"


def report_title(found: Compilation) -> str:
    """Return the heading of a report."""
    asked = found.round
    if asked.is_internal:
        return f"{report_kind(asked)} för {asked.called} {asked.title}"
    return f"{report_kind(asked)}: {asked.title}"


def own_title(found: Compilation, consultee: str) -> str:
    """Return the heading of an instance's own sheet."""
    return f"{found.name(consultee)}: vad ni skrev och vad vi svarade"


def own_lead(found: Compilation) -> str:
    """Return what an instance's own sheet is, in one sentence."""
    asked = found.round
    return (
        f"{asked.noun.capitalize()} {asked.id}: {asked.title}. "
        "Här står vad ni skrev, vad vi svarade och hur texten blev."
    )


def outcomes_line(comments: int, outcomes: Sequence[ReplyOutcome]) -> str:
    """Return how many comments there are, if all have a reply, and how those fell out."""
    if not comments:
        return "Inga synpunkter har lämnats."
    whole = counted(comments, "synpunkt", "synpunkter")
    missing = comments - len(outcomes)
    told = outcome_counts(outcomes)
    if missing:
        return f"{whole}. {missing} saknar ännu bemötande. Av de bemötta: {told}."
    return f"{whole}, alla bemötta: {told}."


def outcome_counts(outcomes: Sequence[ReplyOutcome]) -> str:
    """Return how many replies there are of each outcome."""
    counts = Counter(outcomes)
    return ", ".join(f"{counts[one]} {one.told}" for one in ReplyOutcome if counts[one])


def report_line(report: Report) -> str:
    """Return what came of all comments of a round."""
    found = report.found
    replies = [found.replies[one.comment.id].outcome for one in found.annex]
    return outcomes_line(len(found.annex), replies)


def complete_line(found: Compilation) -> str:
    """Return how many comments there are, and how many have a reply."""
    total = len(found.annex)
    if not total:
        return "Inga synpunkter har lämnats."
    replied = total - len(found.unreplied)
    share = 100 * replied // total
    return f"{counted(total, 'synpunkt', 'synpunkter')}, {replied} bemötta ({share} %)."


def answered_lists(report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return who stands in each way, with what that is called."""
    silent = report.who(State.SILENT) + report.who(State.EXTENDED)
    return (
        (TOLD[State.IN_TIME].capitalize(), report.who(State.IN_TIME)),
        (TOLD[State.LATE].capitalize(), report.who(State.LATE)),
        (TOLD[State.DECLINED].capitalize(), report.who(State.DECLINED)),
        (TOLD[State.SILENT].capitalize(), silent),
        (TOLD[State.UNSOLICITED].capitalize(), report.who(State.UNSOLICITED)),
    )
