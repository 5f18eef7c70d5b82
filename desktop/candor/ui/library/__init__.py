"""The questionnaires' page: what there is, what the interviewer will see of it, what comes in and goes out."""
