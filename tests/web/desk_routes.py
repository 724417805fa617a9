"""Every page of the desk has a row here: what it answers to each role, in its own and in another district."""

from tracker.domain.access import AccessRole

# (role, district): the plan and the replies are Kungsholmen's.
ROLES = {
    "reader": (AccessRole.READER, "kungsholmen"),
    "coordinator": (AccessRole.COORDINATOR, "kungsholmen"),
    "other": (AccessRole.COORDINATOR, "ostermalm"),
    "central": (AccessRole.CENTRAL, ""),
    "administrator": (AccessRole.ADMINISTRATOR, ""),
}
ALL = dict.fromkeys(ROLES, 200)
SEEN = ALL | {"other": 404}
# What is sent is empty: 303, 400 and 422 are the answers to those who may.
DONE = {"reader": 403, "coordinator": 303, "other": 404, "central": 403, "administrator": 303}
WRONG = DONE | {"coordinator": 422, "administrator": 422}
EMPTY = dict.fromkeys(ROLES, 303)  # nothing is chosen: said on the next page
# Rule → method → role → status. Replies 1 and 2 wait; 1 has recorded a line.
DESK = {
    "/att-gora": {"GET": ALL},
    "/granska": {"GET": ALL},
    "/granska/for-in": {"POST": EMPTY},
    "/granska/tangenter": {"GET": ALL, "POST": EMPTY},
    "/granska/okanda": {"POST": DONE | {"coordinator": 400, "administrator": 400, "other": 403}},
    "/granska/<int:number>": {"GET": SEEN, "POST": WRONG},
    "/granska/<int:number>/stammer": {"POST": DONE | {"coordinator": 303}},
    "/granska/<int:number>/avfarda": {"POST": DONE},
    "/granska/<int:number>/lagg-undan": {"GET": DONE | {"coordinator": 200, "administrator": 200}},
    "/granska/<int:number>/bilaga/<int:place>": {"GET": DONE | {"coordinator": 200, "administrator": 200}},
    "/granska/<int:number>/bilaga/<int:place>/text": {"GET": SEEN},
    "/granska/<int:number>/vila": {"POST": WRONG},
    "/granska/<int:number>/lamna": {"POST": WRONG},
    "/granska/<int:number>/ta-upp": {"POST": DONE | {"coordinator": 404, "administrator": 404}},  # it waits
    "/granska/<int:number>/slapp-in": {"POST": DONE},
    "/granska/avgjort": {"GET": ALL},
    "/granska/avgjort/<int:number>/ta-tillbaka": {"POST": DONE},
    "/granska/avgjort/<int:number>/oppna": {"POST": DONE | {"coordinator": 404, "administrator": 404}},
    "/plan": {"GET": dict.fromkeys(ROLES, 303) | {"other": 200}},  # the only plan; the other has none
    "/plan/<plan>": {"GET": SEEN},
    "/plan/<plan>/laget": {"GET": SEEN},
    "/plan/<plan>/andringar": {"GET": SEEN},
    "/plan/<plan>/<int:number>": {"GET": SEEN},
    "/plan/<plan>/<int:number>/lasning": {"POST": DONE},
    "/plan/<plan>/<int:number>/fraga": {"POST": DONE},
    "/plan/<plan>/<int:number>/svar": {"POST": WRONG},
    "/plan/<plan>/<int:number>/svar/ta-tillbaka": {"POST": WRONG},
    "/rapport": {"GET": ALL},
    "/rapport/<plan>/<form>": {"GET": SEEN},
    "/rapport/<plan>/<form>/utkast": {"POST": DONE},
    "/rapport/<plan>/<form>/text/<int:number>": {"POST": WRONG},  # there is no draft yet
    "/rapport/<plan>/<form>/faststall": {"POST": WRONG},
    "/rapport/<plan>/<form>/<which>.<name>": {"GET": dict.fromkeys(ROLES, 404)},
    "/brev": {"GET": ALL},
    "/personer": {"GET": ALL},
    "/personer/koppla": {"POST": DONE},
    "/personer/fil": {"POST": EMPTY},
    "/personer/<int:number>": {"GET": SEEN},
    "/personer/<int:number>/brev": {"POST": WRONG},
    "/personer/<int:number>/franvaro": {"POST": WRONG},
    "/personer/<int:number>/adress": {"POST": WRONG},
    "/personer/<int:number>/slutat": {"POST": DONE},
    "/las-in": {"GET": ALL, "POST": WRONG},
    "/las-in/laget": {"GET": ALL},
    "/installningar": {"GET": ALL},
    "/installningar/<district>": {"POST": DONE},
    "/installningar/<district>/aterstall": {"POST": DONE},
    "/installningar/texter/<name>": {"GET": ALL, "POST": WRONG | {"other": 403}},  # common to all districts
    "/las-in/ta-bort/<int:number>": {"POST": dict.fromkeys(ROLES, 404) | {"administrator": 303}},
    "/las-in/granska": {"POST": DONE | {"coordinator": 404, "administrator": 404}},  # no file is sent
}
FIELDS = {
    "/granska/avgjort/<int:number>/ta-tillbaka": {"skal": "Fel person."},
    "/las-in": {"distrikt": "kungsholmen", "ar": "2021"},
    "/las-in/granska": {"distrikt": "kungsholmen", "ar": "2021"},
    "/personer/koppla": {"aktivitet": "kungsholmen-2021/7"},
}
