"""One row of an XLSForm's survey as a question of ours, with a remark for everything it could not keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candor.domain.condition import ALWAYS, When
from candor.domain.question import Choice, Question, QuestionKind
from candor.domain.translation import Translation
from candor.questionnaires.format.limits import LONGEST_LABEL
from candor.questionnaires.forms.book.opened import BookRow
from candor.questionnaires.forms.cases import NEVER, NO, TOO_LONG, TOO_MANY, Carried, Effort, all_of, carried
from candor.questionnaires.forms.imported import Names, fitted
from candor.questionnaires.forms.paragraphs import cut
from candor.questionnaires.forms.xlsform.bounds import Bounds, bounds_of
from candor.questionnaires.forms.xlsform.choices import Lists, Ready
from candor.questionnaires.forms.xlsform.kinds import RowKind, Turn
from candor.questionnaires.forms.xlsform.languages import Tongues
from candor.questionnaires.forms.xlsform.relevance import Target, Told, told, unsaid
from candor.questionnaires.forms.xlsform.sheet import Table
from candor.questionnaires.forms.xlsform.words import all_spoken, prettified, spoken
from candor.questionnaires.forms.yes_and_no import NO_WORDS, YES_WORDS

_MOST_LOGIC = 600_000
"""Characters of conditions in one form; what comes after is not taken apart."""
_MOST_PARTS = 30_000
"""Parts of all conditions together, about two megabytes as they are written; what branches after that is lost."""
_MOST_THOUGHT = 150_000
"""Single conditions to think through; forms of this kind are the largest there are."""
MOST_AROUND = 30
"""Conditions of groups within groups."""

Texts = Mapping[str, str]
"""Words by language tag."""

_OF_ALL = (NEVER, TOO_LONG.why, TOO_MANY.why)
"""What is said of conditions together; all other losses are the form's own words."""


@dataclass(slots=True)
class QuestionMaker:
    """Makes questions in the order of the form, and remembers them for the conditions of later ones."""

    survey: Table
    tongues: Tongues
    lists: Lists
    _names: Names = field(default_factory=Names)
    _known: dict[str, Target] = field(default_factory=dict)
    _small: dict[str, Target] = field(default_factory=dict)
    _asked: dict[str, bool] = field(default_factory=dict)
    _carried: dict[tuple[Told, ...], Carried] = field(default_factory=dict)
    _effort: Effort = field(default_factory=lambda: Effort(_MOST_THOUGHT))
    _logic: int = 0
    _parts: int = 0

    def condition(self, text: str) -> Told:
        """A condition as it can be said with the questions made so far."""
        self._logic += len(text)
        return told(text, self._target) if self._logic <= _MOST_LOGIC else unsaid(text)

    def _target(self, name: str) -> Target | None:
        return self._known.get(name) or self._small.get(name.casefold())

    def made(
        self, row: BookRow, kind: RowKind, around: Sequence[Told], notes: Sequence[Texts]
    ) -> tuple[Question, list[str]]:
        """The question, and what is to be told of it. ``around`` are the conditions of the groups it stands in,
        ``notes`` what the form says just before it."""
        table, remarks = self.survey, [kind.remark] if kind.remark else []
        name = table.text(row, "name")
        labels = self._labels(row, name, remarks)
        whys = [*notes, all_spoken(table.texts(row, "hint")), all_spoken(table.texts(row, "guidance_hint"))]
        say = self.tongues.words(labels)[0]
        remarks += [f"In its hint: {each}" for each in spoken(table.text(row, "hint")).remarks]
        words = fitted(say, _joined(self.tongues.main_words(texts) for texts in whys))
        remarks += words.remarks
        ready, answer = self._choices(kind, remarks)
        bounds = self._bounds(row, kind, answer, remarks)
        when = self._when(row, around, remarks)
        self._besides(row, kind, remarks)
        question = Question(
            id=self._names.of(name or say),
            say=words.say,
            kind=answer,
            choices=ready.choices,
            unit=kind.unit if answer is QuestionKind.NUMBER else "",
            least=bounds.least,
            most=bounds.most,
            why=words.why,
            evidence=(cut(words.say, LONGEST_LABEL),) if kind.shown else (),
            when=when,
            must_ask=self._must_ask(row, remarks),
            translations=self._translations(labels, whys, ready),
        )
        self._remember(name, Target(question.id, answer, ready.ids))
        return question, remarks

    def _labels(self, row: BookRow, name: str, remarks: list[str]) -> dict[str, str]:
        """What to say by language; there is always something in one of them."""
        heard = {tag: spoken(raw) for tag, raw in self.survey.texts(row, "label").items() if raw}
        labels = {tag: each.text for tag, each in heard.items() if each.text}
        said, other = self.tongues.words(labels)
        if not said:
            hint = "" if prettified(name) else spoken(self.survey.text(row, "hint")).text
            remarks.append("It has no words of its own, so its name is asked." if not hint else "Its hint is asked.")
            return {
                self.tongues.main: prettified(name) or hint or prettified(self.survey.text(row, "type")) or "Question"
            }
        if other:
            remarks.append(f"It has no words in the form's first language; those in “{other}” are asked.")
        remarks += next(each for each in heard.values() if each.text == said).remarks
        return labels

    def _choices(self, kind: RowKind, remarks: list[str]) -> tuple[Ready, QuestionKind]:
        if kind.turn is not Turn.CHOICES:
            return Ready(), kind.kind
        if kind.elsewhere:
            remarks.append(f"Its choices stand in another file, “{cut(kind.list_name, 80)}”; it is asked in words.")
            return Ready(), QuestionKind.FREE
        ready = self.lists.named(kind.list_name, or_other=kind.or_other, external=kind.external)
        if ready is None:
            listed = (
                f"Its list “{cut(kind.list_name, 80)}” is not in the workbook" if kind.list_name else "It names no list"
            )
            remarks.append(f"{listed}; it is asked in words.")
            return Ready(), QuestionKind.FREE
        if ready.too_many:
            remarks.append(f"Its list has {ready.too_many} choices, more than fit; it is asked in words.")
            return Ready(), QuestionKind.FREE
        if kind.or_other:
            remarks.append("Other is one of its choices; what it is goes into the words.")
        if ready.yes_no and kind.kind is QuestionKind.ONE_OF:
            return ready, QuestionKind.YES_NO
        if ready.yes_no and not ready.choices:
            return Ready(
                (Choice(id="yes", label="Yes"), Choice(id="no", label="No")), ready.ids, ready.labels
            ), kind.kind
        return ready, kind.kind

    def _bounds(self, row: BookRow, kind: RowKind, answer: QuestionKind, remarks: list[str]) -> Bounds:
        constraint = self.survey.text(row, "constraint")
        ranged = " ".join(self.survey.text(row, "type").split()).casefold() == "range"
        if answer not in (QuestionKind.NUMBER, QuestionKind.DATE):
            if constraint:
                remarks.append(f"What may be answered is not checked: “{cut(constraint, 200)}”.")
            return Bounds()
        bounds = bounds_of(kind, constraint, self.survey.text(row, "parameters"), ranged=ranged)
        remarks += bounds.remarks
        return bounds

    def _when(self, row: BookRow, around: Sequence[Told], remarks: list[str]) -> When:
        own = self.survey.text(row, "relevant")
        conditions = (*around[-MOST_AROUND:], *([self.condition(own)] if own else []))
        carries = self._carried.get(conditions)
        if carries is None:
            carries = carried(all_of(each.wish for each in conditions), self._asked, self._effort)
            self._carried[conditions] = carries
        remarks += dict.fromkeys(remark for each in conditions for remark in each.remarks)
        if carries.when is None:
            never = next((each.text for each in conditions if each.wish == NO), own)
            remarks.append(
                f"The form never asks it (“{cut(never, 120)}”); here it is always asked, so take it out if it is not "
                "wanted."
            )
            return ALWAYS
        when, lost = carries.when, [text for text in carries.remarks if text not in _OF_ALL]
        self._parts += len(when.depends)
        if self._parts > _MOST_PARTS and when.any_of:
            when, lost = ALWAYS, [each.text for each in conditions]
        elif lost != list(carries.remarks):
            lost = [each.text for each in conditions]
        if NEVER in carries.remarks:
            remarks.append(NEVER)
        elif lost := [*lost, *(each.text for each in around[:-MOST_AROUND])]:
            remarks.append(_lost(when, lost))
        return when

    def _besides(self, row: BookRow, kind: RowKind, remarks: list[str]) -> None:
        """What the row says that an interview has no place for."""
        for role, sentence in _BESIDES:
            if text := self.survey.text(row, role):
                remarks.append(sentence.format(cut(text, 120)))
        if (appearance := self.survey.text(row, "appearance")).startswith("ex:"):
            remarks.append(f"Another program (“{cut(appearance, 80)}”) would answer it; it is asked like any other.")

    def _must_ask(self, row: BookRow, remarks: list[str]) -> bool:
        text = self.survey.text(row, "required")
        plain = text.strip().removeprefix("=").removesuffix("()").strip().casefold()
        if plain in YES_WORDS:
            return True
        if plain and plain not in NO_WORDS:
            remarks.append(f"It is a must only under a condition (“{cut(text, 120)}”), which is not kept.")
        return False

    def _translations(self, labels: Texts, whys: Sequence[Texts], ready: Ready) -> tuple[Translation, ...]:
        found = []
        for tag in self.tongues.others:
            words = fitted(labels.get(tag, ""), _joined(texts.get(tag, "") for texts in whys))
            choices = ready.labels.get(tag, ())
            say = "" if words.say == self.tongues.words(labels)[0] else words.say
            if say or words.why or choices:
                found.append(Translation(language=tag, say=say, why=words.why, choices=choices))
        return tuple(found)

    def _remember(self, name: str, target: Target) -> None:
        self._asked[target.id] = target.kind in (QuestionKind.ONE_OF, QuestionKind.YES_NO)
        if name:
            self._known[name] = target
            self._small[name.casefold()] = target


def _joined(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)


def _lost(when: When, lost: Sequence[str]) -> str:
    what = "”, “".join(cut(text, 160) for text in list(dict.fromkeys(lost))[:3])
    if when == ALWAYS:
        return f"It is now always asked: its condition could not be carried (“{what}”)."
    return f"It is now asked more often: part of its condition could not be carried (“{what}”)."


_BESIDES = (
    ("choice_filter", "Its choices are no longer narrowed by another answer (“{}”); all are offered."),
    ("calculation", "The form works out an answer (“{}”); here it is only asked."),
    ("trigger", "Another answer no longer sets it off (“{}”)."),
    ("default", "Its answer is no longer filled in beforehand (“{}”)."),
    ("image", "Its picture (“{}”) is not shown."),
    ("big-image", "Its large picture (“{}”) is not shown."),
    ("audio", "Its sound (“{}”) is not played."),
    ("video", "Its film (“{}”) is not shown."),
)
