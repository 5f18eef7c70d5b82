"""CISO Assistant libraries: YAML, requirements that carry questions, choices, conditions and translations."""
