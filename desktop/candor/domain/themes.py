"""The themes that answers are tagged with, so that a team can read one theme across vendors.

The first five are the barriers that 48 interviews with senior leaders named most: trust, governance, incentives,
scalability, and who represents the industry. A questionnaire of one's own may use others; those that ship use these.
"""

from __future__ import annotations

THEMES = {
    "trust": "One language, a shared aim with joint accountability, a champion, people who may take a risk",
    "governance": "What is on paper, who decides, how disputes go up, and what an inspector would find",
    "incentives": "What people and companies are rewarded for, in money or otherwise",
    "scalability": "Whether it goes from one site, patient or use to many, and in which time",
    "industry-representation": "One senior person on each side who knows the system and answers for the outcome",
    "culture": "How people behave when it costs them something: integrity, the long view, promises kept by their date",
}
"""Each theme's slug with what it is about."""
