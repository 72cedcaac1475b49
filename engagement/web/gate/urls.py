"""The addresses of the gate: one page, and what it says to the server (docs/gate-protocol.md)."""

from django.urls import path

from engagement.web.gate.views import lists, opening, page, scans, state

app_name = "gate"

urlpatterns = [
    path("<slug:slug>/", page.page, name="page"),
    path("<slug:slug>/manifeste/", page.manifest, name="manifest"),
    path("<slug:slug>/ouvrir/", opening.open_gate, name="open"),
    path("<slug:slug>/liste/", lists.badges, name="list"),
    path("<slug:slug>/noms/", lists.names, name="names"),
    path("<slug:slug>/passages/", scans.take, name="scans"),
    path("<slug:slug>/prete/", state.ready, name="ready"),
    path("<slug:slug>/etat/", state.state, name="state"),
]
