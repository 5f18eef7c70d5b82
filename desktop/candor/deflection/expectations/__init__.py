"""The parts a straight answer contains: what kinds there are, how they look in speech, and which words meet them."""
