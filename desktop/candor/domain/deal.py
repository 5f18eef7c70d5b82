"""The deal: who is being looked at, for what, and in which of the seven categories."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """The first act of an evaluation is naming the category; it decides what is asked."""

    DIGITAL_THERAPEUTIC = "digital-therapeutic"
    COMPANION_DIAGNOSTIC = "companion-diagnostic"
    REAL_WORLD_EVIDENCE = "real-world-evidence"
    AI_CLINICAL_TOOL = "ai-clinical-tool"
    PATIENT_ENGAGEMENT = "patient-engagement"
    HEALTH_SYSTEM = "health-system"
    STRATEGIC_ALLIANCE = "strategic-alliance"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def hint(self) -> str:
        """One line that tells a newcomer whether this is the category meant."""
        return _HINTS[self]


_LABELS = {
    Category.DIGITAL_THERAPEUTIC: "Digital therapeutic",
    Category.COMPANION_DIAGNOSTIC: "Companion diagnostic or biomarker tool",
    Category.REAL_WORLD_EVIDENCE: "Real-world-evidence platform",
    Category.AI_CLINICAL_TOOL: "AI-enabled clinical tool",
    Category.PATIENT_ENGAGEMENT: "Patient-engagement ecosystem",
    Category.HEALTH_SYSTEM: "Integrated health-system collaboration",
    Category.STRATEGIC_ALLIANCE: "Strategic alliance",
}

_HINTS = {
    Category.DIGITAL_THERAPEUTIC: "Prescription software beside or instead of a drug.",
    Category.COMPANION_DIAGNOSTIC: "Selects or stratifies the patients who should be treated.",
    Category.REAL_WORLD_EVIDENCE: "Curated patient data and outcome signals.",
    Category.AI_CLINICAL_TOOL: "Partner technology in clinical operations or later commercial work.",
    Category.PATIENT_ENGAGEMENT: "Adherence, education, and capture of outcomes.",
    Category.HEALTH_SYSTEM: "A care provider as a partner, beyond sales.",
    Category.STRATEGIC_ALLIANCE: "Two companies that pool strengths for years.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One dossier is one deal. ``id`` is a random UUID in text, the dossier's identity for ever."""

    id: str
    vendor: str
    product: str
    category: Category
