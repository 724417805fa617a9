"""A report section from answers, in steps: select → group → aggregate → order → word.

Values in, sentences with their sources out: every sentence knows the answers behind it (docs/arkitektur.md).
"""
