"""Reading a questionnaire: bytes to the domain's words, or one clear sentence about what to mend."""

from __future__ import annotations

import hashlib

from candor.domain.question import Questionnaire
from candor.questionnaires.faults import Fault, QuestionnaireUnreadable
from candor.questionnaires.format.complaints import fitted
from candor.questionnaires.format.questionnaire import WrittenQuestionnaire
from candor.questionnaires.format.tree import Tree, plant
from candor.questionnaires.sense.questionnaire import faults_of
from candor.workflows.ports import SourcedQuestionnaire

__all__ = ["QuestionnaireUnreadable", "examined", "read_questionnaire"]


def read_questionnaire(source: bytes, name: str) -> SourcedQuestionnaire:
    """The questionnaire with the bytes it came from. ``name`` is the file's name, for the sentence of
    QuestionnaireUnreadable, which is raised for every fault that is not just a warning."""
    questionnaire, faults = examined(source, name)
    if any(not fault.warning for fault in faults):
        raise QuestionnaireUnreadable(name, faults)
    return SourcedQuestionnaire(questionnaire, source)


def examined(source: bytes, name: str) -> tuple[Questionnaire, list[Fault]]:
    """The questionnaire and what is wrong with it, worst first within a line. Raises QuestionnaireUnreadable where the
    file does not even have the form of one."""
    tree: Tree = plant(source, name)
    written = fitted(WrittenQuestionnaire, tree, name)
    questionnaire = written.meant(hashlib.sha256(source).hexdigest())
    return questionnaire, sorted(faults_of(questionnaire, tree))
