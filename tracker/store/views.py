"""The SQL views, as they are now and as earlier migrations created them: VIEWS[version].

A migration that changes a view adds all of them here under its own revision, and refers to that revision.
The last entry is the present text; a test compares it with the database.
"""

from collections.abc import Iterator, Mapping

Views = Mapping[str, str]

# The last answer of each seat. One for the whole activity (no seat) counts for every seat, one of a seat that
# is no longer assigned for those only whose questions it has closed (domain/handover.py); undone answers do
# not count.
SEAT_ANSWER = """
SELECT b.activity_id, b.seat_id, b.origin, r.status, r.reported_on
FROM assignment b
LEFT JOIN status_report r ON r.id = (
    SELECT l.id FROM status_report l
    WHERE l.activity_id = b.activity_id AND l.undone_on IS NULL
        AND (l.seat_id = b.seat_id OR l.seat_id IS NULL OR EXISTS (
            SELECT 1 FROM occasion o
            WHERE o.activity_id = b.activity_id AND o.seat_id = b.seat_id AND o.closed_by = l.id))
    ORDER BY l.reported_on DESC, l.id DESC LIMIT 1
)
"""
# In 0013 it counted for none of the others.
SEAT_ANSWER_0013 = """
SELECT b.activity_id, b.seat_id, b.origin, r.status, r.reported_on
FROM assignment b
LEFT JOIN status_report r ON r.id = (
    SELECT l.id FROM status_report l
    WHERE l.activity_id = b.activity_id AND l.undone_on IS NULL
        AND (l.seat_id = b.seat_id OR l.seat_id IS NULL)
    ORDER BY l.reported_on DESC, l.id DESC LIMIT 1
)
"""
# Until 0012 one of a seat that is no longer assigned counted for every seat.
SEAT_ANSWER_0005 = """
SELECT b.activity_id, b.seat_id, b.origin, r.status, r.reported_on
FROM assignment b
LEFT JOIN status_report r ON r.id = (
    SELECT l.id FROM status_report l
    WHERE l.activity_id = b.activity_id AND l.undone_on IS NULL AND (
        l.seat_id = b.seat_id OR l.seat_id IS NULL OR NOT EXISTS (
            SELECT 1 FROM assignment x WHERE x.activity_id = l.activity_id AND x.seat_id = l.seat_id))
    ORDER BY l.reported_on DESC, l.id DESC LIMIT 1
)
"""

# The combined status of the answers. The present rule is combined_status in tracker/domain/status.py; a test
# compares the two.
STATUS_RULE = """
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id AND s.status IS NOT NULL)
            THEN 'ej_rapporterad'
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id AND s.status <> 'inget_behov')
            THEN 'inget_behov'
        WHEN EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id AND s.status = 'forsenad')
            THEN 'forsenad'
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id
                         AND (s.status IS NULL OR s.status NOT IN ('utgar', 'inget_behov')))
            THEN 'utgar'
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id
                         AND (s.status IS NULL OR s.status NOT IN ('genomford', 'utgar', 'inget_behov')))
            THEN 'genomford'
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id
                         AND s.status NOT IN ('ej_paborjad', 'inget_behov'))
            THEN 'ej_paborjad'
        ELSE 'pagar'
"""
STATUS_RULE_0005 = """
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id AND s.status IS NOT NULL)
            THEN 'ej_rapporterad'
        WHEN EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id AND s.status = 'forsenad')
            THEN 'forsenad'
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id
                         AND (s.status IS NULL OR s.status <> 'utgar'))
            THEN 'utgar'
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id
                         AND (s.status IS NULL OR s.status NOT IN ('genomford', 'utgar')))
            THEN 'genomford'
        WHEN NOT EXISTS (SELECT 1 FROM seat_answer s WHERE s.activity_id = a.id AND s.status <> 'ej_paborjad')
            THEN 'ej_paborjad'
        ELSE 'pagar'
"""

# True where all dates of the plan were over when it was read in: what was due before is due all the same. The
# list of plans is made once in a query.
NOTHING_LATER = """q.id NOT IN (
              SELECT y.plan_id FROM occasion z
              JOIN activity y ON y.id = z.activity_id JOIN plan r ON r.id = y.plan_id
              WHERE z.withdrawn_on IS NULL AND z.due >= r.imported_on)"""
# Until 0014 the plan's occasions were gone through for each occasion.
NOTHING_LATER_0005 = """NOT EXISTS (
              SELECT 1 FROM occasion z JOIN activity y ON y.id = z.activity_id
              WHERE y.plan_id = q.id AND z.withdrawn_on IS NULL AND z.due >= q.imported_on)"""

# One row per activity, independent of the day: what depends on it (late) is left to the query.
ACTIVITY_STATUS = """
SELECT
    a.id AS activity_id, l.district, l.year, {plan}a.number, a.omrade, a.aktivitet,{title} a.ansvarig,
    (SELECT {joined}(u.name, '; ') FROM (
        SELECT DISTINCT CASE WHEN s.unit = '' THEN s.department ELSE s.unit END AS name
        FROM assignment b JOIN seat s ON s.id = b.seat_id
        WHERE b.activity_id = a.id AND b.origin <> 'coordinator' ORDER BY 1) u
     WHERE u.name <> '') AS unit,
    CASE{status}    END AS status,
    d.due,
    (SELECT {joined}(w.name, '; ') FROM (
        SELECT DISTINCT COALESCE(p.name, 'vakant: ' || s.role) AS name
        FROM occasion o JOIN seat s ON s.id = o.seat_id
        LEFT JOIN tenure h ON h.seat_id = s.id AND h.until IS NULL
        LEFT JOIN person p ON p.id = h.person_id
        WHERE o.activity_id = a.id AND o.due = d.due AND o.closed_by IS NULL AND o.withdrawn_on IS NULL
        ORDER BY 1) w) AS owes,
    (SELECT MAX(s.reported_on) FROM seat_answer s WHERE s.activity_id = a.id) AS last_report
FROM activity a
JOIN plan l ON l.id = a.plan_id
JOIN (
    SELECT x.id, (
        SELECT MIN(o.due) FROM occasion o JOIN plan q ON q.id = x.plan_id
        WHERE o.activity_id = x.id AND o.closed_by IS NULL AND o.withdrawn_on IS NULL
          AND (o.due >= q.imported_on OR {nothing_later})
    ) AS due
    FROM activity x
) d ON d.id = a.id
WHERE a.withdrawn_on IS NULL
"""


def _views(
    rule: str,
    title: str = "",
    plan: str = "",
    answer: str = SEAT_ANSWER_0005,
    nothing_later: str = NOTHING_LATER_0005,
) -> Views:
    text = ACTIVITY_STATUS.replace("{status}", rule).replace("{title}", title).replace("{plan}", plan)
    text = text.replace("{nothing_later}", nothing_later)
    return {"seat_answer": answer, "activity_status": text}


_NAMED_PLAN = "l.slug, l.name AS plan_name, "
VIEWS: Mapping[str, Views] = {
    "0005": _views(STATUS_RULE_0005),
    "0006": _views(STATUS_RULE),
    "0007": _views(STATUS_RULE, title=" a.title,"),
    "0008": _views(STATUS_RULE, title=" a.title,", plan=_NAMED_PLAN),
    "0013": _views(STATUS_RULE, title=" a.title,", plan=_NAMED_PLAN, answer=SEAT_ANSWER_0013),
    "0014": _views(STATUS_RULE, title=" a.title,", plan=_NAMED_PLAN, answer=SEAT_ANSWER),
    "0017": _views(STATUS_RULE, " a.title,", _NAMED_PLAN, SEAT_ANSWER, NOTHING_LATER),
}
PRESENT = max(VIEWS)


def statements(version: str, dialect: str) -> Iterator[str]:
    """Returns the statements that create the views of a version."""
    joined = "string_agg" if dialect == "postgresql" else "group_concat"
    for name, text in VIEWS[version].items():
        yield f"CREATE VIEW {name} AS{text.format(joined=joined)}"


def removals(version: str) -> Iterator[str]:
    """Returns the statements that drop the views of a version."""
    return (f"DROP VIEW {name}" for name in reversed(list(VIEWS[version])))
