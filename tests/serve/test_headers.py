"""`_headers` as hosts read it."""

from __future__ import annotations

from generator.serve.headers import headers_for, parse

RULES = parse("""\
# Everything
/*
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'self'; img-src 'self' data:

/assets/*
  Cache-Control: public, max-age=31536000, immutable

/*/feed.xml
  Content-Type: application/xml
a line without rule
""")


def test_a_path_gets_the_headers_of_every_rule_that_fits() -> None:
    assert headers_for(RULES, "/campaigns/x/feed.xml") == {
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'self'; img-src 'self' data:",
        "content-type": "application/xml",
    }


def test_nothing_is_cached_for_ever_while_it_is_being_written() -> None:
    assert "cache-control" not in headers_for(RULES, "/assets/site.css")
