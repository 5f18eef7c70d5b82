"""The interview room: one question at a time, the answer box always in focus, and what was heard beside it."""
