"""The form to fill in, as one page that needs no server, and can be sent to one.

Every element with words of the form's own carries a mark, so that other words on a saved
page can be told from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from govdocs.consultation.form.form import APART, PRIVACY, UNINVITED, Form, FormHeading
from govdocs.consultation.form.places import DETAILS
from govdocs.consultation.intake.field_words import STANCES
from govdocs.consultation.intake.html_form import TEMPLATE_MARK
from govdocs.model.period import in_words
from govdocs.model.submission import CommentKind, Stance
from govdocs.render.html.frame import asset, environment
from govdocs.render.html.redline_page import alone_style

# Asked for with words of their own on the page.
_APART = frozenset({"instans", "inställning", "skäl", "reservation"})


@dataclass(frozen=True, slots=True)
class TextAsked:
    """A text of the round: its name, and the places in it with the number of each."""

    name: str
    places: tuple[tuple[int, FormHeading], ...]


def form_html(form: Form, name: str | None = None) -> str:
    """Return the page; the same round gives the same page. `name` is the instance's."""
    asked = form.round
    values = {
        "title": f"Svar på remiss {asked.id}",
        "about": asked.title,
        "form": form,
        "who": f"{name} ({form.consultee})" if name else form.consultee,
        "last": in_words(form.last_day),
        "notes": [asked.marking] if asked.marking else [],
        "warning": UNINVITED if form.is_uninvited else None,
        "privacy": PRIVACY,
        "file": f"svar-{asked.id}-{form.consultee or 'instans'}",
        "decided": [one for one in DETAILS if one.field not in _APART],
        "stances": [*Stance],
        "apart": APART,
        "each": STANCES,
        "kinds": [*CommentKind],
        "texts": [*_texts(form)],
        "mark": Markup(f" {TEMPLATE_MARK}"),  # noqa: S704 - our own word
        "style": alone_style("form.css"),
        "script": asset("form.js"),
    }
    return environment().get_template("form.html").render(values)


def _texts(form: Form) -> Iterator[TextAsked]:
    numbered = [*enumerate(form.headings, 1)]
    for id_ in dict.fromkeys(one.document for one in form.headings):
        own = tuple(row for row in numbered if row[1].document == id_)
        whole = (one.title for _, one in own if one.block is None)
        yield TextAsked(next(whole, id_), own)
