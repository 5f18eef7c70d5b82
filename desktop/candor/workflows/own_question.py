"""Questions of one's own: written for one deal, before or during the interview, and asked like any other."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from candor.domain.errors import KnownError
from candor.domain.interview import Interview
from candor.domain.question import Choice, Question, QuestionKind, Questionnaire, Section, base_key
from candor.domain.record import Change, Record
from candor.workflows.course import Homes
from candor.workflows.ledger import Ledger
from candor.workflows.ports import QuestionnaireLibrary
from candor.workflows.wording import one_line

TITLE = "Our own questions"
SECTION = Section(id="own", title=TITLE, questions=())
WITH_CHOICES = (QuestionKind.ONE_OF, QuestionKind.MANY_OF, QuestionKind.RATING)
"""The kinds for which choices can be written."""
LONGEST_SAID, LONGEST_LABEL, MOST_CHOICES = 600, 120, 200
"""Characters of a question and of a choice or unit, and how many choices: what the questionnaires' format takes."""


class QuestionUnfit(KnownError):
    """What was written is not yet a question; the sentence says what is missing."""


def own_id(number: int) -> str:
    """The id of the questionnaire that holds the own questions of a dossier's n-th interview, counted from 1."""
    return f"own-{number}"


def own_id_of(record: Record, interview_id: str = "") -> str:
    """As ``own_id``, for an interview of the record; without one, for the interview that is planned next."""
    order = list(record.interviews)
    return own_id(order.index(interview_id) + 1 if interview_id in order else len(order) + 1)


def drafted(
    say: str,
    *,
    kind: QuestionKind = QuestionKind.FREE,
    choices: Iterable[str] = (),
    unit: str = "",
    must_ask: bool = False,
) -> Question:
    """A question from what a person wrote; its id is given by ``with_question``. Raises QuestionUnfit."""
    words = one_line(say)
    if not words:
        raise QuestionUnfit("There is nothing to say aloud yet; write the question in the words you will use.")
    if len(words) > LONGEST_SAID:
        raise QuestionUnfit(f"This is too long to say aloud; keep the question under {LONGEST_SAID} characters.")
    offered = _choices(choices) if kind in WITH_CHOICES else ()
    if kind in (QuestionKind.ONE_OF, QuestionKind.MANY_OF) and len(offered) < 2:
        raise QuestionUnfit("There is nothing to choose between yet; write at least two choices, one on each line.")
    if len(offered) == 1:
        raise QuestionUnfit(
            "A rating has at least two steps; write them from worst to best, or none for the usual four."
        )
    counted = one_line(unit) if kind is QuestionKind.NUMBER else ""
    if len(counted) > LONGEST_LABEL:
        raise QuestionUnfit(f"The unit is too long; keep it under {LONGEST_LABEL} characters.")
    return Question(id="", say=words, kind=kind, choices=offered, unit=counted, must_ask=must_ask, added=True)


def _choices(labels: Iterable[str]) -> tuple[Choice, ...]:
    """One choice per label, doubles and blanks left out, each with an id made from its words."""
    made: dict[str, Choice] = {}
    for label in dict.fromkeys(filter(None, map(one_line, labels))):
        if len(label) > LONGEST_LABEL:
            raise QuestionUnfit(f"A choice is too long; keep each under {LONGEST_LABEL} characters.")
        stem = slug(label)[:50].strip("-") or "choice"
        name, number = stem, 2
        while name in made:
            name, number = f"{stem}-{number}", number + 1
        made[name] = Choice(id=name, label=label)
    if len(made) > MOST_CHOICES:
        raise QuestionUnfit(f"These are too many choices; keep them to {MOST_CHOICES}.")
    return tuple(made.values())


def slug(words: str) -> str:
    """Lower-case words of ASCII letters and digits with hyphens between them; "" where nothing of that kind is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def with_question(questionnaire: Questionnaire | None, question: Question, *, number: int = 1) -> Questionnaire:
    """The questionnaire of own questions with one more at its end, under an id that is free there; a new one (the
    dossier's ``number``-th interview's) where there is none yet. The source digest is that of nothing: write it."""
    held = questionnaire or Questionnaire(id=own_id(number), version="1", title=TITLE, sections=(SECTION,))
    taken = {known.id for _, _, known in held.keyed()}
    count = len(taken) + 1
    while f"own-question-{count}" in taken:
        count += 1
    added = replace(question, id=f"own-question-{count}", added=True)
    last = held.sections[-1]
    sections = (*held.sections[:-1], replace(last, questions=(*last.questions, added)))
    return replace(held, version=str(len(taken) + 1), sections=sections, source_sha256="")


def add_question(
    ledger: Ledger, library: QuestionnaireLibrary, interview_id: str, question: Question, after: str = ""
) -> str:
    """The question becomes part of the interview, right after the one with this key (in a repeated section: after the
    section), else at the end; its key. Raises QuestionnaireUnreadable where it cannot be written down."""
    record = ledger.record
    interview = record.interviews[interview_id]
    name = own_id_of(record, interview_id)
    before = record.questionnaires.get(name)
    number = list(record.interviews).index(interview_id) + 1
    sourced = library.written(with_question(before, question, number=number))
    ledger.store.put_content(io.BytesIO(sourced.source), len(sourced.source))
    key = f"{name}/{sourced.questionnaire.sections[-1].questions[-1].id}"
    ledger.commit(
        Change("question_added", before, sourced.questionnaire),
        Change("agenda_changed", interview, _asking(record, interview, name, key, base_key(after))),
    )
    return key


def _asking(record: Record, interview: Interview, name: str, key: str, after: str) -> Interview:
    homes = Homes(record, interview)
    agenda = homes.explicit(record, interview)
    agenda.insert(homes.behind(agenda, after), key)
    questionnaires = tuple(dict.fromkeys([*interview.questionnaires, name]))
    return replace(interview, questionnaires=questionnaires, agenda=tuple(agenda))
