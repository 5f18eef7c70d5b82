"""The words by which people say neither yes nor no, mark what is mandatory, and name a kind of answer."""

from __future__ import annotations

from collections.abc import Mapping

from candor.domain.question import QuestionKind
from candor.questionnaires.forms.spreadsheet.words import heading_words
from candor.questionnaires.forms.yes_and_no import YES_WORDS

NOT_APPLICABLE = frozenset(
    (
        *("n/a", "na", "n.a.", "n.a", "n. a.", "k.a.", "not applicable", "entfällt", "nicht zutreffend"),
        *("sans objet", "no aplica", "n. v. t.", "nvt"),
    )
)
NEITHER = NOT_APPLICABLE | {
    *("partial", "partially", "partly", "teilweise", "partiel", "partiellement", "parcial", "gedeeltelijk"),
    *("in progress", "planned", "unknown", "other", "don't know"),
}
MANDATORY = YES_WORDS | {
    "must",
    "mandatory",
    "required",
    "obligatory",
    "muss",
    "pflicht",
    "obligatoire",
    "obligatorio",
    "m",
}

KINDS: Mapping[QuestionKind, frozenset[str]] = {
    QuestionKind.YES_NO: frozenset(
        (
            "yes or no",
            "yes no",
            "yesno",
            "y n",
            "boolean",
            "bool",
            "ja nein",
            "oui non",
            "sí no",
            "closed",
            "true false",
        )
    ),
    QuestionKind.ONE_OF: frozenset(
        (
            *("one of", "one", "single", "single choice", "single select", "select one", "choice", "dropdown", "radio"),
            *(
                "drop down",
                "list",
                "multiple choice single answer",
                "einfachauswahl",
                "auswahl",
                "choix unique",
                "select",
            ),
        )
    ),
    QuestionKind.MANY_OF: frozenset(
        (
            *("many of", "multiple", "multiple choice", "multi", "multi select", "multiselect", "select multiple"),
            *("select many", "checkbox", "checkboxes", "check all that apply", "mehrfachauswahl", "choix multiple"),
        )
    ),
    QuestionKind.NUMBER: frozenset(
        ("number", "numeric", "integer", "decimal", "int", "float", "zahl", "amount", "percentage", "percent", "nombre")
    ),
    QuestionKind.DATE: frozenset(("date", "datum", "day", "fecha", "data")),
    QuestionKind.RATING: frozenset(("rating", "scale", "likert", "score", "bewertung", "maturity")),
    QuestionKind.FREE: frozenset(
        (
            *("free answer", "free", "text", "free text", "freetext", "open", "open ended", "long text", "short text"),
            *("freitext", "texte", "texte libre", "texto", "narrative", "string", "comment", "essay", "textarea"),
        )
    ),
}


def kind_named(text: str) -> QuestionKind | None:
    """The kind of answer that a cell names; None where it names none we know."""
    words = heading_words(text)
    return next((kind for kind, names in KINDS.items() if words in names), None)
