"""The words on a PDF's pages, compared with what people wrote: for summaries drawn by another version of Candor."""

from __future__ import annotations

import logging
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from candor.domain.answer import Answer
from candor.domain.errors import MISREADING
from candor.domain.record import Record
from candor.reports.entered import labels
from candor.workflows.manifest import Manifest

_WORD = re.compile(r"\w+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
"""Left out, so that a figure is the same word however a version sets its thousands apart."""
_LONGEST = 24
"""Characters; anything longer may be broken at the end of a line, and then elsewhere by another version."""

_TROUBLE = (*MISREADING, PyPdfError, OSError, zlib.error)

# What is wrong with a file is told in the file's own words, and words from a dossier do not belong in a log.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class WordsUnreadable(Exception):
    """The pages' words cannot be taken out."""


def missing_words(manifest: Manifest, drawn: bytes, pdf: bytes) -> list[str]:
    """Words that people wrote into the record and that are not on the pages as often as they should be.

    They should be as often as they were written, or as this version draws them (``drawn``) if that is less; headings,
    labels and layout are a version's own affair. Raises WordsUnreadable.
    """
    written = Counter(word for text in _written(manifest) for word in _words(text))
    wanted, shown = _on_pages(drawn), _on_pages(pdf)
    return sorted(word for word, times in written.items() if shown[word] < min(times, wanted[word]))


def _written(manifest: Manifest) -> Iterator[str]:
    record = manifest.record
    yield from (record.deal.vendor, record.deal.product)
    yield from (person.name for person in record.people.values())
    for answer in record.answers.values():
        yield answer.text
        yield from _entered(record, answer)
    for questionnaire in record.questionnaires.values():
        yield from (question.say for _, _, question in questionnaire.keyed() if question.added)
    yield from (promise.what for promise in record.promises.values())
    if record.recommendation is not None:
        yield from (record.recommendation.choice.label, record.recommendation.reason, *record.recommendation.conditions)
    if manifest.signature is not None:
        yield from (manifest.signature.name, manifest.signature.role, manifest.signature.meaning.label)


def _entered(record: Record, answer: Answer) -> Iterator[str]:
    """What was chosen, by its labels; how a number or a day is put into words is a version's own affair."""
    question = record.question_or_none(answer.question)
    if question is not None:
        yield from labels(question, answer)
        yield answer.value


def _words(text: str) -> Iterator[str]:
    folded = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).casefold())
    return (word for word in _WORD.findall(folded) if len(word) <= _LONGEST)


def _on_pages(pdf: bytes) -> Counter[str]:
    try:
        return Counter(word for page in PdfReader(BytesIO(pdf)).pages for word in _words(page.extract_text()))
    except _TROUBLE:
        raise WordsUnreadable from None
