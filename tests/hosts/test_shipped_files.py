"""The files that hosts read from the repository fit together and work as they stand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
NETLIFY = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
INSTALL = ["pip install --require-hashes -r requirements.txt", "pip install --no-deps ."]


def steps(job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = WORKFLOW["jobs"][job]["steps"]
    return found


def test_netlify_installs_what_is_locked_and_publishes_the_folder_of_the_build() -> None:
    assert NETLIFY["build"]["command"].split(" && ") == [*INSTALL, "storyhub build"]
    assert NETLIFY["build"]["publish"] == "public"


def test_all_hosts_use_the_same_python() -> None:
    pinned = (ROOT / ".python-version").read_text(encoding="utf-8").strip()

    assert NETLIFY["build"]["environment"]["PYTHON_VERSION"] == pinned
    (setup,) = [s["with"] for s in steps("build") if s.get("uses", "").startswith("actions/setup-python")]
    assert setup["python-version-file"] == ".python-version"


def test_netlify_has_no_headers_or_redirects_of_its_own_beside_those_of_the_build() -> None:
    assert not {"headers", "redirects"} & set(NETLIFY)


def test_github_builds_for_the_address_that_pages_gives() -> None:
    (build,) = [s for s in steps("build") if s.get("name") == "Build"]
    (pages,) = [s for s in steps("build") if s.get("id") == "pages"]

    assert build["env"] == {"BASE_URL": "${{ steps.pages.outputs.base_url }}"}
    assert '--base-url "$BASE_URL"' in build["run"]
    assert pages["uses"].startswith("actions/configure-pages@")


def test_github_installs_what_is_locked() -> None:
    (install,) = [s for s in steps("build") if s.get("name") == "Install"]

    assert install["run"].split("\n")[:2] == INSTALL


def test_github_publishes_only_what_is_not_a_pull_request_and_with_no_more_rights_than_needed() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert WORKFLOW["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert WORKFLOW["jobs"]["publish"]["if"] == "github.event_name != 'pull_request'"
