"""What every part of a questionnaire's file has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Written(BaseModel):
    """No field that is not known, nothing guessed, nothing changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)
