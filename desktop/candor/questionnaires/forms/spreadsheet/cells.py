"""What the cells of a row mean: choices written in a cell, the kind of answer, what is asked for, yes and no."""

from __future__ import annotations

import re
from collections.abc import Sequence

from candor.domain.question import Choice, Probe, QuestionKind
from candor.questionnaires.format.limits import LONGEST_LABEL, LONGEST_SAY, MOST_LISTED, MOST_PROBES
from candor.questionnaires.forms.imported import choices_of
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.questionnaires.forms.spreadsheet.terms import MANDATORY, NEITHER, kind_named
from candor.questionnaires.forms.yes_and_no import NO_WORDS, YES_WORDS

BULLET = "• "
"""How an export of ours begins each of several things in a cell, so that they can be told apart again."""

_LEAD = re.compile(r"^\s*(?:[-–•*·▪◦‣☐□○◯]\s+|[-–•·▪◦‣☐□○◯]|\(?[A-Za-z0-9]{1,2}[.)]\s+|\[\s?[xX]?\s?\]\s*)")
_SHORT = 60
_PROSE = re.compile(r"[.?!]\s|[.?!]$|\b(?:please|e\.g|such as|if yes|wenn ja|si oui)\b", re.IGNORECASE)
_UNIT = re.compile(r"\(([^()]{1,120})\)\s*$")


def several(text: str) -> list[str]:
    """Things that stand one below the other in a cell, or after semicolons."""
    if text.lstrip().startswith(BULLET.strip()):
        pieces = [piece.strip().removeprefix(BULLET.strip()) for piece in text.strip().split("\n")]
    else:
        pieces = [_LEAD.sub("", piece) for piece in (text.split("\n") if "\n" in text.strip() else text.split(";"))]
    return [said for piece in pieces if (said := one_paragraph(piece))]


def offered(text: str) -> tuple[str, ...]:
    """The choices written in a cell: "Yes / No / Partial", "a; b; c", one a line; () where it is prose or one thing."""
    text = text.strip()
    if text.startswith(BULLET.strip()):
        return tuple(several(text))
    for sign in ("\n", ";", "|", " / ", "/", ","):
        if sign not in text:
            continue
        labels = [one_paragraph(_LEAD.sub("", piece)) for piece in text.split(sign)]
        labels = [label for label in labels if label]
        limit = LONGEST_LABEL if sign in "\n;|" else _SHORT
        prose = sign not in "\n;|" and (_PROSE.search(text) or any(len(label.split()) > 6 for label in labels))
        if len(labels) > 1 and not prose and all(len(label) <= limit for label in labels):
            return tuple(labels)
    return ()


def in_brackets(text: str) -> tuple[str, ...]:
    """Choices at the end of a heading or a question, in brackets: "Response (Yes / No / Partial)"."""
    found = re.search(r"[(\[]([^()\[\]]{3,200})[)\]]\s*[?:.]?\s*$", text)
    labels = offered(found.group(1)) if found else ()
    return (
        labels
        if yes_and_no(labels) or (labels and {label.casefold() for label in labels} & (YES_WORDS | NO_WORDS))
        else ()
    )


def in_heading(text: str) -> tuple[str, ...]:
    """Choices in the heading of the column for answers: "Compliance (Full / Partial / None)", "Yes/No"."""
    found = re.search(r"[(\[]([^()\[\]]{3,200})[)\]]", text)
    written = found.group(1) if found else text
    return offered(written) if re.search("[/|;]", written) else in_brackets(text)


def yes_and_no(labels: Sequence[str]) -> bool:
    """Whether these are a yes and a no and nothing else."""
    words = [label.strip().casefold().rstrip(".") for label in labels]
    return len(words) == 2 and (
        (words[0] in YES_WORDS and words[1] in NO_WORDS) or (words[0] in NO_WORDS and words[1] in YES_WORDS)
    )


def plain_choices(kind: QuestionKind, labels: Sequence[str]) -> tuple[tuple[Choice, ...], tuple[str, ...]]:
    """Choices of these labels, and what had to be changed. A yes and a no keep their words under the ids of ours."""
    if kind is QuestionKind.YES_NO:
        if not yes_and_no(labels):
            return (), ()
        ids = ["yes" if label.strip().casefold().rstrip(".") in YES_WORDS else "no" for label in labels]
        pairs = sorted(zip(ids, labels, strict=True), reverse=True)
        if [label.strip() for _, label in pairs] == ["Yes", "No"]:
            return (), ()
        return tuple(Choice(id=name, label=cut(one_paragraph(label), LONGEST_LABEL)) for name, label in pairs), ()
    found = choices_of(("", label) for label in labels)
    return found.choices, found.remarks


def mandatory(text: str) -> bool:
    return " ".join(text.split()).casefold().rstrip(".!") in MANDATORY


def kind_of(cell: str, labels: Sequence[str]) -> tuple[QuestionKind, str, str]:
    """The kind of answer, the unit a number counts, and a remark: from what the cell says and what can be chosen."""
    unit = _UNIT.search(cell)
    named = kind_named(cell) or (kind_named(_UNIT.sub("", cell)) if unit else None)
    if named is None and cell.strip():
        written = offered(cell)
        if yes_and_no(written) and not labels:
            return QuestionKind.YES_NO, "", ""
    guessed = QuestionKind.YES_NO if yes_and_no(labels) else QuestionKind.ONE_OF if labels else QuestionKind.FREE
    if named is None:
        unknown = f"The kind of answer “{cut(one_paragraph(cell), 40)}” is not known here." if cell.strip() else ""
        return guessed, "", unknown
    if named in (QuestionKind.ONE_OF, QuestionKind.MANY_OF) and not labels:
        return QuestionKind.FREE, "", "Nothing to choose from is written, so the answer is free."
    if named is QuestionKind.NUMBER and unit:
        return named, one_paragraph(unit.group(1)), ""
    if named in (QuestionKind.FREE, QuestionKind.NUMBER, QuestionKind.DATE) and labels:
        return (guessed, "", "") if named is QuestionKind.FREE else (named, "", "Its choices do not go with its kind.")
    if named is QuestionKind.YES_NO and labels and not yes_and_no(labels):
        return QuestionKind.ONE_OF, "", ""
    return named, "", ""


def evidence_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What to ask to see, and what had to be changed."""
    word = " ".join(text.split()).casefold().rstrip(".")
    if not word or word in NO_WORDS or word in NEITHER or word == "none":
        return (), ()
    if word in YES_WORDS:
        return ("Supporting evidence",), ("It asks for evidence without saying which.",)
    pieces = list(dict.fromkeys(several(text)))
    remarks = [f"Evidence after the first {MOST_LISTED} was left out."] if len(pieces) > MOST_LISTED else []
    if any(len(piece) > LONGEST_LABEL for piece in pieces):
        remarks.append(f"Evidence asked for was cut to {LONGEST_LABEL} characters.")
    return tuple(dict.fromkeys(cut(piece, LONGEST_LABEL) for piece in pieces[:MOST_LISTED])), tuple(remarks)


def probes_of(text: str) -> tuple[tuple[Probe, ...], tuple[str, ...]]:
    """What to say next, and what had to be changed."""
    pieces = list(dict.fromkeys(several(text)))
    remarks = [f"Probes after the first {MOST_PROBES} were left out."] if len(pieces) > MOST_PROBES else []
    if any(len(piece) > LONGEST_SAY for piece in pieces):
        remarks.append(f"A probe was cut to {LONGEST_SAY} characters.")
    return tuple(Probe(say=cut(piece, LONGEST_SAY)) for piece in pieces[:MOST_PROBES]), tuple(remarks)


def listed(things: Sequence[str]) -> str:
    """Several things in one cell, so that ``several`` and ``offered`` read them back."""
    return "\n".join(f"{BULLET}{thing}" for thing in things)
