"""`storyhub sync`: the last good value stays whatever happens elsewhere, and nothing but numbers is ever written."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.config_reading import load_config
from generator.content.counters import COUNTERS_FILE, Counted, counters_text
from generator.content.counters_reading import read_counters
from generator.options import Silent
from generator.problems import Severity
from generator.sync.fetch import Limits
from generator.sync.run import Access, Services, Synced, sync
from tests.kit import SITE, clean_environ, run, write, write_hub
from tests.sync.server import Counters, bomb, counting

NOW = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
BEFORE = dt.datetime(2026, 11, 27, 6, tzinfo=dt.UTC)
QUICK = Limits(step=0.3, whole=0.5, size=10_000)
CAMPAIGN = """---
title: Keep the bus
date: 2026-09-07
goal: 2500
petition:
  form: https://formspree.io/f/abc
  counts:
{counts}
---
Text.
"""


@pytest.fixture
def server() -> Iterator[Counters]:
    with counting() as counters:
        yield counters


def hub(folder: Path, *counts: str, known: dict[str, Counted] | None = None) -> Path:
    """A hub with one campaign and what its counters said last."""
    write_hub(folder, "")
    listed = "\n".join(f"    - {count}" for count in counts)
    write(folder, "content/campaigns/bus.md", CAMPAIGN.format(counts=listed))
    if known:
        write(folder, COUNTERS_FILE, counters_text(known))
    return folder


def counted(
    folder: Path, access: Access | None = None, services: Services | None = None, *, accept_falls: bool = False
) -> Synced:
    return sync(
        folder,
        load_config(SITE.encode())[0],
        access or Access(),
        NOW,
        Silent(),
        accept_falls=accept_falls,
        limits=QUICK,
        services=services,
    )


def kept(folder: Path) -> dict[str, Counted]:
    file = folder / COUNTERS_FILE
    return read_counters(file.read_bytes())[0] if file.exists() else {}


def by_json(url: str, path: str = "n") -> tuple[str, str]:
    """The item of a campaign, and the counter's key."""
    return f'{{json: "{url}", path: {path}}}', f"json:{url}#{path}"


def test_what_a_counter_says_is_written_with_the_time(tmp_path: Path, server: Counters) -> None:
    item, key = by_json(server.says("count", '{"n": 1742}'))

    synced = counted(hub(tmp_path, item))

    assert kept(tmp_path) == {key: Counted(1742, NOW)}
    assert synced.written
    assert synced.problems == ()


def test_a_build_shows_what_was_counted(tmp_path: Path, server: Counters) -> None:
    item, _ = by_json(server.says("count", '{"n": 1742}'))
    counted(hub(tmp_path, item, "{paper: 63}"))

    assert run("build", "--root", tmp_path, "--today", "2026-11-28").exit_code == 0
    assert "<strong>1,805</strong>" in (tmp_path / "public/campaigns/bus/index.html").read_text(encoding="utf-8")


TROUBLE: dict[str, Callable[[Counters], str]] = {
    "500": lambda server: server.says("count", "sorry", 500),
    "404": lambda server: server.says("count", "", 404),
    "no json": lambda server: server.says("count", "<html>Sign in</html>"),
    "no number": lambda server: server.says("count", '{"n": null}'),
    "not a number": lambda server: server.says("count", '{"n": NaN}'),
    "below nothing": lambda server: server.says("count", '{"n": -5}'),
    "beyond reason": lambda server: server.says("count", '{"n": 1e308}'),
    "deep": lambda server: server.says("count", '{"n": ' + "[" * 9_000),
    "huge": lambda server: server.says("count", b" " * 50_000),
    "a bomb": lambda server: server.says("count", bomb(5_000_000), Content_Encoding="gzip"),
    "not there": lambda _server: "http://127.0.0.1:1/count",
    "silent": lambda server: f"{server.url}/nothing",
    "dripping": lambda server: f"{server.url}/drip",
    "dripping head": lambda server: f"{server.url}/dripping-head",
    "broken off": lambda server: f"{server.url}/cut",
    "patience": lambda server: server.says("count", "", 429, Retry_After="600"),
    "a fall to nothing": lambda server: server.says("count", '{"n": 0}'),
}


@pytest.mark.parametrize("trouble", TROUBLE)
def test_in_trouble_the_last_good_value_stays_with_its_time_and_a_note_says_why(
    tmp_path: Path, server: Counters, trouble: str
) -> None:
    item, key = by_json(TROUBLE[trouble](server))
    hub(tmp_path, item, known={key: Counted(1742, BEFORE)})

    synced = counted(tmp_path)

    assert (kept(tmp_path)[key].value, kept(tmp_path)[key].fetched) == (1742, BEFORE)
    (problem,) = synced.problems
    assert problem.severity is Severity.WARNING
    assert (problem.position.path, problem.position.line) == ("content/campaigns/bus.md", 8)
    assert "We keep 1,742 of 2026-11-27." in problem.message


@pytest.mark.parametrize("trouble", ["500", "huge", "deep"])
def test_the_build_goes_on_where_a_counter_never_answered(tmp_path: Path, server: Counters, trouble: str) -> None:
    item, _ = by_json(TROUBLE[trouble](server))
    counted(hub(tmp_path, item))

    assert kept(tmp_path) == {}
    assert run("build", "--root", tmp_path, "--strict").exit_code == 0


def test_one_counter_in_trouble_does_not_cost_the_others(tmp_path: Path, server: Counters) -> None:
    good, key = by_json(server.says("good", '{"n": 5}'))
    bad, _ = by_json(f"{server.url}/dripping-head")

    counted(hub(tmp_path, bad, good))

    assert set(kept(tmp_path)) == {key}


def test_a_fall_of_more_than_half_is_believed_only_when_somebody_says_so(tmp_path: Path, server: Counters) -> None:
    item, key = by_json(server.says("count", '{"n": 800}'))
    hub(tmp_path, item, known={key: Counted(1742, BEFORE)})

    doubted = counted(tmp_path)
    assert [problem.code for problem in doubted.problems] == ["counter-fell"]
    assert not doubted.written

    counted(tmp_path, accept_falls=True)
    assert kept(tmp_path) == {key: Counted(800, NOW)}


def test_a_small_fall_is_believed_and_told(tmp_path: Path, server: Counters) -> None:
    item, key = by_json(server.says("count", '{"n": 1700}'))
    hub(tmp_path, item, known={key: Counted(1742, BEFORE)})

    synced = counted(tmp_path)

    assert kept(tmp_path) == {key: Counted(1700, NOW)}
    assert [(problem.code, problem.severity) for problem in synced.problems] == [("counter-lower", Severity.HINT)]


def test_a_counter_that_asked_for_patience_is_not_asked_before_its_time(tmp_path: Path, server: Counters) -> None:
    item, key = by_json(server.says("count", "", 429, Retry_After="600"))
    hub(tmp_path, item, known={key: Counted(1742, BEFORE)})

    counted(tmp_path)
    counted(tmp_path)

    assert len(server.asked) == 1
    assert kept(tmp_path)[key].later == NOW + dt.timedelta(minutes=10)


# Services with a token.

PEOPLE = '{"total_signatures": 1204, "creator": {"given_name": "Rosa", "email_addresses": ["rosa@example.org"]}}'


def test_action_network_is_asked_with_the_token_which_is_written_nowhere(tmp_path: Path, server: Counters) -> None:
    server.says("petitions/2f1b", PEOPLE)

    counted(hub(tmp_path, "{actionnetwork: 2f1b}"), Access(action_network="t0ken"), Services(action_network=server.url))

    assert kept(tmp_path) == {"actionnetwork:2f1b": Counted(1204, NOW)}
    assert server.asked[0][1]["OSDI-API-Token"] == "t0ken"
    written = "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "content").rglob("*.*"))
    assert not [word for word in ("t0ken", "Rosa", "rosa@") if word in written]


def test_forms_at_netlify_are_asked_for_once_and_each_counted_by_its_name(tmp_path: Path, server: Counters) -> None:
    server.says("sites/abc/forms", '[{"name": "a", "submission_count": 3}, {"name": "b", "submission_count": 4}]')
    hub(tmp_path, "{netlify: a}", "{netlify: b}")

    counted(tmp_path, Access(netlify="t0ken", netlify_site="abc"), Services(netlify=server.url))

    assert {key: value.value for key, value in kept(tmp_path).items()} == {"netlify:a": 3, "netlify:b": 4}
    assert len(server.asked) == 1
    assert server.asked[0][1]["Authorization"] == "Bearer t0ken"


def test_a_form_on_the_hub_is_counted_without_being_named(tmp_path: Path, server: Counters) -> None:
    server.says("sites/abc/forms", '[{"name": "petition-bus", "submission_count": 3}]')
    write_hub(
        tmp_path, "-- content/campaigns/bus.md --\n---\ntitle: Bus\ndate: 2026-01-01\npetition: yes\n---\nText.\n"
    )

    counted(tmp_path, Access(netlify="t0ken", netlify_site="abc"), Services(netlify=server.url))

    assert {key: value.value for key, value in kept(tmp_path).items()} == {"netlify:petition-bus": 3}


@pytest.mark.parametrize(
    ("item", "words"),
    [("{actionnetwork: 2f1b}", "STORYHUB_ACTION_NETWORK_TOKEN"), ("{netlify: a}", "NETLIFY_AUTH_TOKEN")],
)
def test_without_a_token_a_note_says_which_is_wanted(tmp_path: Path, item: str, words: str) -> None:
    (problem,) = counted(hub(tmp_path, item)).problems

    assert problem.code == "counter-needs-token"
    assert words in problem.hint


# What is asked, and what is left alone.


def test_a_campaign_that_is_over_keeps_the_number_that_it_ended_with(tmp_path: Path, server: Counters) -> None:
    item, _ = by_json(server.says("count", '{"n": 1}'))
    folder = hub(tmp_path, item)
    write(
        folder,
        "content/campaigns/bus.md",
        CAMPAIGN.format(counts=f"    - {item}").replace("goal:", "state: won\ngoal:"),
    )

    assert counted(folder).told == ()
    assert server.asked == []


def test_counters_that_no_campaign_has_any_more_stay_in_the_file(tmp_path: Path, server: Counters) -> None:
    item, key = by_json(server.says("count", '{"n": 2}'))
    hub(tmp_path, item, known={"netlify:old": Counted(9, BEFORE)})

    counted(tmp_path)

    assert kept(tmp_path) == {"netlify:old": Counted(9, BEFORE), key: Counted(2, NOW)}


def test_a_sync_that_is_killed_while_it_writes_leaves_the_old_file(
    tmp_path: Path, server: Counters, monkeypatch: pytest.MonkeyPatch
) -> None:
    item, key = by_json(server.says("count", '{"n": 2000}'))
    hub(tmp_path, item, known={key: Counted(1742, BEFORE)})
    before = (tmp_path / COUNTERS_FILE).read_bytes()

    def killed(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.scaffold.os.replace", killed)
    with pytest.raises(KeyboardInterrupt):
        counted(tmp_path)

    assert (tmp_path / COUNTERS_FILE).read_bytes() == before
    assert [file.name for file in (tmp_path / "content/data").iterdir()] == ["counters.yaml"]


# The command.


def test_the_command_counts_and_says_what_is_new(tmp_path: Path, server: Counters) -> None:
    item, key = by_json(server.says("count", '{"n": 1742}'))
    hub(tmp_path, item, known={key: Counted(1700, BEFORE)})

    result = run("sync", "--root", tmp_path)

    assert result.exit_code == 0
    assert "1,742" in result.stdout
    assert "+42" in result.stdout
    assert "Counted 1 of 1 counter" in result.stdout


def test_counts_over_a_million_are_told_in_the_figures_that_people_write(tmp_path: Path, server: Counters) -> None:
    rises, rising = by_json(server.says("rises", '{"n": 2400000}'))
    falls, falling = by_json(server.says("falls", '{"n": 1200000}'))
    known = {rising: Counted(1_000_000, BEFORE), falling: Counted(1_250_000, BEFORE)}

    told = run("sync", "--root", hub(tmp_path, rises, falls, known=known)).output

    assert "2,400,000" in told
    assert "+1,400,000" in told
    assert "says 1,200,000, and said 1,250,000 before" in " ".join(told.split())
    assert "e+" not in told


def test_the_command_succeeds_when_no_counter_answers(tmp_path: Path, server: Counters) -> None:
    item, key = by_json(server.says("count", "", 500))
    hub(tmp_path, item, known={key: Counted(1700, BEFORE)})

    result = run("sync", "--root", tmp_path, "--format", "json")
    report = json.loads(result.stdout)

    assert result.exit_code == 0
    assert [(told["value"], told["fresh"]) for told in report["counters"]] == [(1700, False)]
    assert [problem["code"] for problem in report["problems"]] == ["counter-not-reached"]
    assert report["written"] == ""


def test_the_command_reads_tokens_from_the_environment_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Access] = []

    def noted(_root: Path, _config: object, access: Access, *_given: object, **_named: object) -> Synced:
        given.append(access)
        return Synced((), (), written=False)

    monkeypatch.setattr("generator.cli.commands.sync.sync", noted)
    environ = {"STORYHUB_ACTION_NETWORK_TOKEN": "a", "NETLIFY_AUTH_TOKEN": "b", "SITE_ID": "c", "NETLIFY_SITE_ID": ""}
    run("sync", "--root", hub(tmp_path, "{paper: 3}"), environ=environ)

    assert given == [Access("a", "b", "c")]


def test_a_hub_that_cannot_be_read_is_told_and_fails(tmp_path: Path) -> None:
    write_hub(tmp_path, "-- site.yaml --\nlang: xx-nonsense-\n")

    assert run("sync", "--root", tmp_path).exit_code == 1


def test_a_build_loads_nothing_that_asks_the_network() -> None:
    program = (
        "import sys, generator.prepare, generator.build; print('httpx' in sys.modules, 'generator.sync' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], env=clean_environ(), capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["False", "False"]
