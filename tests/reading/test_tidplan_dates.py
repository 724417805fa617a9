"""Dates in every accepted form are read back to themselves; nothing raises; due dates stay in range."""

import re
import time
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.mending import word_list
from tracker.reading.tidplan import read_tidplan

MONTHS = word_list(
    """
    januari februari mars april maj juni juli augusti september oktober november december
    """
)
WORDS = word_list(
    """
    senast klart löpande 31 dec 2021 mars våren och - / v. 12 kv 1 ggr år varje vid behov från till
    t.o.m. innan före hösten 4 per termin 211231 29 feb årsskiftet 21/22 läsår , . ( ) i slutet av den
    1:a sista nästa ej enligt 53 mellan Q1 T2 VT21 minst två gånger om året startar efter när när,
    mandatperioden månadsskiftet nov 9999 0 32
    """
)
FORMS = {
    "{d.day} {month} {d.year}": True,
    "Senast den {d.day} {month} {d.year}": True,
    "{d.day} {short} {d.year}": True,
    "{d.day}/{d.month} {d.year}": True,
    "{d.day}/{d.month}-{yy}": True,
    "{d.day}/{d.month}/{d.year}": True,
    "{d.day}.{d.month}.{d.year}": True,
    "{d:%Y-%m-%d}": True,
    "{d:%Y%m%d}": True,
    "{d:%y%m%d}": True,
    "{d:%y-%m-%d}": True,
    "klart den {d.day}:e {month} -{yy}": True,
    "{d.day} {month}": False,
    "senast {d.day}/{d.month}": False,
}


@given(st.dates(date(2020, 1, 1), date(2031, 12, 31)), st.sampled_from(sorted(FORMS)))
def test_a_date_is_read_back_to_itself(day, form):
    """Written in any accepted form, with or without its year, it is the one due date of a deadline."""
    text = form.format(
        d=day, month=MONTHS[day.month - 1], short=MONTHS[day.month - 1][:3], yy=f"{day.year % 100:02}"
    )

    schedule = read_tidplan(text, 2021 if FORMS[form] else day.year)

    assert (schedule.kind, schedule.due) == ("deadline", (day,)), text


@given(st.integers(1, 53), st.integers(2000, 2060))
def test_a_week_ends_on_its_sunday_or_does_not_exist(week, year):
    """ISO weeks; week 53 of a year without one gives a problem and no date."""
    schedule = read_tidplan(f"v. {week}", year)

    last_week = date(year, 12, 28).isocalendar().week
    if week <= last_week:
        assert schedule.due == (date.fromisocalendar(year, week, 7),)
    else:
        assert (schedule.due, schedule.problem) == ((), "no such date")


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join), st.integers(1, 9999))
def test_no_text_raises(text, year):
    """Any text and any year give a schedule whose due dates are sorted."""
    schedule = read_tidplan(text, year)

    assert list(schedule.due) == sorted(set(schedule.due))
    assert schedule.explanation


@given(st.lists(st.sampled_from(WORDS)).map(" ".join), st.integers(2015, 2030))
def test_due_dates_lie_in_the_allowed_years(text, year):
    """Plan year −1 to +10, unless the text itself names the year (or the one that a season runs on into)."""
    named = {int(number) for number in re.findall(r"\d{4}", text)}
    named |= {2000 + int(number) for number in re.findall(r"\d{2}", text)}  # VT21
    for due in read_tidplan(text, year).due:
        assert year - 1 <= due.year <= year + 10 or {due.year, due.year - 1, due.year + 1} & named


def test_ten_thousand_texts_take_no_time():
    """A plan's hundred rows must not be felt; ten thousand take at most a few seconds on a slow machine."""
    texts = [
        f"Senast {1 + number % 28} mars 2021, därefter {number % 9 + 1} ggr/år" for number in range(2_000)
    ]

    begun = time.process_time()
    for text in texts:
        read_tidplan(text, 2021)

    assert time.process_time() - begun < 3


def test_junk_of_a_megabyte_is_no_matter():
    for junk in ("a", "1", "1 ", "-", "1/", "mars ", "& ", "och mars ", "v.", "1.", "(", "\n", "é6", "a-b "):
        begun = time.process_time()
        read_tidplan(junk * (1_000_000 // len(junk)), 2021)
        assert time.process_time() - begun < 1, junk


def test_a_date_before_the_plan_is_still_the_plans_own_word():
    """A named year is believed, near or far."""
    assert read_tidplan("Senast 31 dec 2035", 2021).due == (date(2035, 12, 31),)
