"""The YAML format of a questionnaire: a tree read safely, the models it must fit, what is said where it does not."""
