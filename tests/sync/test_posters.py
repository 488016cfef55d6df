"""Pictures for videos elsewhere: what comes is a picture or nothing, nothing is overwritten, and no failure stops a build."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from generator.config_reading import load_config
from generator.options import Silent
from generator.problems import Severity
from generator.sync import posters as subject
from generator.sync.fetch import Limits, fetch
from generator.sync.posters import WIDEST, Hosts, Posters, fetch_posters
from tests.kit import SITE, jpeg, png, run, write, write_hub
from tests.sync.server import Counters, bomb, counting

NOW = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
QUICK = Limits(step=0.3, whole=0.5, size=10_000)
SAMPLE = Path(__file__).resolve().parents[2]
ID = "aB3_-xYz019"
FOLDER = "content/data/posters"
YOUTUBE = f"{FOLDER}/youtube-{ID}.jpg"
STORY = "---\ntitle: Bridge\ndate: 2026-09-07\n{front}---\n\nText.\n\n{body}\n"


@pytest.fixture
def server() -> Iterator[Counters]:
    with counting() as running:
        yield running


def hub(folder: Path, *videos: str, front: str = "") -> Path:
    """A hub with one story that shows videos in its text."""
    write_hub(folder, "")
    body = "\n\n".join(f"::: video {video}\n:::" for video in videos)
    write(folder, "content/stories/bridge.md", STORY.format(front=front, body=body))
    return folder


def fetched(folder: Path, server: Counters) -> Posters:
    hosts = Hosts(f"{server.url}/vi", f"{server.url}/vimeo", f"{server.url}/tube")
    return fetch_posters(folder, load_config(SITE.encode())[0], NOW, Silent(), limits=QUICK, hosts=hosts)


def shows(server: Counters, name: str, data: bytes, kind: str = "image/jpeg") -> str:
    return server.says(name, data, Content_Type=kind)


def on_youtube(server: Counters, data: bytes, size: str = "maxresdefault", kind: str = "image/jpeg") -> str:
    return shows(server, f"vi/{ID}/{size}.jpg", data, kind)


def opened(folder: Path, path: str = YOUTUBE) -> Image.Image:
    return Image.open(io.BytesIO((folder / path).read_bytes()))


def asked(server: Counters) -> list[str]:
    return [path for path, _ in server.asked]


def barred(colour: str, bars: str = "#000000") -> bytes:
    """YouTube's picture of 480 by 360: a film of 16:9 between two bars."""
    image, out = Image.new("RGB", (480, 360), bars), io.BytesIO()
    image.paste(Image.new("RGB", (480, 270), colour), (0, 45))
    image.save(out, "JPEG")
    return out.getvalue()


def test_the_picture_of_a_video_at_youtube_is_kept_as_a_jpeg_no_wider_than_a_page(
    tmp_path: Path, server: Counters
) -> None:
    on_youtube(server, jpeg(1920, 1080))

    posters = fetched(hub(tmp_path, f"https://youtu.be/{ID}"), server)

    assert (opened(tmp_path).format, opened(tmp_path).size) == ("JPEG", (WIDEST, 720))
    assert [(poster.path, poster.written) for poster in posters.told] == [(YOUTUBE, True)]
    assert posters.problems == ()


def test_what_is_kept_has_none_of_the_metadata_that_came(tmp_path: Path, server: Counters) -> None:
    image, out, exif = Image.new("RGB", (640, 360), "#c8372d"), io.BytesIO(), Image.Exif()
    exif[0x010E] = "where and by whom"
    image.save(out, "JPEG", exif=exif, comment=b"a comment")
    on_youtube(server, out.getvalue())

    fetched(hub(tmp_path, f"https://youtu.be/{ID}"), server)

    kept = opened(tmp_path)
    assert (kept.info.get("exif"), kept.info.get("comment"), kept.info.get("icc_profile")) == (None, None, None)
    assert b"by whom" not in (tmp_path / YOUTUBE).read_bytes()


def test_a_picture_that_is_transparent_is_kept_on_white(tmp_path: Path, server: Counters) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (640, 360), (0, 0, 0, 0)).save(out, "PNG")
    on_youtube(server, out.getvalue(), kind="image/png")

    fetched(hub(tmp_path, f"https://youtu.be/{ID}"), server)

    assert opened(tmp_path).getpixel((5, 5)) == (255, 255, 255)


def test_where_youtube_has_no_large_picture_the_usual_one_is_taken_without_its_bars(
    tmp_path: Path, server: Counters
) -> None:
    server.says(f"vi/{ID}/maxresdefault.jpg", jpeg(120, 90), 404, Content_Type="image/jpeg")
    on_youtube(server, barred("#c8372d"), "hqdefault")

    posters = fetched(hub(tmp_path, f"https://youtu.be/{ID}"), server)

    assert opened(tmp_path).size == (480, 270)
    assert posters.problems == ()


def test_a_film_of_four_by_three_loses_nothing(tmp_path: Path, server: Counters) -> None:
    on_youtube(server, barred("#c8372d", bars="#555555"), "hqdefault")

    fetched(hub(tmp_path, f"https://youtu.be/{ID}"), server)

    assert opened(tmp_path).size == (480, 360)


def test_the_grey_picture_that_stands_for_a_missing_one_is_not_kept(tmp_path: Path, server: Counters) -> None:
    on_youtube(server, jpeg(120, 90))
    on_youtube(server, jpeg(120, 90), "hqdefault")

    (problem,) = fetched(hub(tmp_path, f"https://youtu.be/{ID}"), server).problems

    assert "too small" in problem.message
    assert not (tmp_path / YOUTUBE).exists()


def test_vimeo_is_asked_by_oembed_for_a_wide_picture_with_the_whole_address_of_an_unlisted_video(
    tmp_path: Path, server: Counters
) -> None:
    server.says("vimeo", json.dumps({"thumbnail_url": shows(server, "thumb", png(1280, 720), "image/png")}))

    fetched(hub(tmp_path, "https://vimeo.com/76979871/0a1b2c3d4e"), server)

    assert opened(tmp_path, f"{FOLDER}/vimeo-76979871.jpg").size == (1280, 720)
    assert asked(server) == ["/vimeo?url=https%3A%2F%2Fvimeo.com%2F76979871%2F0a1b2c3d4e&width=1280", "/thumb"]


def test_peertube_is_asked_by_oembed_without_a_width(tmp_path: Path, server: Counters) -> None:
    server.says("tube", json.dumps({"thumbnail_url": shows(server, "preview", jpeg(850, 480))}))

    fetched(hub(tmp_path, "https://tube.example/w/9c9de5e8"), server)

    assert opened(tmp_path, f"{FOLDER}/tube.example-9c9de5e8.jpg").size == (850, 480)
    assert asked(server)[0] == "/tube?url=https%3A%2F%2Ftube.example%2Fw%2F9c9de5e8"


def test_a_build_shows_what_was_fetched_and_no_address_of_the_site(tmp_path: Path, server: Counters) -> None:
    on_youtube(server, jpeg(1280, 720))
    fetched(hub(tmp_path, f"https://youtu.be/{ID}"), server)

    assert run("build", "--root", tmp_path, "--today", "2026-11-28").exit_code == 0
    page = (tmp_path / "public/stories/bridge/index.html").read_text(encoding="utf-8")
    assert "<img" in page.split('class="video-open', 1)[1].split("</a>")[0]
    assert "ytimg" not in page


def test_a_second_sync_asks_nobody(tmp_path: Path, server: Counters) -> None:
    on_youtube(server, jpeg(1280, 720))
    fetched(hub(tmp_path, f"https://youtu.be/{ID}", f"https://www.youtube.com/watch?v={ID}"), server)
    assert len(server.asked) == 1

    assert fetched(tmp_path, server) == Posters((), ())
    assert len(server.asked) == 1


@pytest.mark.parametrize("ending", ["jpg", "jpeg", "png", "webp"])
def test_a_picture_that_is_there_already_is_never_overwritten(tmp_path: Path, server: Counters, ending: str) -> None:
    on_youtube(server, jpeg(1280, 720))
    mine = write(hub(tmp_path, f"https://youtu.be/{ID}"), f"{FOLDER}/youtube-{ID}.{ending}", b"mine")

    fetched(tmp_path, server)

    assert [file.read_bytes() for file in mine.parent.iterdir()] == [b"mine"]
    assert server.asked == []


def test_a_picture_that_somebody_saved_meanwhile_stays(
    tmp_path: Path, server: Counters, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_youtube(server, jpeg(1280, 720))
    hub(tmp_path, f"https://youtu.be/{ID}")
    encode = subject._jpeg

    def saved_meanwhile(data: bytes, size: tuple[int, int], *, barred: bool) -> bytes:
        write(tmp_path, YOUTUBE, b"mine")
        return encode(data, size, barred=barred)

    monkeypatch.setattr(subject, "_jpeg", saved_meanwhile)
    fetched(tmp_path, server)

    assert (tmp_path / YOUTUBE).read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("front", "videos"),
    [
        ("", [f"https://youtu.be/{ID} poster=still.jpg"]),
        (f"video: {{url: https://youtu.be/{ID}, poster: still.jpg}}\n", []),
        (f"video: https://youtu.be/{ID}\nphoto: {{file: still.jpg, alt: A still}}\n", []),
        ("", ["crossing.mp4", "https://example.org/film", "https://[nonsense/w/abcdefgh"]),
        ("expires: 2026-11-01\n", [f"https://youtu.be/{ID}"]),
    ],
    ids=["poster in the text", "poster in front", "photo", "no site with pictures", "expired"],
)
def test_nobody_is_asked_where_no_picture_is_wanted(
    tmp_path: Path, server: Counters, front: str, videos: list[str]
) -> None:
    hub(tmp_path, *videos, front=front)
    write(tmp_path, "content/stories/still.jpg", jpeg())

    assert fetched(tmp_path, server) == Posters((), ())
    assert server.asked == []


def test_the_video_of_a_front_matter_and_those_of_updates_get_pictures_too(tmp_path: Path, server: Counters) -> None:
    on_youtube(server, jpeg(1280, 720))
    server.says("vimeo", json.dumps({"thumbnail_url": shows(server, "thumb", jpeg(640, 360))}))
    hub(tmp_path, front=f"video: https://youtu.be/{ID}\n")
    write(tmp_path, "content/campaigns/bus/index.md", "---\ntitle: Bus\ndate: 2026-09-07\n---\nText.\n")
    update = "---\ntitle: News\ndate: 2026-10-01\n---\n\n::: video https://vimeo.com/76979871\n:::\n"
    write(tmp_path, "content/campaigns/bus/updates/2026-10-01-news.md", update)

    told = fetched(tmp_path, server).told

    assert [poster.path for poster in told if poster.written] == [f"{FOLDER}/vimeo-76979871.jpg", YOUTUBE]


TROUBLE: dict[str, Callable[[Counters], object]] = {
    "404": lambda server: server.says("thumb", jpeg(640, 360), 404, Content_Type="image/jpeg"),
    "500": lambda server: server.says("thumb", "sorry", 500),
    "patience": lambda server: server.says("thumb", "", 429, Retry_After="600"),
    "a web page": lambda server: server.says("thumb", "<html>Sign in</html>", Content_Type="text/html"),
    "a picture by no name": lambda server: server.says("thumb", jpeg(640, 360)),
    "a page that calls itself a picture": lambda server: shows(server, "thumb", b"<html>Sign in</html>"),
    "a drawing with scripts": lambda server: shows(server, "thumb", b"<svg><script/></svg>", "image/svg+xml"),
    "half a picture": lambda server: shows(server, "thumb", jpeg(640, 360)[:900]),
    "a picture of a million pixels a side": lambda server: shows(server, "thumb", _vast()),
    "a strip": lambda server: shows(server, "thumb", png(200, 2400), "image/png"),
    "huge": lambda server: shows(server, "thumb", jpeg(640, 360) + b" " * 4_000_000),
    "a bomb": lambda server: server.says("thumb", bomb(50_000_000), Content_Encoding="gzip", Content_Type="image/jpeg"),
    "elsewhere": lambda server: server.says("thumb", "", 302, Location="http://192.168.1.1/router.jpg"),
    "silent": lambda server: _sends_to(server, f"{server.url}/nothing"),
    "dripping head": lambda server: _sends_to(server, f"{server.url}/dripping-head"),
    "broken off": lambda server: _sends_to(server, f"{server.url}/cut"),
    "not there": lambda server: _sends_to(server, "http://127.0.0.1:1/thumb.jpg"),
    "not sealed": lambda server: _sends_to(server, "http://thumbs.example/thumb.jpg"),
    "a file": lambda server: _sends_to(server, "file:///etc/passwd"),
    "no address": lambda server: _sends_to(server, "thumb.jpg"),
    "no picture": lambda server: server.says("vimeo", '{"thumbnail_url": null}'),
    "no oembed": lambda server: server.says("vimeo", "<html>"),
    "a number": lambda server: server.says("vimeo", '{"thumbnail_url": 5}'),
    "deep": lambda server: server.says("vimeo", '{"a": ' + "[" * 9_000),
    "no video": lambda server: server.says("vimeo", "", 404),
}


def _sends_to(server: Counters, url: str) -> str:
    return server.says("vimeo", json.dumps({"thumbnail_url": url}))


def _vast() -> bytes:
    """The head of a PNG that says it is a million pixels wide and high."""
    data = bytearray(png(640, 360))
    data[16:24] = (1_000_000).to_bytes(4, "big") * 2
    return bytes(data)


@pytest.mark.parametrize("trouble", TROUBLE)
def test_in_trouble_nothing_is_kept_and_a_note_at_the_video_says_why(
    tmp_path: Path, server: Counters, trouble: str
) -> None:
    _sends_to(server, f"{server.url}/thumb")
    TROUBLE[trouble](server)

    posters = fetched(hub(tmp_path, "https://vimeo.com/76979871"), server)

    (problem,) = posters.problems
    assert problem.severity is Severity.WARNING
    assert (problem.position.path, problem.position.line) == ("content/stories/bridge.md", 8)
    assert problem.message.startswith("Vimeo ")
    assert [poster.written for poster in posters.told] == [False]
    assert not (tmp_path / FOLDER).exists()


def test_a_site_elsewhere_cannot_send_us_to_this_computer(
    tmp_path: Path, server: Counters, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = shows(server, "thumb", jpeg(640, 360))
    answer = json.dumps({"thumbnail_url": picture}).encode()

    def elsewhere(url: str, *given: object) -> bytes:
        return answer if url.startswith("https://tube.example/") else fetch(url, *given)  # type: ignore[arg-type]

    monkeypatch.setattr("generator.sync.posters.fetch", elsewhere)
    config = load_config(SITE.encode())[0]
    hub(tmp_path, "https://tube.example/w/9c9de5e8")

    (problem,) = fetch_posters(tmp_path, config, NOW, Silent(), limits=QUICK).problems

    assert "not on the public internet" in problem.message
    assert server.asked == []


def test_a_picture_that_cannot_be_written_is_a_note(tmp_path: Path, server: Counters) -> None:
    on_youtube(server, jpeg(1280, 720))
    write(hub(tmp_path, f"https://youtu.be/{ID}"), FOLDER, "a file where a folder should be")

    (problem,) = fetched(tmp_path, server).problems

    assert "cannot be written" in problem.message


def test_a_picture_comes_whole_or_not_at_all(tmp_path: Path, server: Counters, monkeypatch: pytest.MonkeyPatch) -> None:
    on_youtube(server, jpeg(1280, 720))
    hub(tmp_path, f"https://youtu.be/{ID}")

    def killed(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.scaffold.os.replace", killed)
    with pytest.raises(KeyboardInterrupt):
        fetched(tmp_path, server)

    assert list((tmp_path / FOLDER).iterdir()) == []


# The command.


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch, server: Counters) -> Counters:
    """The command asks the server of the test."""
    local = Hosts(f"{server.url}/vi", f"{server.url}/vimeo", f"{server.url}/tube")

    def here(*given: object, **_named: object) -> Posters:
        return fetch_posters(*given, limits=QUICK, hosts=local)  # type: ignore[arg-type]

    monkeypatch.setattr("generator.cli.commands.sync.fetch_posters", here)
    return server


def test_the_command_fetches_and_says_what(tmp_path: Path, hosts: Counters) -> None:
    on_youtube(hosts, jpeg(1280, 720))

    result = run("sync", "--root", hub(tmp_path, f"https://youtu.be/{ID}", "https://vimeo.com/76979871"))

    assert result.exit_code == 0
    assert YOUTUBE in result.stdout
    assert "Fetched 1 of 2 pictures for videos" in result.stdout


def test_the_command_tells_programs(tmp_path: Path, hosts: Counters) -> None:
    result = run("sync", "--root", hub(tmp_path, f"https://youtu.be/{ID}"), "--format", "json")
    report = json.loads(result.stdout)

    assert result.exit_code == 0
    assert report["posters"] == [{"path": YOUTUBE, "video": f"https://www.youtube.com/watch?v={ID}", "written": False}]
    assert [problem["code"] for problem in report["problems"]] == ["poster-not-fetched"]
    assert hosts.asked


def test_the_command_can_be_told_to_count_only(tmp_path: Path, hosts: Counters) -> None:
    run("sync", "--root", hub(tmp_path, f"https://youtu.be/{ID}"), "--only", "counters")

    assert hosts.asked == []


def test_the_sample_hub_needs_no_picture_of_anybody(tmp_path: Path, hosts: Counters) -> None:
    sample = tmp_path / "sample"
    shutil.copytree(SAMPLE / "content", sample / "content")
    shutil.copy(SAMPLE / "site.yaml", sample)

    result = run("sync", "--root", sample, "--only", "posters")

    assert "There is nothing to fetch" in result.stdout
    assert hosts.asked == []
