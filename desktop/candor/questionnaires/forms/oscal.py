"""OSCAL: catalogues and profiles of controls, which are fairly refused because they ask nothing."""

from __future__ import annotations

import re

from candor.workflows.forms import FormUnreadable

_ROOTS = "catalog|profile|component-definition|system-security-plan|assessment-plan|assessment-results|plan-of-action"
_JSON = re.compile(
    rf"[\s\ufeff]*+\{{\s*+(?:\"\$schema\"\s*+:\s*+\"[^\"]{{0,300}}\"\s*+,\s*+)?\"(?:{_ROOTS})[a-z-]*+\"\s*+:"
)
_YAML = re.compile(rf"^(?:{_ROOTS})[a-z-]*+:\s*$", re.MULTILINE)
_XML = re.compile(rf"<(?:{_ROOTS})\b[^<>]{{0,1000}}csrc\.nist\.gov/ns/oscal")


def looks_like_oscal(text: str) -> bool:
    """Whether this text is an OSCAL document, from its first part alone."""
    start = text[:20_000]
    return bool(_JSON.match(start) or _XML.search(start) or (_YAML.search(start) and "oscal-version" in start))


def refusal(name: str) -> FormUnreadable:
    """The sentence for such a file."""
    return FormUnreadable(
        f"“{name}” is an OSCAL catalogue of controls, not a questionnaire, and asks nothing; "
        f"import a questionnaire that covers these controls, or write one from a copy of one you have."
    )
