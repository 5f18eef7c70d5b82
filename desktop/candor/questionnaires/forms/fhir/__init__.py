"""FHIR questionnaires: JSON, items within items, conditions on answers, sets of values, translations."""
