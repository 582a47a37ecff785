"""Open a round, and add to it: what is refused, what is warned of, what is then fixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from govdocs.consultation.errors import ConsultationRefused
from govdocs.consultation.form.form import form_of
from govdocs.model.closing import closing
from govdocs.model.consultation import Consultation, Invited
from govdocs.model.digest import in_fours
from govdocs.model.nearest import IN_AN_ID, did_you_mean
from govdocs.model.period import in_words
from govdocs.model.register import Consultee
from govdocs.model.settings import Contact
from govdocs.text.consultation_file import with_invited
from govdocs.text.consultations import read_round
from govdocs.text.faults import Faults
from govdocs.text.publication import Ready
from govdocs.text.registers import read_yaml_file


def judge_opening(
    asked: Consultation, register: Iterable[Consultee], known: Iterable[str]
) -> Iterator[ConsultationRefused]:
    """Yield why a round cannot be; `known` are the ids of rounds that are there."""
    if asked.id in known:
        yield ConsultationRefused(
            f"remissen {asked.id} finns redan", "välj nästa nummer för året"
        )
    if asked.deadline < asked.opens:
        yield ConsultationRefused(
            f"sista svarsdag, {asked.deadline}, ligger före öppningen, {asked.opens}",
            "rätta dagarna",
        )
    yield from judge_invited(asked, register)
    names = Counter(one.document for one in asked.texts)
    names.update(one.document for one in asked.outside)
    for name, count in names.items():
        if count > 1:
            yield ConsultationRefused(
                f"{name} är med mer än en gång", "ange varje dokument en gång"
            )


def judge_invited(
    asked: Consultation, register: Iterable[Consultee]
) -> Iterator[ConsultationRefused]:
    """Yield which instances are unknown, and which are named twice."""
    known = {one.id: one for one in register}
    if asked.invited and not known:
        yield no_register()
        return
    for name, count in Counter(asked.invited_ids).items():
        if name not in known:
            yield ConsultationRefused(
                f"{name} finns inte i remissinstanser.yaml",
                did_you_mean(name, known, "lägg till instansen där"),
            )
        if count > 1:
            yield ConsultationRefused(
                f"{name} är inbjuden mer än en gång", "ange varje instans en gång"
            )


def no_register() -> ConsultationRefused:
    """Return what is wrong where there is nobody to ask."""
    return ConsultationRefused(
        "ingen kan bjudas in, för remissinstanser.yaml saknas",
        "skriv filen, med en rad för varje instans under remissinstanser:, som "
        "- {id: lerum, namn: Lerums kommun, typ: kommun}",
    )


def judge_places(
    asked: Consultation, texts: Mapping[str, Ready]
) -> Iterator[ConsultationRefused]:
    """Yield questions about places that the texts lack, for no question can change."""
    form = form_of(asked, texts.values())
    for text in asked.texts:
        for one in text.questions:
            if one.section and one.section not in form.blocks[text.document]:
                yield _placeless(text.document, one.section, form.blocks[text.document])


def _placeless(document: str, place: str, known: Iterable[str]) -> ConsultationRefused:
    remedy = did_you_mean(
        place,
        known,
        "rätta stället i --question, eller fråga om hela dokumentet",
        mark=f"{document}#",
        least=IN_AN_ID,
    )
    return ConsultationRefused(f"{document}#{place} finns inte i texten", remedy)


def warnings(
    asked: Consultation,
    register: Iterable[Consultee],
    sender: Contact | None,
    on: date,
) -> Iterator[str]:
    """Yield what to think of before a round is opened on a day."""
    if asked.closes < on:
        yield "Sista svarsdag har redan varit, så remissen är stängd från början."
    days = [asked.deadline, *(one.extension for one in asked.invited if one.extension)]
    for day in sorted(set(days)):
        yield from day_off(day)
    yield from ended(asked, asked.invited, register)
    yield from _without_mailbox(asked.invited, register)
    if not (asked.is_internal or asked.letter or (sender and sender.email)):
        yield (
            "Missivet säger ingen adress att svara till. Skriv kontakt med epost i "
            "govdocs.yaml, eller ett eget missiv (--letter)."
        )
    if not asked.invited:
        yield "Ingen instans är inbjuden än (govdocs remiss invite)."


def day_off(day: date) -> Iterator[str]:
    """Yield what to think of when a last day to answer is one on which people are off."""
    found = closing(day)
    if found.warning:
        yield f"{found.warning}. Välj gärna en annan sista svarsdag."


def ended(
    asked: Consultation, invited: Iterable[Invited], register: Iterable[Consultee]
) -> Iterator[str]:
    """Yield which of those invited are gone before the last day to answer."""
    known = {one.id: one for one in register}
    for one in invited:
        row = known.get(one.consultee)
        if row and row.end and row.is_gone(asked.deadline):
            yield f"{row.name} finns bara till och med den {in_words(row.end)}."


def _without_mailbox(
    invited: Iterable[Invited], register: Iterable[Consultee]
) -> Iterator[str]:
    """Yield who has no mailbox, in a register where others have."""
    known = {one.id: one for one in register}
    if any(one.mailbox for one in known.values()):
        rows = (known.get(one.consultee) for one in invited)
        names = [one.name for one in rows if one and not one.mailbox]
        if names:
            yield f"Brevlåda saknas i remissinstanser.yaml för {', '.join(names)}."


def fixed(asked: Consultation) -> Iterator[str]:
    """Yield what can no longer change when a round is open."""
    yield "Det här kan inte ändras när remissen är öppen:"
    for one in asked.texts:
        where = f"version {one.version}" if one.version else (one.revision or "")[:12]
        yield f"  texten {one.document} ({where}), kontrollsumma {in_fours(one.digest)}"
    count = len(asked.every_question)
    yield f"  frågorna ({count}) och öppningsdagen {asked.opens}"
    yield "  de inbjudna: fler kan bjudas in, men ingen kan tas bort"
    yield f"  sista svarsdag {asked.deadline} kl. 23.59; en instans kan få anstånd"


def invite(
    text: str, path: str, added: Invited, register: Mapping[str, Consultee]
) -> tuple[str, Consultation]:
    """Return remiss.yaml with an instance more, or more time for one, and what it says.

    Nothing else may change by it. Raises ConsultationRefused with the first reason.
    """
    before = _read(text, path)
    for one in judge_invitation(before, added, register):
        raise one
    expected = replace(before, invited=_with(before, added))
    new = with_invited(text, [added])
    after = _read(new, path)
    if after != expected:
        raise ConsultationRefused(
            "listan över instanser är skriven så att den inte går att lägga till i",
            "skriv den med en rad för varje instans, som - {id: lerum, kanal: webb}",
            file=path,
        )
    return new, after


def judge_invitation(
    asked: Consultation, added: Invited, register: Mapping[str, Consultee]
) -> Iterator[ConsultationRefused]:
    """Yield why one cannot be invited, or given more time."""
    old = _invited(asked, added.consultee)
    if added.extension and added.extension <= asked.deadline:
        yield ConsultationRefused(
            f"anståndet, {added.extension}, är inte längre än sista svarsdag, "
            f"{asked.deadline}",
            "ange en senare dag",
        )
    yield from judge_invited(replace(asked, invited=(added,)), register.values())
    if old is None:
        return
    if added.extension is None:
        yield ConsultationRefused(
            f"{added.consultee} är redan inbjuden", "ange --extension för anstånd"
        )
    elif old.extension and added.extension < old.extension:
        yield ConsultationRefused(
            f"{added.consultee} har redan anstånd till {old.extension}",
            "ett anstånd kan bara förlängas",
        )
    if added.channel not in (None, old.channel):
        yield ConsultationRefused(
            f"{added.consultee} är redan inbjuden, och kanalen ändras inte",
            "utelämna --channel",
        )


def _with(asked: Consultation, added: Invited) -> tuple[Invited, ...]:
    old = _invited(asked, added.consultee)
    if old is None:
        return (*asked.invited, added)
    more = replace(old, extension=added.extension)
    return tuple(more if one is old else one for one in asked.invited)


def _invited(asked: Consultation, name: str) -> Invited | None:
    return next((one for one in asked.invited if one.consultee == name), None)


def tell_invited(asked: Consultation, added: Invited, on: date, name: str) -> str:
    """Return what an invitation means on the day it is made; `name` is whose it is."""
    day = asked.deadline_of(added.consultee)
    last = in_words(day)
    if on < asked.opens:
        return f"Remissen öppnar den {in_words(asked.opens)}. Svar senast den {last}."
    if on > day:
        return (
            f"OBS Tiden för {name} gick ut den {last}, så ett svar märks som sent. Ge mer "
            "tid med --extension."
        )
    if on > asked.deadline:
        return f"Remissen har stängt för andra. {name} kan svara till den {last}."
    return f"Remissen är redan öppen. {name} kan svara till den {last}."


def _read(text: str, path: str) -> Consultation:
    faults = Faults(path)
    file = read_yaml_file(path, text.encode("utf-8"), faults)
    if faults.found or not file.data:
        raise ConsultationRefused(
            "remissens fil går inte att läsa", "kör govdocs check", file=path
        )
    return read_round(path, file.data)
