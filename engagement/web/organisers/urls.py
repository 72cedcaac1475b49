"""The addresses of those who prepare and run fêtes."""

from django.urls import path

from engagement.web.organisers.views import (
    asking,
    beginning,
    cancelling,
    counter,
    editing,
    papers,
    preparing,
    running,
)

app_name = "organisers"

urlpatterns = [
    path("", beginning.index, name="index"),
    path("nouveau/", beginning.begin, name="begin"),
    path("<slug:slug>/", preparing.prepare, name="prepare"),
    path("<slug:slug>/annoncer/", preparing.announce, name="announce"),
    path("<slug:slug>/preparatifs/", preparing.add, name="add_task"),
    path("<slug:slug>/preparatifs/<int:pk>/", preparing.tick, name="tick_task"),
    path("<slug:slug>/besoins/", preparing.needs, name="needs"),
    path("<slug:slug>/besoins/<int:pk>/detacher/", preparing.detach, name="detach_need"),
    path("<slug:slug>/besoins/<int:pk>/inviter/", asking.ask, name="ask_more"),
    path("<slug:slug>/modifier/", editing.edit, name="edit"),
    path("<slug:slug>/programme/", editing.programme, name="programme"),
    path("<slug:slug>/programme/<int:pk>/", editing.activity, name="activity"),
    path("<slug:slug>/partenaires/", editing.partners, name="partners"),
    path("<slug:slug>/partenaires/<int:pk>/retirer/", editing.drop_partner, name="drop_partner"),
    path("<slug:slug>/papiers/", papers.papers, name="papers"),
    path("<slug:slug>/papiers/badges/", papers.issue, name="issue_badges"),
    path("<slug:slug>/papiers/badges/<int:sheet>/", papers.badges, name="badges"),
    path("<slug:slug>/papiers/accueil/", papers.make_pass, name="make_pass"),
    path("<slug:slug>/papiers/accueil/<int:pk>/", papers.revoke_pass, name="revoke_pass"),
    path("<slug:slug>/papiers/<slug:name>/", papers.paper, name="paper"),
    path("<slug:slug>/inscrire/", counter.by_hand, name="by_hand"),
    path("<slug:slug>/jour/", running.day, name="day"),
    path("<slug:slug>/jour/mot/", running.word, name="word"),
    path("<slug:slug>/jour/absents/", running.absent, name="absent"),
    path("<slug:slug>/bilan/", running.report, name="report"),
    path("<slug:slug>/annuler/", cancelling.cancel, name="cancel"),
    path("<slug:slug>/annuler/defaire/", cancelling.undo, name="undo_cancel"),
]
