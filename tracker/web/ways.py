"""The way on in a sentence of a use case: the page where it is done, instead of a command of the terminal.

Most sentences of use cases speak to whoever sits at the terminal. Here what they name of it is said as the
place of the desk where the same is done. Only what the program says passes here, never what people have
written.
"""

import re

# Whole turns of phrase first, as they need another verb.
_TURNS = (
    ("kan sparas med tracker review attachments", "finns i mejlet, i brevlådan"),
    ("använd tracker review correct", "rätta raderna i svaret"),
    ("Använd tracker report", "För in svaret under aktiviteten"),
    (r"kör tracker people leave \S+ och ange vem som har tagit över", "notera det på personens sida"),
    (r"kör tracker people leave \S+ först", "notera först på personens sida att hen har slutat"),
    (
        "se tracker forecast, och skicka med tracker remind --yes",
        "be den som sköter installationen att släppa dem",
    ),
    ("kör tracker remind --yes", "be den som sköter installationen att släppa dem"),
    ("Kör då tracker resume", "Be då den som sköter installationen att släppa breven"),
    ("Starta om tracker serve", "Be den som sköter installationen att starta om"),
    (r": tracker letters release \S+", ", på personens sida"),
    (r"ge den sitt nya namn med tracker plans name \S+ ”[^”]*”", "välj den under ”Vilken plan är det?”"),
    ("se tracker log", "se aktivitetens historik"),
    (r"i tracker log --district [\w-]+", "i loggen"),
    (r"ange --name med (?:det namnet)", "skriv det namnet under Planens namn"),
    (r"ange (?:den|det) med --name NAMN", "skriv det under Planens namn"),
    (", till exempel --year 2021", ", till exempel 2021"),
    (r"är --year rätt", "är året rätt"),
    (r"är --district rätt", "är nämnden rätt"),
    (r"lägg till --ocr för att läsa bilderna, ", ""),
    (r"(?: med --columns)?, till exempel --columns ”[^”]*”", ""),
    (r"--columns (?=”)", ""),
    (r"Skriv --columns som", "Skriv kolumnerna som"),
    (r"--columns säger inget", "Kolumnerna säger inget"),
    (r"Ska den med, lägg till --include-past", "Ska den med, kryssa för det"),
    (r"lägg till --correction", "kryssa för det under Ord"),
    (r"utelämna --person eller välj en annan", "välj en annan, eller hela aktiviteten"),
    (r"ange --role (?:med en av|TEXT för att byta en av dem)", "välj en av"),
    (r", eller ta tillbaka den egna med --reset", ""),
    (r", eller ta bort din text med --clear", ", eller ta bort din text"),
    (r", med --again ”ORSAKEN”", ", och ska ha ett skäl"),
    (r"(?<=rättas): --again ”ORSAKEN”", ""),
    (r": utelämna --again", ""),
    (
        r"[,;] eller (?:fastställ (?:det som det är|utan) med )?--yes|; eller --yes",
        ", eller kryssa för att fastställa ändå",
    ),
    (r"(?:välj en med|ange) --(?:plan|district)", "välj en plan"),
)
# The first words of a command → where the same is done.
_PLACES = (
    ("review (?:undo|restore|applied|dismissed)", "under Avgjort"),
    ("(?:review|collect)", "under Granska"),
    ("(?:report|plans question|explain)", "under aktiviteten"),
    ("plans", "under Planen"),
    ("people", "under Personer"),
    ("letters", "under Breven"),
    ("import", "under Läs in"),
    ("(?:section|compile)", "under Rapporten"),
    (
        "(?:revise|forecast|remind|status|log|retention|users|serve|run|resume|doctor)",
        "hos den som sköter installationen",
    ),
)
_SUBCOMMANDS = (
    "accept|add|alias|applied|assign|attachments|clear|confirm|correct|deputies|dismiss|dismissed|draft|edit|fix|"
    "give|hold|import|leave|let|list|merge|missing|move|name|pause|question|release|remove|rest|restore|send|"
    "sent|show|skip|take|undeputy|undo"
)
# What may follow a command: options, what its help writes in capitals, files, addresses, references, numbers.
_ARGUMENT = (
    r"--[\w-]+|[A-ZÅÄÖ]{2,}\b|E-POST|D\b|T\d|…|[\w.-]+\.csv|[\w.+-]+@[\w.-]*\w|\w[\w-]*-\d{4}(?:/\d+)?|\d+"
)
_ARGUMENTS = rf"(?: (?:{_SUBCOMMANDS})\b)?(?: (?:{_ARGUMENT}))*"
_ASIDE = re.compile(r" \(tracker [a-z][^)]*\)")
_COMMANDS = tuple(
    (re.compile(rf"(?:\b(?:med|i|kör|använd) )?\btracker {words}\b{_ARGUMENTS}"), place)
    for words, place in _PLACES
)


def on_page(sentence: str) -> str:
    """Returns the sentence with the desk's own way on; unchanged if it names nothing of the terminal."""
    if "tracker " not in sentence and "--" not in sentence:
        return sentence
    said = _ASIDE.sub("", sentence)
    for turn, instead in _TURNS:
        said = re.sub(turn, instead, said)
    for command, place in _COMMANDS:
        said = command.sub(place, said)
    return said
