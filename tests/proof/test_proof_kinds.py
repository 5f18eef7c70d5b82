"""A really signed summary with every kind of answer: what was chosen, counted, or to be asked is as proven as words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from tests.proof.conftest import desk, signature_of
from tests.reports import kinds_factory as kinds

from candor.domain.interview import Rounds
from candor.domain.record import Record
from candor.domain.signoff import Signature
from candor.reports import examination, render
from candor.reports.attachment import attach_record
from candor.reports.keys import UnlockedKey
from candor.reports.press import Press
from candor.workflows.manifest import Manifest

RUNWAY, RAISED, OWNER = (f"{kinds.SEPTEMBER}/quarterly-review/{name}" for name in ("runway", "raise", "owner"))


@dataclass(frozen=True)
class Signed:
    press: Press
    key: UnlockedKey
    manifest: Manifest

    @property
    def signature(self) -> Signature:
        assert self.manifest.signature is not None
        return self.manifest.signature

    def pdf(self, monkeypatch: pytest.MonkeyPatch, drawn: Manifest, held: Manifest) -> bytes:
        """A PDF with the pages of one record and another record inside, signed by somebody we trust."""
        with monkeypatch.context() as patched:
            patched.setattr(render, "attach_record", lambda document, _: attach_record(document, held.to_bytes()))
            pages = self.press.render(drawn)
        return self.press.sign(pages, self.key, self.signature)


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Signed:
    place = tmp_path_factory.mktemp("kinds")
    key = desk(place).key()
    press = Press(Path(__file__).parents[2] / "resources", place)
    return Signed(press, key, kinds.manifest(signature=signature_of(key), renderer=press.renderer))


def changed(manifest: Manifest, kind: str, name: str, **known: Any) -> Manifest:
    shelf = getattr(manifest.record, kind)
    record: Record = replace(manifest.record, **{kind: {**shelf, name: replace(shelf[name], **known)}})
    return replace(manifest, record=record)


Forged = Callable[[Manifest], Manifest]
FORGED: dict[str, Forged] = {
    "a number": lambda m: changed(m, "answers", RUNWAY, value="19"),
    "a choice": lambda m: changed(m, "answers", OWNER, chosen=("c2",)),
    "a choice taken back": lambda m: changed(m, "answers", OWNER, chosen=()),
    "the agenda": lambda m: changed(m, "interviews", kinds.SEPTEMBER, agenda=()),
    "a round more": lambda m: changed(
        m, "interviews", kinds.SEPTEMBER, rounds=(Rounds(section="quarterly-review/gaps", count=3),)
    ),
    "the language": lambda m: changed(m, "interviews", kinds.SEPTEMBER, language=""),
    "a questionnaire's name": lambda m: changed(m, "questionnaires", "own-2", title="Questions of the house"),
}


def test_a_summary_of_every_kind_is_accepted(signed: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    examined = signed.press.examine(signed.pdf(monkeypatch, signed.manifest, signed.manifest))
    assert (examined.trouble, examined.note) == ("", "")
    assert examined.manifest == signed.manifest


@pytest.mark.parametrize("forged", FORGED)
def test_pages_that_say_another_value_than_the_record_are_refused(
    signed: Signed, forged: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = signed.pdf(monkeypatch, FORGED[forged](signed.manifest), signed.manifest)
    assert signed.press.examine(pdf).trouble == examination.OTHER_PAGES


def test_a_summary_of_an_earlier_drawing_is_genuine_with_a_note(
    signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = replace(signed.manifest, renderer=signed.press.renderer.replace("drawing 3", "drawing 2"))
    assert earlier.renderer != signed.press.renderer
    examined = signed.press.examine(signed.pdf(monkeypatch, earlier, earlier))
    assert examined.trouble == ""
    assert "drawing 2" in examined.note
    assert "the record's words are all on its pages" in examined.note


def test_an_earlier_drawing_that_shows_another_figure_is_refused(
    signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = replace(signed.manifest, renderer="candor 0 drawing 2")
    forged = changed(earlier, "answers", RAISED, value="923456789012345678")
    assert signed.press.examine(signed.pdf(monkeypatch, forged, earlier)).trouble == examination.OTHER_WORDS


HOSTILE: dict[str, Forged] = {
    "rounds without end": lambda m: changed(
        m, "interviews", kinds.SEPTEMBER, rounds=(Rounds(section="quarterly-review/gaps", count=10**15),)
    ),
    "a questionnaire that is not there": lambda m: changed(m, "interviews", kinds.SEPTEMBER, questionnaires=("gone",)),
    "an endless number": lambda m: changed(m, "answers", RUNWAY, value="1e-999999999"),
    "a choice that nobody offered": lambda m: changed(m, "answers", OWNER, chosen=("gone", "gone")),
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_record_that_makes_no_sense_is_examined_all_the_same(
    signed: Signed, hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = HOSTILE[hostile](signed.manifest)
    pdf = signed.pdf(monkeypatch, signed.manifest, held)
    assert signed.press.examine(pdf).trouble in (examination.OTHER_PAGES, examination.UNDRAWABLE)
