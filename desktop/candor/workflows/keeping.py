"""A person's own questionnaires: a name that is free, a title of one's own, a copy to change."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace

from candor.domain.condition import After, Case
from candor.domain.errors import KnownError
from candor.domain.question import Question, Questionnaire
from candor.workflows.ports import QuestionnaireLibrary, SourcedQuestionnaire
from candor.workflows.wording import one_line

_JOINERS = "\u200c\u200d"

LONGEST_ID, LONGEST_TITLE = 60, 108
"""Characters, so that a number or "(my own)" still fits behind it."""


def free_id(library: QuestionnaireLibrary, wanted: str) -> str:
    """``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that no questionnaire here has."""
    taken = {sourced.questionnaire.id for sourced in library.all()}
    name, number = wanted, 2
    while name in taken:
        name = f"{wanted[:LONGEST_ID].rstrip('-')}-{number}"
        number += 1
    return name


def duplicate(library: QuestionnaireLibrary, sourced: SourcedQuestionnaire) -> SourcedQuestionnaire:
    """The same questions under an id of their own and a title that says so, not yet saved."""
    known = sourced.questionnaire
    return renamed(
        library,
        sourced,
        questionnaire_id=free_id(library, f"my-{known.id}"),
        title=f"{known.title[:LONGEST_TITLE]} (my own)",
    )


def renamed(
    library: QuestionnaireLibrary, sourced: SourcedQuestionnaire, *, questionnaire_id: str = "", title: str = ""
) -> SourcedQuestionnaire:
    """The same questionnaire under another id or title; "" keeps what it has. Its file stays as it was written but for
    those two lines, comments and the place each question came from included. Raises KnownError."""
    before = sourced.questionnaire
    wanted = replace(before, id=questionnaire_id or before.id, title=_seen(title) or before.title)
    if wanted == before:
        return sourced
    if wanted.id != before.id and any(_names_itself(before, question) for _, _, question in before.keyed()):
        return library.written(_renamed_within(wanted, before.id))
    source = _with_line(_with_line(sourced.source, "id", wanted.id), "title", wanted.title)
    try:
        made = library.read(source, f"{wanted.id}.yaml")
    except KnownError:
        return library.written(wanted)
    same = replace(made.questionnaire, source_sha256="") == replace(wanted, source_sha256="")
    return made if same else library.written(wanted)


def _seen(title: str) -> str:
    """On one line, without what is never seen: control characters and marks that turn the direction. What joins letters
    stays."""
    return "".join(
        character
        for character in one_line(title)
        if unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn") or character in _JOINERS
    )


def _with_line(source: bytes, name: str, value: str) -> bytes:
    """The file with another value for this field of the questionnaire itself; a value may go on, indented."""
    written = f"{name}: {json.dumps(value, ensure_ascii=False)}".encode()
    field = re.compile(rb"^" + name.encode() + rb":[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*", re.MULTILINE)
    return field.sub(lambda _: written, source, count=1)


def _names_itself(questionnaire: Questionnaire, question: Question) -> bool:
    return any(after.key_in == questionnaire.id for after in question.when.depends)


def _renamed_within(questionnaire: Questionnaire, before: str) -> Questionnaire:
    """Conditions that named a question by its whole key go on meaning the question beside them."""

    def there(after: After) -> After:
        return replace(after, question=after.question.partition("/")[2]) if after.key_in == before else after

    def told(question: Question) -> Question:
        when = replace(
            question.when,
            after=tuple(map(there, question.when.after)),
            any_of=tuple(Case(after=tuple(map(there, case.after))) for case in question.when.any_of),
        )
        return replace(question, when=when)

    return replace(
        questionnaire,
        sections=tuple(
            replace(section, questions=tuple(map(told, section.questions))) for section in questionnaire.sections
        ),
    )
