"""The commands on a dossier or its PDF: ``new``, ``export``, ``check``, ``verify``."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from candor.cli.usage import WrongUsage, existing_file
from candor.domain.deal import Category
from candor.workflows import prepare, sign_off, workbooks
from candor.workflows import verify as verifying
from candor.workflows.files import put_file
from candor.workflows.ledger import Ledger
from candor.workflows.services import Services

SUFFIX = ".candor"


def new(given: argparse.Namespace, services: Services) -> int:
    """Make a dossier and print where it is."""
    path: Path = given.path
    if not path.name:
        raise WrongUsage(f"“{path}” names no file; add a name for the dossier.")
    if path.suffix != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
    if not path.parent.is_dir():
        raise WrongUsage(f"There is no folder “{path.parent}”; make it first, or name another.")
    ledger = prepare.create_dossier(
        services,
        path,
        vendor=given.vendor,
        product=given.product,
        category=Category(given.category),
        actor=_actor(given),
    )
    ledger.close()
    print(path)
    return 0


def export(given: argparse.Namespace, services: Services) -> int:
    """Hand the record out in one form, and say so."""
    path = existing_file(given.dossier)
    out: Path = given.pdf or given.json or given.xlsx or given.workbook
    _must_be_writable(out, path)
    if not given.workbook and (given.questionnaire or given.interview):
        raise WrongUsage("“--questionnaire” and “--interview” go with “--workbook OUT”; the other forms hold them all.")
    with _whole(services, path, _actor(given)) as ledger:
        if given.workbook:
            interview_id, questionnaire_id = _which(ledger, given.interview, given.questionnaire)
            put_file(workbooks.answered_workbook(services, ledger, interview_id, questionnaire_id), out)
            print(f"{out}: {questionnaire_id} as answered in {interview_id}")
            return 0
        if given.json or given.xlsx:
            sign_off.export_data(ledger, services, out, form="json" if given.json else "xlsx")
        elif ledger.record.locked:
            sign_off.export_signed(ledger, ledger.record.revision, out)
        else:
            sign_off.export_draft(ledger, services, out)
        state = "as it was signed" if ledger.record.locked else "a draft, not signed"
        print(f"{out}: revision {ledger.record.revision.number}, {state}")
    return 0


def check(given: argparse.Namespace, services: Services) -> int:
    """Look a dossier over; every finding a line."""
    path = existing_file(given.dossier)
    findings = services.shelf.check(path)
    for finding in findings:
        print(f"{path}: {finding.sentence}")
    if not findings:
        print(f"{path}: sound")
    return 1 if findings else 0


def verify(given: argparse.Namespace, services: Services) -> int:
    """Say whether a PDF is what was signed, first in one sentence, then with what a person may compare."""
    pdf = existing_file(given.pdf)
    dossier = existing_file(given.dossier) if given.dossier else None
    outcome = verifying.verify(services, pdf, dossier)
    print(outcome.sentence)
    for detail in outcome.details:
        print(f"  {detail}")
    return 0 if outcome.genuine else 1


def _which(ledger: Ledger, interview_id: str | None, questionnaire_id: str | None) -> tuple[str, str]:
    """The one interview and questionnaire that are meant. Raises WrongUsage where it is not one."""
    there = [(interview.id, name) for interview, name in workbooks.can_be_exported(ledger.record)]
    meant = [pair for pair in there if interview_id in (None, pair[0]) and questionnaire_id in (None, pair[1])]
    if len(meant) == 1:
        return meant[0]
    if not there:
        raise WrongUsage("This dossier has no interview yet, so there are no answers to export; hold one first.")
    listed = "; ".join(f"--interview {interview} --questionnaire {name}" for interview, name in (meant or there)[:12])
    raise WrongUsage(f"{'Say which one' if meant else 'There is none such here'}; choose from: {listed}.")


@contextmanager
def _whole(services: Services, path: Path, actor: str) -> Iterator[Ledger]:
    """The dossier, only read where possible. Words that were typed but never settled must not be missing from what is
    handed out, so where there are some it is opened for writing, and the export makes answers of them first."""
    ledger = Ledger(services.shelf.open_read_only(path), services.clock, actor)
    if ledger.drafts and not ledger.record.locked:
        ledger.close()
        ledger = prepare.open_dossier(services, path, actor=actor)
    try:
        yield ledger
    finally:
        ledger.close()


def _must_be_writable(out: Path, dossier: Path) -> None:
    """A slip of the keyboard must not put a PDF in a dossier's place."""
    if out.suffix == SUFFIX or (out.exists() and out.samefile(dossier)):
        raise WrongUsage(f"“{out}” is or would look like a dossier; name another file to export to.")
    if out.is_dir():
        raise WrongUsage(f"“{out}” is a folder; name a file in it.")
    if out.exists() and not out.is_file():  # a device or a pipe would be replaced by the file
        raise WrongUsage(f"“{out}” is not a file that can be written anew; name another.")
    if not out.parent.is_dir():
        raise WrongUsage(f"There is no folder “{out.parent}”; make it first, or name another.")


def _actor(given: argparse.Namespace) -> str:
    if given.actor:
        return str(given.actor)
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a computer account without a name, as in some containers
        raise WrongUsage("This account has no name for the journal; add --as “Your Name”.") from None
