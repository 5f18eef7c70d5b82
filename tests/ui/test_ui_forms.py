"""What forms and lists say, before any window shows them: set-up, the time it takes, open points, the signature."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests import factory

from candor.domain.answer import Disposition, Substance
from candor.domain.condition import After, Case, When
from candor.domain.deal import Category
from candor.domain.deflection import FlagDecision, Verdict
from candor.domain.findings import Coverage
from candor.domain.interview import Mode
from candor.domain.promise import Promise, PromiseState
from candor.domain.question import Question
from candor.domain.record import Record
from candor.domain.signoff import Choice, Meaning
from candor.ui.actions import MENU
from candor.ui.dossier_rows import interview_rows, promise_rows, size, unfinished_interview
from candor.ui.open_points import PointKind, open_points
from candor.ui.recents import Recent
from candor.ui.room.keys import every_sequence
from candor.ui.setup_form import Group, SetupForm, offers, problems, suggested_file
from candor.ui.signature_wish import SignatureWish, gaps_left
from candor.ui.signature_wish import problems as signature_problems
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.prepare import PersonToAdd


def form(tmp_path: Path, **known: object) -> SetupForm:
    whole = {
        "vendor": "Helixa",
        "category": Category.DIGITAL_THERAPEUTIC,
        "file": tmp_path / "Helixa.candor",
        "mode": Mode.CALL,
        "held_on": date(2026, 3, 2),
        "planned_minutes": 45,
        "ours": (PersonToAdd("Ada Lind"),),
        "questionnaires": (SourcedQuestionnaire(factory.questionnaire(factory.question("a")), b""),),
    }
    return SetupForm(**{**whole, **known})  # type: ignore[arg-type]


def test_a_whole_form_has_no_problem(tmp_path: Path) -> None:
    assert problems(form(tmp_path), new_dossier=True) == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [("vendor", "  "), ("category", None), ("file", None), ("ours", ()), ("questionnaires", ())],
)
def test_each_thing_that_is_missing_is_said_in_a_sentence(tmp_path: Path, field: str, value: object) -> None:
    found = problems(form(tmp_path, **{field: value}), new_dossier=True)
    assert list(found) == [field]
    assert found[field].endswith(".")


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "Helixa.candor").write_bytes(b"precious")
    assert "file" in problems(form(tmp_path), new_dossier=True)
    assert suggested_file("Helixa", tmp_path).name == "Helixa 2.candor"


@pytest.mark.parametrize("vendor", ["a/b", "..", "CON", "Ünïcode & Söhne <GmbH>", "x" * 500, "tab\there", "\u202eevil"])
def test_any_vendor_gives_a_file_name_inside_the_folder(tmp_path: Path, vendor: str) -> None:
    file = suggested_file(vendor, tmp_path)
    assert file.parent == tmp_path
    file.write_bytes(b"")
    assert file.is_file()


def sourced(name: str, *questions: Question, **known: object) -> SourcedQuestionnaire:
    return SourcedQuestionnaire(factory.questionnaire(*(questions or (factory.question("a"),)), id=name, **known), b"")


def test_a_questionnaire_is_weighed_for_its_category_and_mode() -> None:
    mine = Category.DIGITAL_THERAPEUTIC
    after = (After(question="always", dispositions=("declined",)),)
    questionnaire = sourced(
        "q",
        factory.question("always", minutes=3, must_ask=True),
        factory.question("other", minutes=5, when=When(categories=("health-system",))),
        factory.question("not-ours", minutes=5, when=When(except_categories=("digital-therapeutic",))),
        factory.question("visit", minutes=7, when=When(modes=("site-visit",))),
        factory.question("later", minutes=9, when=When(after=after)),
        factory.question("either", minutes=9, when=When(any_of=(Case(after=after),))),
    )
    measures = [offers([questionnaire], mine, mode)[0].measure for mode in (Mode.CALL, Mode.SITE_VISIT)]
    assert measures == ["1 question · 3 min", "2 questions · 10 min"]


def test_questionnaires_are_offered_in_groups_the_unfitting_last() -> None:
    library = [
        sourced("theirs", categories=("health-system",)),
        sourced("anyones"),
        sourced("mine", usual=True),
        sourced("ours", categories=("digital-therapeutic",)),
        sourced("usual", usual=True),
    ]
    found = offers(library, Category.DIGITAL_THERAPEUTIC, Mode.CALL, own=["mine"])
    assert [(offer.sourced.questionnaire.id, offer.group, offer.fits) for offer in found] == [
        ("usual", Group.USUAL, True),
        ("ours", Group.CATEGORY, True),
        ("mine", Group.OWN, True),
        ("anyones", Group.MORE, True),
        ("theirs", Group.MORE, False),
    ]


def test_own_questions_alone_are_enough_and_reasons_are_asked_for(tmp_path: Path) -> None:
    alone = form(tmp_path, questionnaires=(), added=(factory.question("mine"),))
    assert problems(alone, new_dossier=True) == {}
    assert list(problems(form(tmp_path, unexplained=2), new_dossier=True)) == ["questionnaires"]


def record(*entities: object) -> Record:
    questionnaire = factory.questionnaire(
        factory.question("must", must_ask=True),
        factory.question("gate", gate=True, must_ask=True),
        factory.question("plain"),
    )
    return Record.of([factory.deal(), questionnaire, factory.interview(), *entities])  # type: ignore[list-item]


def test_everything_undecided_is_an_open_point_in_the_order_asked() -> None:
    flag = factory.flag("plain")
    promise = Promise(id="p", answer_id=factory.answer("plain").id, what="Send it", heard_at=factory.NOON)
    held = record(factory.answer("gate", text="Yes."), factory.answer("plain", text="Fine."), flag, promise)
    kinds = [(point.key, point.kind) for point in open_points(held)]
    assert kinds == [
        ("q/must", PointKind.NOT_ASKED),
        ("q/gate", PointKind.RATING),
        ("q/gate", PointKind.DISPOSITION),
        ("q/plain", PointKind.FLAG),
        ("q/plain", PointKind.DISPOSITION),
        ("q/plain", PointKind.PROMISE),
    ]
    assert len({point.id for point in open_points(held)}) == len(kinds)


def test_what_a_person_decided_is_no_longer_open() -> None:
    held = record(
        factory.answer("must", text="No.", disposition_confirmed=True, substance=Substance.WEAK),
        factory.answer(
            "gate", disposition=Disposition.NOT_APPLICABLE, disposition_confirmed=True, reason="Out of scope"
        ),
        factory.answer("plain", text="Fine.", disposition_confirmed=True),
        replace(factory.flag("plain"), decision=FlagDecision.DISMISSED),
        Promise(
            id="p",
            answer_id=factory.answer("plain").id,
            what="Send it",
            due=date(2026, 4, 1),
            heard_at=factory.NOON,
        ),
    )
    assert open_points(held) == []


def test_overdue_promises_come_first_and_settled_ones_last() -> None:
    made = {"answer_id": "interview-1/q/plain", "heard_at": factory.NOON}
    held = record(
        Promise(id="kept", what="Kept", due=date(2026, 1, 1), state=PromiseState.KEPT, **made),  # type: ignore[arg-type]
        Promise(id="late", what="Overdue", due=date(2026, 2, 1), **made),  # type: ignore[arg-type]
        Promise(id="undated", what="Some day", **made),  # type: ignore[arg-type]
        Promise(id="soon", what="Soon", due=date(2026, 3, 9), **made),  # type: ignore[arg-type]
    )
    rows = promise_rows(held, date(2026, 3, 2))
    assert [row.key for row in rows] == ["late", "soon", "undated", "kept"]
    assert rows[0].aside == "Overdue"


def test_an_interviews_row_says_how_much_was_asked() -> None:
    held = record(factory.answer("must", text="Yes.", candor=Verdict.STRAIGHT))
    row = interview_rows(held)[0]
    assert row.aside == "1 of 3 asked"
    assert row.below_aside == "1 straight"
    assert unfinished_interview(held) == held.interviews["interview-1"]
    assert Coverage.of([]).asked == 0


def test_sizes_are_words() -> None:
    assert [size(count) for count in (0, 999, 1_500, 123_456, 2_500_000_000)] == [
        "0 bytes",
        "999 bytes",
        "1.5 KB",
        "123 KB",
        "2.5 GB",
    ]


def wish(**known: object) -> SignatureWish:
    whole = {
        "name": "Ada Lind",
        "role": "Lead",
        "meaning": Meaning.AUTHOR,
        "password": "correct horse",
        "out": Path("out.pdf"),
    }
    return SignatureWish(**{**whole, **known})  # type: ignore[arg-type]


def test_a_signature_says_what_it_still_needs() -> None:
    assert signature_problems(wish(), "correct horse", new=True, gaps=0) == {}
    assert list(signature_problems(wish(name=" "), "correct horse", new=True, gaps=0)) == ["name"]
    assert list(signature_problems(wish(role=""), "correct horse", new=True, gaps=0)) == ["role"]
    assert list(signature_problems(wish(password="short"), "short", new=True, gaps=0)) == ["password"]
    assert list(signature_problems(wish(password="short"), "", new=False, gaps=0)) == []
    assert list(signature_problems(wish(password=""), "", new=False, gaps=0)) == ["password"]
    assert list(signature_problems(wish(), "correct house", new=True, gaps=0)) == ["repeated"]
    assert list(signature_problems(wish(), "correct horse", new=True, gaps=2)) == ["gaps"]


def test_a_password_is_in_no_text_of_the_wish() -> None:
    assert "correct horse" not in repr(wish())


def test_the_choice_just_made_is_no_gap() -> None:
    held = record()
    assert len(gaps_left(held, None)) == len(gaps_left(held, Choice.PAUSE)) + 1


def test_no_shortcut_of_the_menu_collides_with_the_live_room(qapp: object) -> None:
    room = {sequence.toString() for sequence in every_sequence()}
    menu = [entry.keys for entry in MENU if entry is not None and entry.keys]
    assert len(set(menu)) == len(menu)
    assert not room & set(menu)


def test_a_recent_dossier_knows_its_open_promises(tmp_path: Path) -> None:
    held = record(Promise(id="p", answer_id="interview-1/q/plain", what="Send it", heard_at=factory.NOON))
    assert Recent.of(tmp_path / "x.candor", held, factory.NOON).open_promises == 1
