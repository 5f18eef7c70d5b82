"""How an answer was given: a cue lexicon, typed expectations, promises, and what they add up to. Text in, flags out."""
