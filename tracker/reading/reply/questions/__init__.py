"""Reads the words of an answer beside the question that it answers: the same words mean different things."""
