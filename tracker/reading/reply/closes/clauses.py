"""What may stand beside a status word that closes: clauses over the marks of words.py.

A clause that is not here sends the answer to a person who confirms it: no list of turning words is complete.
"""

import re

_NP = r"[dq#NEKPpCBRLZ]+(?:c[dq#NEKPpCBRLZ]+)*"
_AT = re.compile(r"[ifv][dqB#]*[EeKLN]+")
_TIMES = r"(?:c?D)+"
# Beside the status word itself, without a stop: "klart på APT 4 maj", "genomfört enligt protokoll".
_BESIDE = re.compile(
    rf"(?:c?D|a|id*q?[EeKL]+|ld*R|l[dB]*R(?:i[dB]+)?|jm{_NP}|m[BZcP]+(?=.*D)|(?<=D)m{_NP}|"
    rf"[fih]d*q#?d*[NPpEBCK]+|"
    rf"hr|W[PpC]*|vq[Pp]*|#C)*"
)
_AND_MORE = re.compile(r"c[dNa]*V.*")  # "klart och redovisat i nämnden"
_BUT = re.compile("|".join((
    "X",  # an unknown word
    r"tD|(?<![qdN])iZ",  # a time by which, a place where only
    r"f(?!d*[BEKqr]|d*P)",  # for some
    r"h(?!D|r|[dq]*[NREBZPp])",
    r"O[adrq]*V",  # "hade gjort"
    r"^[ifh](?!d*[qEeKL]|D)[^V]*$",
    r"(?:^|[VIHOFGaDNEriKe])d*p",  # some people, where others may be left
    r"(?<!q)#[px]|(?<![q#])x",  # fewer, if not all of them
    r"#(?![CPpNEeHVD]|$|(?<=q#)I)",
    r"Rv?[dBZ]*[tf]|lZ|lr",
)))  # fmt: skip
_SHAPES = tuple(map(re.compile, (
    r"[^|]*V[^|]*",  # something was done
    r"[dqaNoREPZ]*(?:I?F)[aD]*(?:i[dqN]*L+)+[aD]*",  # it lies where it is kept
    r"[dqNo]*Fa+D+|[dqNoP]*Fiq#?[Ppx]+|[dq]*R+F[aD]*",
    r"[dqNR]*G(?:D|a|i[dq]*[EeK]+)+|[dqNR]*G",  # it is in force
    r"s[dq]*[RL]+(?:h?[dDEKe])*|[dqR]+[DEKehd]+|[dqNRo]+y|y[dqNR]+",  # see the minutes
    # A meeting in May.
    rf"[dqN]*[EKBRN](?:c[dN]*[EKBRN])?(?:i[dqEKeL]+|[tjm]+{_NP}|v[dqBZP]+)*{_TIMES}",
    rf"(?:i[dq]*[EKeL]+)?{_TIMES}|i[dq]*[EKeL]+(?:jm{_NP})?|jm{_NP}",
    # All of them.
    rf"(?:q#[PpCx]*|q[dPpCx]+|W[PpCEx]*|#[CP])(?:{_TIMES})?",
    r"q#?[dPpCx]*H[dq]*R+",
    rf"[rq#PpBZ]*H?O[dqE]+(?:[aD]|i[dqEKeL]+|m{_NP}|f[dq]+[Ppx]+)*",  # "vi hade genomgången i mars"
    rf"rdi[dq]*[EeK]+(?:{_TIMES})?",  # "jag var på mötet 4 maj"
    r"T|S", rf"a*{_TIMES}",
)))  # fmt: skip


def is_beside(marks: str) -> bool:
    """True for what may stand right beside the status word."""
    if "n" in marks or _BUT.search(marks.removeprefix("c")):
        return False
    return _BESIDE.fullmatch(marks) is not None or _AND_MORE.fullmatch(marks) is not None


def is_harmless(marks: str) -> bool:
    """True for a clause that tells how it was done, and nothing else."""
    plain = marks.removeprefix("c") or marks
    if _BUT.search(plain) or ("n" in plain and "V" not in plain):
        return False
    if "V" in plain and re.search(r"[oeKL]", _AT.sub("", plain)):
        return False  # something else was done: a meeting about it, the papers for it
    return any(shape.fullmatch(plain) for shape in _SHAPES)
