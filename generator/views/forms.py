"""Forms: what a reader can send, to whoever takes it. Drawn by `partials/forms.html`, on any page that has one."""

from __future__ import annotations

from generator.views.common import View


class FormField(View, frozen=True, kw_only=True):
    """Something to fill in. `name` is what it is called where it arrives: once published it never changes."""

    name: str
    label: str
    kind: str = "text"
    """`text`, `email`, `tel`, `number`, `textarea` or `checkbox`."""
    required: bool = False
    autocomplete: str = ""
    """As WHATWG HTML names it (4.10.18.7, autofill): `name`, `email`, `postal-code`; `off`."""
    inputmode: str = ""
    help: str = ""
    """What to know before filling it in."""
    max_length: int = 0
    value: str = ""
    """What a ticked box says; what a number begins with."""


class FormView(View, frozen=True, kw_only=True):
    """A form."""

    name: str
    """Unique on the whole site: Netlify keeps what was sent by it."""
    action: str
    """Hub-relative (the page that says thanks) or a full address."""
    fields: tuple[FormField, ...]
    button: str
    hidden: tuple[tuple[str, str], ...] = ()
    """Names and values that are sent along."""
    honeypot: str
    """The field that only programs fill in."""
    netlify: bool = True
    """Whether Netlify is to find it in the page (docs.netlify.com/forms/setup)."""
    notes: tuple[str, ...] = ()
    """What becomes of what is sent, a paragraph each, under the button."""
