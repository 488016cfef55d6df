"""Captions: SubRip and WebVTT as people get them, to what browsers show and readers read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.content.captions import as_vtt, is_vtt, read_captions, transcript_html

SRT = (
    "1\r\n00:00:01,000 --> 00:00:04,500 X1:10 Y1:20\r\nHello <font color=red>there</font> & <i>you</i>\r\n\r\n"
    "2\r\n00:00:05,000 --> 00:00:06,000\r\nTwo\r\nlines\r\n"
)
VTT = (
    "WEBVTT\n\nNOTE nothing\n\n00:01.000 --> 00:04.000 align:start\n<v Rosa Milne>Well, go on.\n\n"
    "00:04.500 --> 00:06.000\n<v Idris>Now?\n\n00:06.100 --> 00:08.000\n<v Idris>Really?\n"
)


def test_subrip_becomes_webvtt_with_what_browsers_show() -> None:
    assert as_vtt(SRT.encode()) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:04.500\nHello there &amp; <i>you</i>\n\n"
        "00:00:05.000 --> 00:00:06.000\nTwo\nlines\n"
    )


def test_what_was_made_of_subrip_reads_as_webvtt_with_the_same_times() -> None:
    made = as_vtt(SRT.encode()).encode()

    assert is_vtt(made)
    assert [(cue.start, cue.end) for cue in read_captions(made)[0]] == [(1000, 4500), (5000, 6000)]


def test_webvtt_is_known_by_its_head_and_nothing_else_is_taken_for_it() -> None:
    assert is_vtt(VTT.encode())
    assert is_vtt(b"\xef\xbb\xbfWEBVTT\n")
    assert not is_vtt(SRT.encode())
    assert not is_vtt(b"WEBVTTX\n")
    assert not is_vtt(b"WEBVTT \xff")


def test_a_time_that_cannot_be_read_is_told_with_its_line() -> None:
    cues, fault = read_captions(b"WEBVTT\n\n00:01.000 -> 00:02.000\nLost\n\n1 second --> 2 seconds\nTwo\n")

    assert cues == ()
    assert fault
    assert fault.line == 6


def test_a_caption_that_ends_before_it_begins_is_told_of() -> None:
    _, fault = read_captions(b"WEBVTT\n\n00:05.000 --> 00:02.000\nBack\n")

    assert fault
    assert "before it begins" in fault.message


def test_a_file_without_captions_says_so() -> None:
    fault = read_captions(b"Just words.")[1]

    assert fault
    assert fault.line == 1


def test_a_transcript_of_captions_has_a_paragraph_for_each_speaker() -> None:
    assert transcript_html(VTT.encode(), ".vtt") == (
        "<p><strong>Rosa Milne:</strong> Well, go on.</p>\n<p><strong>Idris:</strong> Now? Really?</p>\n"
    )


def test_a_transcript_of_a_text_is_its_paragraphs_and_no_markup() -> None:
    assert (
        transcript_html(b"One\nline & <b>\r\n\r\nTwo", ".txt") == "<p>One<br />line &amp; &lt;b&gt;</p>\n<p>Two</p>\n"
    )


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader_of_captions(data: bytes) -> None:
    read_captions(b"WEBVTT\n\n00:00.000 --> 00:01.000\n" + data)
    assert "<script" not in transcript_html(data, ".srt")
