"""The ports: what the workflows need of the world. Adapters live one floor up; ``bootstrap`` hands them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:  # Names for the annotations only.
    from candor.domain.answer import Draft
    from candor.domain.deal import Deal
    from candor.domain.deflection import Assessment
    from candor.domain.errors import KnownError
    from candor.domain.journal import JournalEntry, JournalHead
    from candor.domain.question import Question, Questionnaire
    from candor.domain.record import Change, Record
    from candor.domain.signoff import Signature
    from candor.workflows.forms import Columns, ImportedForm, Sheet
    from candor.workflows.manifest import Manifest

Progress = Callable[[int, int], bool]
"""Called with (bytes done, bytes in all); returning False cancels."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The time with its UTC offset, whole milliseconds."""
        ...


# The dossier ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a dossier held when it was opened."""

    record: Record
    drafts: Mapping[str, Draft]
    head: JournalHead


@dataclass(frozen=True, slots=True)
class StoredContent:
    """Content that is in the dossier: hex SHA-256 of its bytes, and how many they are."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a dossier: ``kind`` is one of "file", "schema", "journal", "record", "content", "manifest"."""

    kind: str
    sentence: str


class DossierStore(Protocol):
    """One open dossier. Every method is one transaction, durable when it returns; all raise KnownError with a sentence
    when the world prevents it (disk full, read-only, file gone). Used from one thread at a time."""

    @property
    def path(self) -> Path: ...

    def load(self) -> Loaded: ...

    def commit(
        self, changes: Sequence[Change], *, actor: str, at: datetime, settles: Sequence[str] = ()
    ) -> JournalHead:
        """Write the changes and their journal entries, and drop the drafts of these answer ids, all or nothing."""
        ...

    def save_draft(self, draft: Draft) -> None:
        """Make typed words durable; replaces the answer's earlier draft. Not journalled."""
        ...

    def put_content(self, source: BinaryIO, size: int, progress: Progress | None = None) -> StoredContent:
        """Store bytes by digest in chunks; the same bytes are kept once. Raises Cancelled when progress says so."""
        ...

    def read_content(self, sha256: str) -> Iterator[bytes]:
        """The bytes in order, checked against their digest at the end. Raises KnownError if absent or damaged."""
        ...

    def journal(self) -> Iterator[JournalEntry]: ...

    def save_copy(self, to: Path) -> None:
        """A complete, verified copy elsewhere; never over an existing file."""
        ...

    def close(self) -> None: ...


class DossierShelf(Protocol):
    """Where dossiers are made, opened and checked."""

    def create(self, path: Path, deal: Deal, *, actor: str, at: datetime) -> DossierStore:
        """A new file; raises KnownError if something is there already or it cannot be written."""
        ...

    def open(self, path: Path) -> DossierStore:
        """Open through the guard; raises KnownError for what is not a dossier, is damaged, too new, or in use."""
        ...

    def check(self, path: Path, progress: Progress | None = None) -> list[Finding]:
        """Read-only: file, schema, journal chain, rows against the journal, content digests, manifests. [] is good.
        Raises KnownError if the file cannot be looked at as a dossier at all."""
        ...

    def open_read_only(self, path: Path) -> DossierStore: ...


# Questionnaires and listening ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourcedQuestionnaire:
    """A questionnaire with the exact bytes it was read from."""

    questionnaire: Questionnaire
    source: bytes


class QuestionnaireLibrary(Protocol):
    def all(self) -> Sequence[SourcedQuestionnaire]:
        """Every questionnaire that ships or was saved here, in the order to offer them."""
        ...

    def read(self, source: bytes, name: str) -> SourcedQuestionnaire:
        """Raises QuestionnaireUnreadable (a KnownError) naming file, line, and what to write instead."""
        ...

    def written(self, questionnaire: Questionnaire) -> SourcedQuestionnaire:
        """The questionnaire as a file of our format, read back from it. Raises QuestionnaireUnreadable."""
        ...

    def save(self, sourced: SourcedQuestionnaire) -> Path:
        """Keep it among a person's own, in place of an own one with the same id; where it lies. Raises KnownError."""
        ...

    def forget(self, questionnaire_id: str) -> None:
        """Take one of a person's own away; a shipped one cannot be. Raises KnownError."""
        ...

    def own(self) -> Sequence[str]:
        """The ids of a person's own questionnaires."""
        ...

    def unreadable(self) -> Sequence[KnownError]:
        """What is wrong with those of a person's own files that cannot be used."""
        ...


class Forms(Protocol):
    """Other people's forms, in and out. What cannot be read raises FormUnreadable (a KnownError) with one sentence."""

    def look(self, source: bytes, name: str) -> Sequence[Sheet]:
        """The sheets of a plain spreadsheet with what was found in them; empty for every other kind of form."""
        ...

    def read(self, source: bytes, name: str, columns: Columns | None = None) -> ImportedForm:
        """A questionnaire made of any form we know, told apart by content; ``columns`` is for plain spreadsheets."""
        ...

    def workbook(self, sourced: SourcedQuestionnaire, answers: Mapping[str, Sequence[str]] | None = None) -> bytes:
        """The questionnaire as .xlsx, in the shape it came in where it came from a spreadsheet. ``answers`` gives, by
        question id, the texts for ANSWER_COLUMNS."""
        ...


class Assessor(Protocol):
    def assess(self, question: Question, answer: str, *, on: date | None = None, language: str = "en") -> Assessment:
        """What is noticed about this answer; ``on`` is the interview's date, from which "by Friday" counts. In a
        ``language`` it does not know, only parts are heard, and nothing is judged.
        Pure and quick (10 ms for 150 words); never raises for any text."""
        ...


# Summary, signing, verifying -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Signer:
    """A person with a key on this computer. ``key_sha256`` is the hex SHA-256 of the DER certificate."""

    name: str
    key_sha256: str


class SigningKey(Protocol):
    """An unlocked key; lives only as long as a sign-off."""

    @property
    def signer(self) -> Signer: ...


class SignerKeys(Protocol):
    """The keys kept on this computer, encrypted, outside any dossier."""

    def all(self) -> Sequence[Signer]: ...

    def create(self, name: str, password: str, *, sample: bool = False) -> Signer:
        """A new P-256 key with a certificate in this name, trusted by this computer's roster."""
        ...

    def unlock(self, signer: Signer, password: str) -> SigningKey:
        """Raises WrongPassword (a KnownError)."""
        ...

    def forget(self, signer: Signer) -> None:
        """Delete the key; what it signed stays trusted."""
        ...


@dataclass(frozen=True, slots=True)
class Examination:
    """What a PDF proves by itself. ``trouble`` is the first thing wrong in one sentence, or "" when genuine.
    ``manifest`` is there whenever it could be read; ``signer`` is the roster's name for the key. ``note`` is a sentence
    about how far a genuine PDF could be checked, where that is not all the way (drawn by another version)."""

    trouble: str
    manifest: Manifest | None = None
    signer: str = ""
    sample: bool = False
    note: str = ""


class SummaryPress(Protocol):
    """Draws, signs and examines the committee's PDF."""

    @property
    def renderer(self) -> str:
        """Name, version and font digest: what a manifest must name to be drawn byte for byte."""
        ...

    def picture(self, content: bytes) -> str | None:
        """A small JPEG of a photo (base64, no metadata), or None for what is not a picture we can decode safely."""
        ...

    def render(self, manifest: Manifest, progress: Progress | None = None) -> bytes:
        """The PDF, the manifest attached. Same manifest, same bytes. Unsigned, it says "DRAFT, unsigned" throughout."""
        ...

    def sign(self, pdf: bytes, key: SigningKey, signature: Signature) -> bytes:
        """Certify once, no changes allowed (PAdES B-B), as an incremental update of ``pdf``."""
        ...

    def examine(self, pdf: bytes) -> Examination:
        """Everything that can be checked without the dossier."""
        ...


class RecordExport(Protocol):
    """Other ways out: the record as data."""

    def json(self, manifest: Manifest) -> bytes: ...

    def xlsx(self, manifest: Manifest) -> bytes: ...


class Cancelled(Exception):
    """The person asked to stop; nothing was changed."""
