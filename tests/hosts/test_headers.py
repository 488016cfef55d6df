"""The `_headers` file as a host reads it."""

from __future__ import annotations

import fnmatch
import re

import pytest

from generator.hosts.headers import content_security_policy, headers_text


def rules(text: str) -> dict[str, dict[str, str]]:
    """Path to headers, by the hosts' documented syntax: a line that is not indented begins a rule."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in filter(str.strip, text.splitlines()):
        if line.startswith(" "):
            name, colon, value = line.strip().partition(": ")
            assert colon, line
            assert name not in found[path], line
            found[path][name] = value
        else:
            path = line
            found[path] = {}
    return found


def headers_of(address: str) -> dict[str, str]:
    merged: dict[str, str] = {}
    for path, headers in rules(headers_text()).items():
        if fnmatch.fnmatchcase(address, re.sub(r":\w+", "*", path)):
            twice = set(merged) & set(headers) - {"Content-Security-Policy"}
            assert not twice, "two rules for one header would be joined with a comma"
            both = [policies[name] for policies in (merged, headers) if (name := "Content-Security-Policy") in policies]
            merged |= headers | ({"Content-Security-Policy": ", ".join(both)} if both else {})
    return merged


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split("; "))}


def test_every_page_has_a_policy_that_allows_no_foreign_script() -> None:
    policy = directives(headers_of("/stories/weir/")["Content-Security-Policy"])

    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]
    assert "script-src" not in policy
    assert policy["style-src"] == ["'self'"]
    assert "style-src-attr" not in policy


def test_only_the_players_of_videos_may_be_framed() -> None:
    policy = directives(content_security_policy(frames=["https://tube.example", "https://player.vimeo.com"]))

    assert policy["frame-src"] == ["https://player.vimeo.com", "https://tube.example"]


def test_a_hub_without_videos_frames_nothing() -> None:
    assert directives(content_security_policy(frames=()))["frame-src"] == ["'none'"]


@pytest.mark.parametrize("origin", ["https://a.example; script-src *", "https://a.example\nX: y", "'unsafe-inline'"])
def test_an_origin_cannot_add_to_the_policy(origin: str) -> None:
    assert content_security_policy(frames=[origin], media=[origin]) == content_security_policy(frames=[])


@pytest.mark.parametrize("address", ["/assets/site-1a2b3c4d.css", "/media/bridge-1a2b3c4d-640.webp"])
def test_files_that_never_change_are_kept_for_a_year(address: str) -> None:
    assert headers_of(address)["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("address", ["/", "/stories/weir/", "/stories/weir/card.jpg", "/feed.xml"])
def test_what_may_change_is_not(address: str) -> None:
    assert "Cache-Control" not in headers_of(address)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/feed.xml", "application/xml"),
        ("/topics/roads/atom.xml", "application/xml"),
        ("/feed.json", "application/feed+json"),
        ("/es/feed.json", "application/feed+json"),
        ("/events/walk.ics", "text/calendar"),
        ("/calendar.ics", "text/calendar"),
    ],
)
def test_feeds_at_any_depth_have_their_media_type(address: str, kind: str) -> None:
    assert headers_of(address)["Content-Type"] == f"{kind}; charset=utf-8"


def test_no_file_type_is_guessed() -> None:
    assert headers_of("/media/x.jpg")["X-Content-Type-Options"] == "nosniff"


EMBEDS = ["/stories/weir/embed/", "/campaigns/road/embed/", "/es/stories/weir/embed/", "/ar/campaigns/road/embed/"]


@pytest.mark.parametrize("address", ["/", "/stories/weir/", "/stories/embed/", "/embed/", "/groups/x/embed/"])
def test_only_this_site_may_frame_a_page(address: str) -> None:
    """Browsers leave `X-Frame-Options` aside where a policy speaks of ancestors (CSP3, 6.4.2)."""
    headers = headers_of(address)

    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", EMBEDS)
def test_anybody_may_frame_an_embed_whichever_of_two_policies_a_host_sends(address: str) -> None:
    first, last = headers_of(address)["Content-Security-Policy"].split(", ")

    assert "frame-ancestors" not in directives(first)
    assert directives(last)["frame-ancestors"] == ["*"]


@pytest.mark.parametrize("address", EMBEDS)
def test_an_embed_runs_nothing_and_sends_nothing(address: str) -> None:
    policy = directives(headers_of(address)["Content-Security-Policy"].split(", ")[-1])

    assert (policy["default-src"], policy["form-action"]) == (["'none'"], ["'none'"])
    assert "script-src" not in policy


def test_an_embeds_data_may_be_fetched_from_other_sites() -> None:
    headers = headers_of("/campaigns/road/embed.json")

    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Content-Type"].startswith("application/json")
