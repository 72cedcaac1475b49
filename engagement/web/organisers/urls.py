"""The addresses of those who prepare and run fêtes."""

from django.urls import path

from engagement.web.organisers.views import (
    beginning,
    cancelling,
    counter,
    editing,
    preparing,
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
    path("<slug:slug>/modifier/", editing.edit, name="edit"),
    path("<slug:slug>/programme/", editing.programme, name="programme"),
    path("<slug:slug>/programme/<int:pk>/", editing.activity, name="activity"),
    path("<slug:slug>/partenaires/", editing.partners, name="partners"),
    path("<slug:slug>/partenaires/<int:pk>/retirer/", editing.drop_partner, name="drop_partner"),
    path("<slug:slug>/inscrire/", counter.by_hand, name="by_hand"),
    path("<slug:slug>/annuler/", cancelling.cancel, name="cancel"),
    path("<slug:slug>/annuler/defaire/", cancelling.undo, name="undo_cancel"),
]
