"""The number in an answer, and that nothing else of it is ever read."""

from __future__ import annotations

import msgspec
import pytest

from generator.sync.answers import AnswerError, number_at, submissions


@pytest.mark.parametrize(
    ("body", "path", "number"),
    [
        ('{"total": 1204}', "total", 1204),
        ('{"data": {"signatures": {"total": 7}}}', "data.signatures.total", 7),
        ('{"data": {"signatures": {"total": 7}}}', "$.data.signatures.total", 7),
        ('{"items": [{"n": 1}, {"n": 2}]}', "items.1.n", 2),
        ('{"items": [{"n": 1}, {"n": 2}]}', "items[1].n", 2),
        ("[5, 6]", "0", 5),
        ('{"a.b": {"c/d": 3}}', "/a.b/c~1d", 3),
        ("42", "", 42),
        ('\ufeff {"n": 1}', "n", 1),
        ('{"n": "1,204"}', "n", 1204),
        ('{"n": "1 204"}', "n", 1204),
        ('{"n": "1\u202f204\u202f000"}', "n", 1204000),
        ('{"n": "12,345.50"}', "n", 12345.5),
        ('{"n": " 88 "}', "n", 88),
        ('{"n": 15380.456}', "n", 15380.46),
        ('{"n": 0}', "n", 0),
        ('{"n": 1e3}', "n", 1000),
        ('{"n": -0.0}', "n", 0),
    ],
)
def test_a_number_is_found_at_the_end_of_its_path(body: str, path: str, number: float) -> None:
    assert number_at(body.encode(), path) == number


@pytest.mark.parametrize(
    ("body", "path", "message"),
    [
        ("", "n", "has no `n` in its answer"),
        ("<html>", "n", "has no `n` in its answer"),
        ('{"n": ', "n", "not JSON"),
        ('{"a": {"b": 1}}', "a.n", "has no `n` within `a`"),
        ('{"a": [1]}', "a.7", "has no `7` within `a`"),
        ('{"n": null}', "n", "has no number"),
        ('{"n": true}', "n", "has no number"),
        ('{"n": {"m": 1}}', "n", "has no number"),
        ('{"n": NaN}', "n", ""),
        ('{"n": Infinity}', "n", ""),
        ('{"n": -1}', "n", "no count can be"),
        ('{"n": 1e308}', "n", "no count can be"),
        ('{"n": 1e999}', "n", "has no number"),
        ('{"n": 99999999999999999999999}', "n", "no count can be"),
        ('{"n": "1.204"}', "n", "not one number"),
        ('{"n": "-3"}', "n", "not one number"),
        ('{"n": "about 300"}', "n", "not one number"),
        ('{"n": ""}', "n", "not one number"),
    ],
)
def test_what_is_not_a_count_is_none(body: str, path: str, message: str) -> None:
    with pytest.raises(AnswerError) as refused:
        number_at(body.encode(), path)

    assert message in str(refused.value)


@pytest.mark.parametrize("opening", ['{"a":', "["])
def test_an_answer_nested_without_end_is_refused(opening: str) -> None:
    deep = opening * 200_000

    with pytest.raises(AnswerError):
        number_at(f'{{"x": {deep}, "n": 1}}'.encode(), "x.a.a")


SIGNERS = '{"signers": [{"name": "Rosa Milne", "email": "rosa@example.org"}], "total": 2}'


def test_no_signer_is_ever_turned_into_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[object] = []
    original = msgspec.json.decode

    def noted(data: object, **given: object) -> object:
        value = original(data, **given)  # type: ignore[call-overload]  # whatever it is given
        decoded.append(value)
        return value

    monkeypatch.setattr(msgspec.json, "decode", noted)

    assert number_at(SIGNERS.encode(), "total") == 2
    texts = [value for value in decoded if isinstance(value, str | float | int)]
    assert texts == [2]


@pytest.mark.parametrize("path", ["signers.0.name", "signers", "signers.0"])
def test_a_path_that_leads_to_a_signer_tells_nothing_of_them(path: str) -> None:
    with pytest.raises(AnswerError) as refused:
        number_at(SIGNERS.encode(), path)

    assert "Rosa" not in str(refused.value)
    assert "rosa@" not in str(refused.value)


def test_a_form_at_netlify_is_counted_by_its_name() -> None:
    body = (
        b'[{"name": "other", "submission_count": 3}, {"name": "petition-bus", "submission_count": 1204, "fields": []}]'
    )

    assert submissions(body, "petition-bus") == 1204


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"code": 401}', b"[[[[", b'[{"name": 5}]'])
def test_a_list_without_the_form_is_no_count(body: bytes) -> None:
    with pytest.raises(AnswerError):
        submissions(body, "petition-bus")
