"""Files that were made to break an importer, or are no questionnaire: one sentence or a true report, and soon."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.questionnaires.foreign import questions, real

from candor.questionnaires.forms import lenient_json, oscal
from candor.questionnaires.forms.ciso.reading import looks_like_ciso, read_ciso
from candor.questionnaires.forms.desk import FormDesk
from candor.questionnaires.forms.fhir.reading import looks_like_fhir, read_fhir
from candor.questionnaires.forms.vsaq.reading import looks_like_vsaq, read_vsaq
from candor.workflows.forms import FormUnreadable, ImportedForm

Reader = Callable[[bytes, str], ImportedForm]
READERS: list[Reader] = [read_vsaq, read_fhir, read_ciso]
SOON = 2.0


def vsaq(*items: object) -> bytes:
    return json.dumps({"questionnaire": [{"type": "block", "text": "Form", "items": items}]}).encode()


def chosen(name: str) -> dict[str, object]:
    return {"type": "radiogroup", "id": name, "text": f"{name}?", "choices": [{f"{name}_y": "Y"}, {f"{name}_n": "N"}]}


def test_a_catalogue_of_controls_is_refused_for_what_it_is() -> None:
    source = real("mvsp/mvsp_v3.0-20231109-catalog.json")
    with pytest.raises(FormUnreadable, match=r"is an OSCAL catalogue of controls, not a questionnaire"):
        FormDesk().read(source, "mvsp.json")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ('{"catalog": {}}', True),
        ('\ufeff { "$schema" : "https://x", "profile": {}}', True),
        ("catalog:\n  uuid: x\n  metadata:\n    oscal-version: 1.1.1\n", True),
        ('<?xml version="1.0"?><catalog xmlns="http://csrc.nist.gov/ns/oscal/1.0">', True),
        ('{"questionnaire": [], "catalog": 1}', False),
        ("profile: mine\n", False),
    ],
)
def test_an_oscal_document_is_known_by_its_root(text: str, is_one: bool) -> None:
    assert oscal.looks_like_oscal(text) is is_one


DEEP = b"[" * 10_000
HOSTILE = {
    "deep lists": DEEP,
    "deep groups": b'{"resourceType":"Questionnaire","item":[' + b'{"type":"group","item":[' * 10_000,
    "deep blocks": b'{"questionnaire":[' + b'{"type":"block","items":[' * 10_000,
    "deep yaml": b"urn: urn:x\nobjects: " + DEEP,
    "deep indents": b"urn: urn:x\nobjects:\n" + b"".join(b" " * n + b"- a:\n" for n in range(1, 3_000)),
    "a comment without end": b"/*" + b"*" * 7_000_000,
    "a quote without end": b'{"a": "' + b'\\"' * 3_000_000,
    "slashes": b"/" * 7_000_000,
    "white": b" " * 7_000_000,
    "too large": b"[" * 50_000_000,
    "no text": bytes(range(256)) * 100,
    "a lone half": b'{"resourceType": "Questionnaire", "item": "\\ud800"}',
    "dense": b"urn: urn:x\nobjects:\n" + b"- {b: 1, c: 2, d: 3, e: x, f: y}\n" * 200_000,
    "nothing": b"",
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_sentence_and_soon(reader: Reader, name: str) -> None:
    begun = time.process_time()
    with pytest.raises(FormUnreadable) as refusal:
        reader(HOSTILE[name], "form")
    assert time.process_time() - begun < SOON
    assert "\n" not in refusal.value.sentence


@pytest.mark.parametrize("reader", READERS)
@settings(deadline=None)
@given(source=st.binary(max_size=60) | st.text("{}[]\":,+/*\\'urn objects1-.eE\n ", max_size=80).map(str.encode))
def test_any_bytes_are_one_sentence(reader: Reader, source: bytes) -> None:
    with pytest.raises(FormUnreadable):
        reader(source, "form")


@settings(deadline=None)
@given(st.text(max_size=100) | st.text('{}[]"/*: \nurnobjectstypeblock', max_size=100))
def test_looking_at_any_text_is_safe(text: str) -> None:
    assert {look(text) for look in (looks_like_vsaq, looks_like_fhir, looks_like_ciso, oscal.looks_like_oscal)} <= {
        True,
        False,
    }


@pytest.mark.parametrize("sign", ["/", "/*", "/* */", "//\n", "<Questionnaire ", "urn: urn:\n", '{"type":"block"', " "])
def test_looking_is_cheap(sign: str) -> None:
    text, begun = sign * 300_000, time.process_time()
    assert not any(look(text) for look in (looks_like_vsaq, looks_like_fhir, looks_like_ciso, oscal.looks_like_oscal))
    assert time.process_time() - begun < 0.5


ALTERNATIVES = " && ".join(f"(q{n}_y || q{n + 1}_n)" for n in range(300))
CHAIN = [
    {"type": "info", "id": f"i{n}", "text": "x", "cond": f"^i{n - 1} && ^i{n + 1} || !^i{n - 2}"} for n in range(2_000)
]


@pytest.mark.parametrize(
    "items",
    [
        [*(chosen(f"q{n}") for n in range(301)), {"type": "line", "text": "Last?", "cond": ALTERNATIVES}],
        [chosen("q"), *({"type": "line", "text": "L?", "cond": "(" * 50_000 + "q_y"} for _ in range(20))],
        [*CHAIN, {"type": "line", "text": "Last?", "cond": "^i1999"}],
        [
            {"type": "line", "id": "a", "text": "A?", "cond": "b/value"},
            {"type": "line", "id": "b", "text": "B?", "cond": "a"},
        ],
    ],
)
def test_conditions_without_end_are_told_and_every_question_is_asked(items: list[dict[str, object]]) -> None:
    begun = time.process_time()
    form = read_vsaq(vsaq(*items), "form.json")
    assert time.process_time() - begun < SOON
    assert len(questions(form)) == sum(item["type"] != "info" for item in items)
    assert any("condition" in row.sentence for row in form.rows)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    source = json.dumps(
        {"resourceType": "Questionnaire", "item": [{"text": "Où ?", "type": "text"}]}, ensure_ascii=False
    )
    assert questions(read_fhir(source.encode(encoding), "f.json"))[0].say == "Où ?"


def test_what_no_file_of_ours_may_hold_is_taken_out() -> None:
    form = read_vsaq(vsaq({"type": "line", "text": "A\ud800\x00\u202e b?", "id": "\x07"}), "form\x00.json")
    assert questions(form)[0].say.endswith("b?")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{'a': \"b\" + 'c', // d\n}", {"a": "bc"}),
        ("[1e999, -0.5, /* x */ true, null,]", ["1e999", "-0.5", True, None]),
        (r'["\u00e9\n\"\\", "http://x"]', ['é\n"\\', "http://x"]),
        (r"""['it\'s', 'say "a"', "it's \\'"]""", ["it's", 'say "a"', "it's \\'"]),
        ("{a: 1, a: 2}", {"a": "2"}),
    ],
)
def test_json_is_read_as_people_write_it(text: str, value: object) -> None:
    assert lenient_json.read(text, "x") == value


@settings(deadline=None)
@given(
    st.recursive(
        st.text() | st.booleans() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    )
)
def test_json_proper_is_read_as_it_is(value: object) -> None:
    assert lenient_json.read(json.dumps(value), "x") == json.loads(json.dumps(value).encode("utf-8", "replace"))
