"""The codes of a reading: what a clause reports, which rule decided, who decided, and what stopped it.

They are compared by the program, learned by the classifier and stored with an answer. No person reads them:
the Swedish for each is in explanation.py.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What one clause reports."""

    DONE = "done"
    SOME = "some"  # one of many is done, or something with more to come
    MADE = "made"  # something is written, bought or held, which may be only a part
    OTHER = "other"  # something is done that the activity's title does not name
    PARTIAL = "partial"
    REST = "rest"  # something is left
    WAITS = "waits"  # for somebody else
    ONGOING = "ongoing"
    REGULAR = "regular"  # every week, every month
    AS_PLANNED = "as_planned"
    FURTHER = "further"  # more is mentioned, without a time
    LATER = "later"  # something is to come, at a time that is named
    PLANNED = "planned"
    PROMISED = "promised"  # to be done
    MOVED = "moved"  # has a new time
    DELAYED = "delayed"
    SHOULD_HAVE = "should_have"  # been done by now
    NOT_STARTED = "not_started"
    NOT_DONE = "not_done"
    NOT_CARRIED_OUT = "not_carried_out"
    DENIED = "denied"  # "det är inte gjort"
    DROPPED = "dropped"
    FOLLOW_UP = "follow_up"  # a later follow-up is mentioned
    REPEAT = "repeat"  # nothing new since the last answer
    UNCLEAR = "unclear"  # words of status that cannot be told apart
    DOUBT = "doubt"  # of everything: "vi får se"
    NO_NEED = "no_need"  # "inte aktuellt", "inga ärenden"
    NEED = "need"  # it has been needed, or has happened
    YES = "yes"
    NO = "no"
    NUMBER = "number"  # the outcome that the question asks for
    TOLD = "told"  # a sentence about what was or is done
    NEGATED = "negated"  # a "not" without a known meaning
    HALTED = "halted"  # it stands still


class Rule(StrEnum):
    """The rule that turned the findings of an answer into a status (reading/reply/meaning/decision.py)."""

    EMPTY = "empty"
    NO_FINDING = "no_finding"
    REPEAT = "repeat"
    CONCLUDED = "concluded"
    OTHER_DONE_REST_OPEN = "other_done_rest_open"
    DROPPED = "dropped"
    DROPPED_AND_MOVED = "dropped_and_moved"
    DELAYED = "delayed"
    DELAYED_THEN_DONE = "delayed_then_done"
    DELAYED_OR_DONE = "delayed_or_done"
    SHOULD_HAVE = "should_have"
    NOT_STARTED = "not_started"
    NOT_STARTED_BUT_BEGUN = "not_started_but_begun"
    PARTIAL = "partial"
    DONE = "done"
    DONE_BUT_DENIED = "done_but_denied"
    DONE_WITH_REST = "done_with_rest"
    DONE_AND_ONGOING = "done_and_ongoing"
    DONE_WITH_MORE = "done_with_more"
    SOME = "some"
    SOME_WITH_REST = "some_with_rest"
    ONGOING = "ongoing"
    NOT_DONE = "not_done"
    DENIED = "denied"
    NOT_CARRIED_OUT = "not_carried_out"
    AS_PLANNED = "as_planned"
    REGULAR = "regular"
    OTHER = "other"
    MADE = "made"
    PROMISED = "promised"
    REST = "rest"
    MOVED = "moved"
    PLANNED = "planned"
    # Beside the question (reading/reply/questions):
    KEPT = "kept"  # free text about the next plan
    NO_NEED = "no_need"
    NEED = "need"
    NUMBER = "number"
    ALL_OF_THEM = "all_of_them"  # "16 av 16"
    TOLD = "told"
    TAUGHT = "taught"  # the status word first, then at most a comment
    MOST = "most"  # "nästan alla", "alla utom en"
    NOT_UNDERSTOOD = "not_understood"


class DecidedBy(StrEnum):
    """Who decided the status of an answer, or gave the suggestion for it."""

    GRAMMAR = "grammar"  # alone: the classifier was not asked, or did not know better
    CLASSIFIER = "classifier"
    BOTH = "both"  # the grammar was sure, and the classifier did not object
    RULE = "rule"  # a rule about the whole reply, which overrides both
    QUESTION = "question"  # the words beside the question that was asked


class Veto(StrEnum):
    """Why an answer goes to a person, or why the classifier's verdict was not used."""

    CLASSIFIER_DISAGREES = "classifier_disagrees"  # it finds the grammar's status unlikely
    LEFT_TO_PERSON = "left_to_person"  # "review" is the most likely verdict
    TOO_UNLIKELY = "too_unlikely"  # below the threshold
    ASIDE = "aside"  # the sender asks, promises, hands over or leaves the matter open
    UNFINISHED = "unfinished"  # a "not", a rest or a later time: nothing is closed by probability alone
    NO_NUMBER = "no_number"  # the reply does not state which activity it is about
    UNKNOWN_NUMBER = "unknown_number"  # the letter did not ask about this number
    TWO_ANSWERS = "two_answers"  # two different statuses for one activity
    ANOTHER_THING = "another_thing"  # what is done may be only a part of the activity
    NOT_AS_TAUGHT = "not_as_taught"  # it closes, and is not as the letter taught: a person confirms
    TWO_DIRECTIONS = "two_directions"  # findings that speak against each other
    TWO_NUMBERS = "two_numbers"  # two numbers that may be the outcome
    ONLY_DONE = "only_done"  # "klart" alone, on work that has no end
    BESIDE = "beside"  # a question, a promise, a hand-over, a doubt


class ReasonCode(StrEnum):
    """Why a person should look at a reply; the sentences are in reading/reply/reasons.py."""

    EMPTY = "empty"
    NO_STATUS = "no_status"
    ONLY_NUMBER = "only_number"
    CONTRADICTION = "contradiction"
    UNSURE = "unsure"
    QUESTION = "question"
    PROMISE = "promise"
    HANDOVER = "handover"
    IRONY = "irony"
    THANKS = "thanks"
    ELSEWHERE = "elsewhere"
    BELOW = "below"
    NO_NUMBER = "no_number"
    GUESSED_TITLE = "guessed_title"
    UNKNOWN_NUMBER = "unknown_number"
    TWICE = "twice"
    LOOSE_TEXT = "loose_text"
    ANOTHER_THING = "another_thing"
    TOO_LONG = "too_long"
    PERSONAL_NUMBER = "personal_number"
    SUSPECTED = "suspected"
    CONFIRM = "confirm"
    TWO_NUMBERS = "two_numbers"
    ONLY_DONE = "only_done"
