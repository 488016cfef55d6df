"""Planning forms: one place that knows what each taker of forms wants (Netlify, Formspree, any other address).

Sources: docs.netlify.com/manage/forms (setup, spam filters, notifications); help.formspree.io ("Honeypot spam
filtering", "Hidden fields"). An unknown taker is sent what those two understand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator.config import FormsConfig
from generator.content.petition import form_name
from generator.plan.heads import Heads
from generator.plan.output import Output
from generator.views.forms import FormField, FormView
from generator.views.pages import HtmlView

__all__ = ["HONEYPOTS", "form_name", "form_origins", "forms_of", "make_form"]

HONEYPOTS = {"netlify": "bot-field", "formspree": "_gotcha", "address": "website"}
"""What each taker calls the field that people leave empty."""


def make_form(
    heads: Heads,
    *,
    name: str,
    thanks: str,
    subject: str,
    fields: Iterable[FormField],
    button: str,
    notes: Iterable[str] = (),
    forms: FormsConfig | None = None,
) -> FormView:
    """A form that goes where the hub wants forms to go, or where `forms` says.

    Args:
        heads: the plan's.
        name: see `form_name`.
        thanks: hub-relative address of the page that thanks; it ends in a slash, for Netlify answers 404 to `.html`.
        subject: of the e-mail that tells the hub.
        fields: what to fill in. Netlify answers to the field called `email`.
        button: what the button says.
        notes: what becomes of it.
        forms: another taker than that of site.yaml.
    """
    chosen = forms or heads.config.forms
    provider = chosen.provider or "netlify"
    netlify = provider == "netlify"
    if netlify:
        hidden: tuple[tuple[str, str], ...] = (("form-name", name), ("subject", f"{subject} (%{{submissionId}})"))
    else:
        after = heads.canonical.absolute(thanks)
        hidden = (("form-name", name), ("_subject", subject), ("_next", after))
    return FormView(
        name=name,
        action=thanks if netlify else chosen.endpoint,
        fields=tuple(fields),
        button=button,
        hidden=hidden,
        honeypot=chosen.honeypot or HONEYPOTS[provider],
        netlify=netlify,
        notes=tuple(note for note in notes if note),
    )


def form_origins(outputs: Iterable[Output]) -> tuple[str, ...]:
    """Where forms of pages go that do not go to the site itself, for the security policy."""
    return tuple(sorted({_origin(form.action) for _, form in forms_of(outputs) if not form.netlify}))


def forms_of(outputs: Iterable[Output]) -> Iterator[tuple[Output, FormView]]:
    """Every form of the pages whose views were made."""
    for output in outputs:
        if isinstance(output.view, HtmlView):
            page = output.view.page
            for field in page.__struct_fields__:
                value = getattr(page, field)
                if isinstance(value, FormView):
                    yield output, value


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
