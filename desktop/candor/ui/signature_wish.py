"""A signature as it is asked for: what is missing, what is signed over, and how it is made. Knows no widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from candor.domain.errors import KnownError
from candor.domain.findings import unfinished
from candor.domain.record import Record
from candor.domain.signoff import Choice, Meaning, Recommendation, Revision
from candor.workflows import sign_off, verify
from candor.workflows.ledger import Ledger
from candor.workflows.ports import SignerKeys, SigningKey
from candor.workflows.services import Services
from candor.workflows.verify import Verification

SHORTEST_PASSWORD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureWish:
    """What the form says. ``password`` is kept nowhere but here, until the signature is made."""

    name: str
    role: str
    meaning: Meaning
    password: str
    out: Path
    gaps_reason: str = ""

    def __repr__(self) -> str:
        return f"SignatureWish({self.name!r})"


def problems(wish: SignatureWish, repeated: str, *, new: bool, gaps: int) -> dict[str, str]:
    """What stops the signature, a sentence for each field, in the order of the page."""
    found: dict[str, str] = {}
    if gaps and not wish.gaps_reason.strip():
        found["gaps"] = "Write why you sign although something is unfinished; the committee reads it."
    if not wish.name.strip():
        found["name"] = "Type the name that is to stand under the record."
    if not wish.role.strip():
        found["role"] = "Type the role you sign in."
    if new and len(wish.password) < SHORTEST_PASSWORD:
        found["password"] = f"Choose a password of at least {SHORTEST_PASSWORD} characters; only you should know it."
    elif not wish.password:
        found["password"] = "Type your password."
    elif new and wish.password != repeated:
        found["repeated"] = "The two passwords differ; type the same one again."
    return found


def gaps_left(record: Record, choice: Choice | None) -> list[str]:
    """What would be unfinished if this recommendation were given."""
    if choice is not None:
        record = replace(record, recommendation=Recommendation(choice=choice))
    return unfinished(record)


def sign_and_verify(
    services: Services, ledger: Ledger, wish: SignatureWish, paper: str
) -> tuple[Revision, Verification]:
    """Open the signer's key (or make one for a new name), sign, and look at the file again as a stranger would."""
    key = _opened(services.keys, wish)
    revision = sign_off.sign(
        ledger,
        services,
        key,
        role=wish.role,
        meaning=wish.meaning,
        out=wish.out,
        paper=paper,
        gaps_reason=wish.gaps_reason,
    )
    return revision, verify.verify(services, wish.out)


def _opened(keys: SignerKeys, wish: SignatureWish) -> SigningKey:
    """The key of this name that the password opens, where several people (or years) share a name."""
    trouble: KnownError | None = None
    named = [held for held in keys.all() if held.name == wish.name] or [keys.create(wish.name, wish.password)]
    for signer in reversed(named):
        try:
            return keys.unlock(signer, wish.password)
        except KnownError as error:
            trouble = error
    assert trouble is not None
    raise trouble


def summary_path(dossier: Path, revision: int) -> Path:
    return dossier.with_name(f"{dossier.stem} summary r{revision}.pdf")
