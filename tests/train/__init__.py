"""Trains the reply classifier on replies with an expert's verdict, and evaluates it."""
