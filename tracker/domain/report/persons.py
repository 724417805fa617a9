"""Names of people in an answer: a section that is public names none, not even a colleague."""

import re
from collections.abc import Iterable

# The commonest given names, without those that are also common words or months.
_COMMON = """
Anna Eva Maria Karin Sara Christina Kristina Lena Emma Kerstin Ingrid Marie Malin Jenny Annika Birgitta
Elin Linda Ulla Johanna Susanne Monica Monika Hanna Elisabeth Inger Ann Katarina Cecilia Helena Sofia
Gunilla Camilla Margareta Julia Ida Amanda Siv Åsa Therese Marianne Anette Anneli Lisa Emelie Frida
Gun Lovisa Louise Charlotte Sofie Jessica Barbro Matilda Josefin Mona Ulrika Berit Caroline Karolina
Ellinor Ellen Pia Agneta Madeleine Rebecka Sandra Lina Maja Carina Elsa Alice Viktoria Kajsa Yvonne
Gunnel Britt Solveig Ebba Mariana Fatima Amira Nadia Leila Samira Zahra Mariam Amina Olga Natalia
Lars Mikael Anders Johan Erik Peter Karl Thomas Tomas Daniel Fredrik Hans Andreas Stefan
Mats Marcus Markus Bengt Mattias Magnus Jonas Niklas Martin Leif Björn Alexander Ulf Sven Patrik
Henrik Kjell Christer Göran Joakim Robert Anton David Emil Simon Christian Kristian Rickard Rikard
Tommy Håkan Gustav Gustaf Viktor Johannes Sebastian Oskar Oscar Claes Claes-Göran Roger Rolf Kent
Lennart Jakob Jörgen Gunnar Nils Olof Olle Axel Filip Hugo Ahmed Mohamed Mohammed Ali Hassan Omar
Ibrahim Mustafa Yusuf Marek Samir Kaj Tore Rune Arne Börje Ingemar Torbjörn Tobias Adam Isak
"""
_GIVEN = frozenset(_COMMON.split())
_CAPITAL = re.compile(r"\b[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?\b")
_SHORTEST = 3


def name_parts(names: Iterable[str]) -> frozenset[str]:
    """Returns the words of people's names."""
    parts = (part for name in names for part in name.split())
    return frozenset(part for part in parts if len(part) >= _SHORTEST and part[0].isupper())


def names_a_person(text: str, known: frozenset[str]) -> bool:
    """True if a word is a common given name, or part of the name of somebody who is known."""
    return any(word in _GIVEN or word in known for word in _CAPITAL.findall(text))
