"""However programs put a saved e-mail together, its words are read and its files are told."""

from __future__ import annotations

from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from urllib.parse import urlencode

import pytest

from govdocs.model.submission import Stance
from govdocs.text.mail import Mail, read_mail
from govdocs.text.word.limits import Limits
from tests.intake.test_consultation_intake import read

PLAIN, PAGE = MIMEText("Orden"), MIMEText("<p>Orden</p>", "html")
FILE = ("svar.docx", b"PK\x03\x04 svaret")
SIGNATURE = MIMEApplication(b"namn", "pkcs7-signature")


def file() -> MIMEApplication:
    name, content = FILE
    made = MIMEApplication(content, "octet-stream")
    made.add_header("Content-Disposition", "attachment", filename=name)
    return made


def parts(kind: str, *inside: MIMEBase) -> MIMEMultipart:
    return MIMEMultipart(kind, _subparts=inside)


def opened(made: MIMEBase) -> Mail:
    made["From"], made["Message-ID"] = "a@norrby.example", "<1@norrby.example>"
    return read_mail(made.as_bytes(), Limits())


@pytest.mark.parametrize(
    "made",
    [
        parts("alternative", PLAIN, parts("mixed", PAGE, file())),
        parts("signed", parts("mixed", PLAIN, file()), SIGNATURE),
        parts("mixed", parts("mixed", PLAIN, file())),
        parts("mixed", parts("related", parts("alternative", PLAIN, PAGE), file())),
        parts("related", PLAIN, file()),
        parts("mixed", file(), PLAIN),
        parts("mixed", parts("alternative", MIMEText(" \n"), PAGE), file()),
    ],
    ids=["apple", "signed", "nested", "within", "related", "after", "empty-form"],
)
def test_words_and_file_are_found_wherever_they_stand(made: MIMEBase) -> None:
    found = opened(made)

    assert ("Orden", (FILE,)) == ("".join(found.texts).strip(), found.attached)


def test_a_mail_that_is_only_a_file_is_that_file() -> None:
    assert ((), (FILE,)) == ((found := opened(file())).texts, found.attached)


@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_words_after_a_file_are_words_too(subtype: str) -> None:
    last = MIMEText("Sist", subtype)

    found = read("original.eml", parts_as_sent(MIMEText("Först"), file(), last))

    assert ("Först", "Sist") == found.unread[:2]


def test_words_below_a_sent_form_do_not_hide_it() -> None:
    sent = urlencode(
        {"remiss": "2021-1", "instans": "norrby", "inställning": "avstyrker"}
    )

    found = read("original.eml", parts_as_sent(MIMEText(sent), MIMEText("Virusfritt")))

    assert (Stance.OPPOSES, ("Virusfritt",)) == (found.stance, found.unread)


def test_a_mail_sent_along_is_told_and_so_is_a_file_without_a_name() -> None:
    inner = MIMEMessage(parts("mixed", PLAIN, file()))

    found = opened(parts("mixed", PLAIN, inner, MIMEApplication(b"x")))

    assert ["vidarebefordrat meddelande", "utan namn"] == [
        name for name, _ in found.attached
    ]


def test_a_mail_whose_parts_cannot_be_told_apart_is_words() -> None:
    raw = b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\nOrden"

    assert ("Orden",) == read_mail(raw, Limits()).texts


@pytest.mark.parametrize("charset", ["undefined", "a\0b", "idna", "hex", "okänd"])
def test_words_in_a_charset_that_reads_nothing_are_read_anyway(charset: str) -> None:
    head = f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}"

    found = read_mail(f"{head}\n\nOrd på rad".encode(), Limits())

    assert ("Ord på rad",) == found.texts


@pytest.mark.parametrize(
    "name", ["filename*=idna''%C3%A5", "filename*=a\0b''c", "filename*"]
)
def test_a_file_whose_name_cannot_be_read_is_there_all_the_same(name: str) -> None:
    raw = parts_as_sent(PLAIN, file()).replace(b'filename="svar.docx"', name.encode())

    found = read_mail(raw, Limits())

    assert (("Orden",), (("?", FILE[1]),)) == (found.texts, found.attached)


def parts_as_sent(*inside: MIMEBase) -> bytes:
    made = parts("mixed", *inside)
    made["From"], made["Message-ID"] = "a@norrby.example", "<1@norrby.example>"
    return made.as_bytes()
