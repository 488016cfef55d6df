"""Videos: every form of an address finds its player, and what is no video does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.videos import video_view

ID = "aB3_-xYz019"


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.youtube.com/watch?v={ID}",
        f"https://youtube.com/watch?list=PL1&v={ID}&t=42",
        f"https://m.youtube.com/watch?v={ID}",
        f"https://music.youtube.com/watch?v={ID}",
        f"http://YouTube.com:80/watch?v={ID}",
        f"https://youtu.be/{ID}",
        f"https://youtu.be/{ID}?si=share",
        f"https://www.youtube.com/embed/{ID}",
        f"https://www.youtube-nocookie.com/embed/{ID}?rel=0",
        f"https://www.youtube.com/shorts/{ID}",
        f"https://www.youtube.com/live/{ID}?feature=share",
        f"https://www.youtube.com/v/{ID}/",
    ],
)
def test_youtube_is_known_by_every_form_of_its_addresses(url: str) -> None:
    video = video_view(url, "T")

    assert video.provider == "youtube"
    assert video.page_url == f"https://www.youtube.com/watch?v={ID}"
    assert video.embed_url == f"https://www.youtube-nocookie.com/embed/{ID}?autoplay=1"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/@OttersbyTwn",
        "https://www.youtube.com/OttersbyTwn",
        "https://www.youtube.com/c/OttersbyTwn",
        "https://www.youtube.com/playlist?list=PL0123456789",
        f"https://notyoutube.com/watch?v={ID}",
        f"https://youtube.com.example/watch?v={ID}",
        "https://vimeo.com/ottersby",
        "https://notvimeo.com/12345",
        "https://en.wikipedia.org/w/index.php?title=River",
        "https://tube.example/w/p/abcdefgh1234",
        "https://news.example/film",
    ],
)
def test_what_is_no_known_video_is_a_link_that_is_left_as_it_is(url: str) -> None:
    video = video_view(url, "T")

    assert (video.provider, video.page_url) == ("link", url)


@pytest.mark.parametrize(
    "url",
    [
        "https://vimeo.com/76979871",
        "https://www.vimeo.com/76979871/",
        "https://player.vimeo.com/video/76979871?color=fff",
        "https://vimeo.com/channels/2025best/76979871",
        "https://vimeo.com/groups/4kfilms/videos/76979871",
        "https://vimeo.com/showcase/1234/video/76979871",
    ],
)
def test_vimeo_is_known_by_every_form_of_its_addresses(url: str) -> None:
    video = video_view(url, "T")

    assert (video.provider, video.page_url) == ("vimeo", "https://vimeo.com/76979871")
    assert video.embed_url == "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"


@pytest.mark.parametrize(
    "url", ["https://vimeo.com/76979871/8f1c2d3e4b", "https://player.vimeo.com/video/76979871?h=8f1c2d3e4b"]
)
def test_an_unlisted_vimeo_video_keeps_the_hash_that_it_plays_with(url: str) -> None:
    video = video_view(url, "T")

    assert video.page_url == "https://vimeo.com/76979871/8f1c2d3e4b"
    assert video.embed_url == "https://player.vimeo.com/video/76979871?h=8f1c2d3e4b&dnt=1&autoplay=1"


@pytest.mark.parametrize("path", ["w", "videos/watch", "videos/embed"])
def test_peertube_is_known_on_any_host_with_its_port(path: str) -> None:
    video = video_view(f"https://tube.example:8443/{path}/9c9de5e8-0a1e-484a", "T")

    assert video.provider == "peertube"
    assert video.page_url == "https://tube.example:8443/w/9c9de5e8-0a1e-484a"
    assert video.embed_url == "https://tube.example:8443/videos/embed/9c9de5e8-0a1e-484a?p2p=0&autoplay=1"


def test_a_file_of_the_hub_is_a_file() -> None:
    assert video_view("/media/film-1a2b3c4d.mp4", "T").provider == "file"


@given(name=st.text("abcdefghijkABCDEFG0123456789_-", min_size=11, max_size=11))
def test_what_a_view_links_to_is_the_same_video(name: str) -> None:
    video = video_view(f"https://youtu.be/{name}", "T")

    assert video_view(video.page_url, "T") == video
    assert video_view(video.embed_url, "T") == video
