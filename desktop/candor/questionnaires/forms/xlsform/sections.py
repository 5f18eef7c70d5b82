"""Groups and repeats of an XLSForm as sections, which stand in a row and hold nothing but questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from candor.domain.question import Question, Section
from candor.domain.translation import Titled
from candor.questionnaires.format.limits import LONGEST_LABEL, MOST_QUESTIONS
from candor.questionnaires.forms.imported import Names
from candor.questionnaires.forms.paragraphs import cut
from candor.questionnaires.forms.xlsform.relevance import Told


@dataclass(slots=True)
class Entry:
    """What is to be told of one row of the survey: ``left`` says why it was left out, or is ""."""

    place: str
    what: str
    remarks: list[str] = field(default_factory=list)
    left: str = ""


@dataclass(slots=True, eq=False)
class Group:
    """A group or repeat that has begun, or the form itself. ``home`` is the group whose section its questions go to,
    none where it has a section of its own; ``repeats`` is what that section is asked again for; ``looped`` is true for
    a repeat, wherever its questions went; ``asked`` counts the questions in it, at any depth."""

    entry: Entry | None
    title: str
    titles: Mapping[str, str] = field(default_factory=dict)
    repeats: str = ""
    looped: bool = False
    around: tuple[Told, ...] = ()
    home: Group | None = None
    asked: int = 0

    @property
    def owner(self) -> Group:
        return self.home or self


@dataclass(slots=True)
class _Part:
    owner: Group
    id: str
    title: str
    titles: Mapping[str, str]
    questions: list[Question] = field(default_factory=list)


class Sections:
    """Sections in the making: a question goes to the section of its group, and to a further one of the same title
    where other sections came between."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._names = Names("section")
        self._parts: list[_Part] = []

    def add(self, group: Group, question: Question) -> None:
        owner = group.owner
        last = self._parts[-1] if self._parts else None
        if last is None or last.owner is not owner or len(last.questions) == MOST_QUESTIONS:
            last = self._begun(owner)
        last.questions.append(question)

    def _begun(self, owner: Group) -> _Part:
        again = any(part.owner is owner for part in self._parts)
        tail = " (continued)" if again and self._language.startswith("en") else " …" if again else ""
        title = cut(owner.title, LONGEST_LABEL - len(tail)) + tail
        titles = {tag: cut(words, LONGEST_LABEL - 2) + (" …" if again else "") for tag, words in owner.titles.items()}
        part = _Part(owner, self._names.of(owner.title), title, titles)
        self._parts.append(part)
        return part

    def made(self) -> tuple[Section, ...]:
        return tuple(
            Section(
                id=part.id,
                title=part.title,
                repeats=part.owner.repeats,
                questions=tuple(part.questions),
                translations=tuple(Titled(language=tag, title=words) for tag, words in part.titles.items()),
            )
            for part in self._parts
        )
