"""Google's Vendor Security Assessment Questionnaires: JSON as people write it, and its conditions."""
