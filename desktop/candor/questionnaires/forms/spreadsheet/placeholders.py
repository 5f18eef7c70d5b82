"""What stands in an empty form where an answer belongs: "Yes/No", "Date", "1-5". It names a kind and is no answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from candor.domain.question import QuestionKind
from candor.questionnaires.forms.spreadsheet.cells import offered, yes_and_no
from candor.questionnaires.forms.yes_and_no import NO_WORDS, YES_WORDS

_WORDS: Mapping[QuestionKind, frozenset[str]] = {
    QuestionKind.DATE: frozenset(
        (
            *("date", "datum", "fecha", "tt.mm.jjjj", "tt.mm.jj", "dd.mm.yyyy", "dd/mm/yyyy", "mm/dd/yyyy"),
            *("yyyy-mm-dd", "jjjj-mm-tt", "dd-mm-yyyy", "jj/mm/aaaa", "dd/mm/aaaa", "dd-mm-jjjj"),
        )
    ),
    QuestionKind.NUMBER: frozenset(("number", "numeric", "zahl", "anzahl", "nombre", "número", "numero", "getal")),
    QuestionKind.FREE: frozenset(
        ("free text", "freetext", "free-text", "text", "freitext", "texte libre", "texte", "texto libre", "texto")
    ),
}
_STEPS = re.compile(r"([01])\s*(?:-|–|—|\.\.\.?|…|to|bis|à|a)\s*([3-9]|10)")


def placeholder(text: str) -> tuple[QuestionKind, tuple[str, ...]] | None:
    """The kind it names and what can be chosen, () for what the kind brings itself; None where it is no placeholder."""
    bare = text.strip().strip("<>[](){}_…:* ").strip()
    if not bare or len(bare) > 80:
        return None
    word = " ".join(bare.split()).casefold()
    if steps := _STEPS.fullmatch(word):
        return QuestionKind.RATING, tuple(str(step) for step in range(int(steps[1]), int(steps[2]) + 1))
    labels = offered(bare) if re.search("[/|]", bare) else ()
    if yes_and_no(labels):
        return QuestionKind.YES_NO, labels
    small = {label.casefold() for label in labels}
    if small & YES_WORDS and small & NO_WORDS:
        return QuestionKind.ONE_OF, labels
    return next(((kind, ()) for kind, words in _WORDS.items() if word in words), None)


def all_to_fill_in(texts: Sequence[str]) -> bool:
    """Whether the filled cells of an answer's column are mostly placeholders. A lone "1-5" is an answer like another:
    it could count people."""
    filled = [text for text in texts if text.strip()]
    found = [told for told in map(placeholder, filled) if told]
    lone = len(found) == 1 and found[0][0] is QuestionKind.RATING
    return bool(found) and not lone and 2 * len(found) >= len(filled)
