"""What every page's own view is: each kind of page has one below this."""

from __future__ import annotations

from generator.views.common import View


class Content(View, frozen=True, kw_only=True, tag=True):
    """What a page is about."""
