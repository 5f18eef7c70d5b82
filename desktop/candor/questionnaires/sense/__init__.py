"""Whether a questionnaire that fits the format makes sense: its questions can be reached, told apart and rated."""
