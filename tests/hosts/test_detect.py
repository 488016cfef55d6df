"""What each host's environment tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.hosts import NETLIFY_CACHE, detect

NETLIFY = {
    "NETLIFY": "true",
    "CONTEXT": "production",
    "URL": "https://ottersby.example",
    "DEPLOY_PRIME_URL": "https://main--ottersby.netlify.app",
    "DEPLOY_URL": "https://65f--ottersby.netlify.app",
    "DEPLOY_ID": "65f",
}
PREVIEW = NETLIFY | {"CONTEXT": "deploy-preview", "DEPLOY_PRIME_URL": "https://deploy-preview-7--ottersby.netlify.app"}
OFFLINE = {
    "CONTEXT": "production",
    "BRANCH": "main",
    "NETLIFY_LOCAL": "true",
    "DEPLOY_URL": "https://0--ottersby.netlify.app",
    "DEPLOY_PRIME_URL": "https://0--ottersby.netlify.app",
}
CLOUDFLARE = {"CF_PAGES": "1", "CF_PAGES_URL": "https://7801f3de.ottersby.pages.dev", "CF_PAGES_BRANCH": "main"}
GITHUB = {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "Ottersby/Hub", "GITHUB_EVENT_NAME": "push"}


def test_a_computer_at_home_says_nothing() -> None:
    host = detect({"HOME": "/home/rosa", "URL": "https://elsewhere.example"})

    assert (host.name, host.base_url, host.preview, host.cache_folder) == ("local", None, False, None)


def test_netlify_in_production_gives_the_sites_own_address() -> None:
    host = detect(NETLIFY)

    assert (host.name, host.base_url, host.preview) == ("netlify", "https://ottersby.example", False)


def test_netlify_keeps_a_folder_between_builds() -> None:
    assert detect(NETLIFY).cache_folder == NETLIFY_CACHE


def test_a_deploy_preview_stands_at_its_own_address_and_knows_the_real_one() -> None:
    host = detect(PREVIEW)

    assert host.preview
    assert host.base_url == "https://deploy-preview-7--ottersby.netlify.app"
    assert host.canonical_url == "https://ottersby.example"


def test_a_branch_deploy_is_a_preview() -> None:
    assert detect(NETLIFY | {"CONTEXT": "branch-deploy"}).preview


def test_a_preview_without_a_prime_address_stands_at_its_deploys() -> None:
    assert detect(PREVIEW | {"DEPLOY_PRIME_URL": ""}).base_url == "https://65f--ottersby.netlify.app"


def test_netlify_build_offline_is_netlify_without_an_address_or_cache() -> None:
    host = detect(OFFLINE)

    assert (host.name, host.base_url, host.preview, host.cache_folder) == ("netlify", None, False, None)


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8888",
        "http://127.0.0.1",
        "http://[::1]:80",
        "http://app.localhost",
        "0.0.0.0",
        "x",
        "http://[",
        "",
    ],
)
def test_an_address_that_only_this_computer_reaches_is_ignored(address: str) -> None:
    assert detect(NETLIFY | {"URL": address}).base_url is None


def test_cloudflare_in_production_gives_the_projects_address_not_the_deploys() -> None:
    host = detect(CLOUDFLARE)

    assert (host.name, host.base_url, host.preview) == ("cloudflare", "https://ottersby.pages.dev", False)


def test_cloudflare_on_another_branch_is_a_preview_at_the_deploys_address() -> None:
    host = detect(CLOUDFLARE | {"CF_PAGES_BRANCH": "spring"})

    assert (host.base_url, host.preview) == ("https://7801f3de.ottersby.pages.dev", True)
    assert host.canonical_url == "https://ottersby.pages.dev"


def test_github_pages_stand_below_the_name_of_the_repository() -> None:
    assert detect(GITHUB).base_url == "https://ottersby.github.io/Hub"


def test_a_repository_named_after_its_owner_stands_at_the_root() -> None:
    assert (
        detect(GITHUB | {"GITHUB_REPOSITORY": "Ottersby/ottersby.github.io"}).base_url == "https://ottersby.github.io"
    )


@pytest.mark.parametrize("odd", [{"GITHUB_REPOSITORY": ""}, {"GITHUB_SERVER_URL": "https://git.town.example"}])
def test_another_forge_with_actions_gives_no_address(odd: dict[str, str]) -> None:
    assert detect(GITHUB | odd).base_url is None


def test_a_pull_request_on_github_is_a_preview() -> None:
    assert detect(GITHUB | {"GITHUB_EVENT_NAME": "pull_request"}).preview


OWN = "https://what.ottersby.example"


@pytest.mark.parametrize(
    ("environ", "base"),
    [
        ({}, OWN),
        (NETLIFY, OWN),
        (PREVIEW, "https://deploy-preview-7--ottersby.netlify.app"),
        (OFFLINE, OWN),
        (CLOUDFLARE, OWN),
        (GITHUB, OWN),
        (GITHUB | {"GITHUB_EVENT_NAME": "pull_request"}, OWN),
        (PREVIEW | {"STORYHUB_BASE_URL": "https://try.example/x"}, "https://try.example/x"),
        ({"STORYHUB_BASE_URL": " https://try.example/x "}, "https://try.example/x"),
    ],
)
def test_the_configured_address_counts_except_on_a_real_preview_or_when_forced(
    environ: dict[str, str], base: str
) -> None:
    assert detect(environ).base_for(OWN) == base


def test_without_a_configured_address_the_hosts_counts() -> None:
    assert detect(GITHUB).base_for(None) == "https://ottersby.github.io/Hub"
    assert detect({}).base_for(None) is None


@pytest.mark.parametrize("environ", [NETLIFY, PREVIEW, CLOUDFLARE, GITHUB, {}])
def test_the_canonical_address_is_the_configured_one_also_on_a_preview(environ: dict[str, str]) -> None:
    assert detect(environ).canonical_for(OWN) == OWN


def test_a_site_that_is_made_for_another_address_is_canonical_there() -> None:
    assert detect({"STORYHUB_BASE_URL": "https://try.example"}).canonical_for(OWN) == "https://try.example"


def test_without_a_configured_address_a_preview_points_to_the_hosts_production() -> None:
    assert detect(PREVIEW).canonical_for(None) == "https://ottersby.example"


KEYS = [*NETLIFY, *OFFLINE, *CLOUDFLARE, *GITHUB, "STORYHUB_BASE_URL", "GITHUB_SERVER_URL"]


@given(
    st.dictionaries(st.sampled_from(KEYS), st.text(max_size=20) | st.sampled_from(["true", "https://a.example", "a/b"]))
)
def test_no_environment_raises(environ: dict[str, str]) -> None:
    assert detect(environ).name in ("netlify", "cloudflare", "github", "local")
