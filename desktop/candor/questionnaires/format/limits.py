"""How long the texts and lists of a questionnaire may be, and how a number or a day is written.

For the models that hold a file to it, and for the importers that make other people's forms fit.
"""

from __future__ import annotations

import re

LONGEST_ID = 60
LONGEST_LABEL = 120
LONGEST_CHOICE = 400
"""Of a choice: in other people's forms it is often a whole sentence."""
LONGEST_SAY = 600
LONGEST_PARAGRAPH = 1200
MOST_CHOICES = 200
MOST_SECTIONS = 400
MOST_QUESTIONS = 5000
"""In one section."""
MOST_PROBES = 16
MOST_LISTED = 12
"""Expectations, things to ask to see, sources, themes and the like, of one question."""
MOST_LANGUAGES = 40
MOST_CASES = 24
"""Alternatives of a condition, and parts of each."""

NUMBER_PATTERN = r"-?[0-9]{1,15}(\.[0-9]{1,9})?"
DAY_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
NUMBER = re.compile(NUMBER_PATTERN)
MEASURE = re.compile(f"{NUMBER_PATTERN}|{DAY_PATTERN}")
"""A number or a day."""
