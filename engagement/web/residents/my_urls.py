"""The addresses of what is hers alone: her account, her space."""

from django.urls import path

from engagement.web.residents.views import (
    address,
    claiming,
    devices,
    family,
    groups,
    keeping,
    my_agenda,
    space,
)

urlpatterns = [
    path("mon-compte/adresse/", address.address, name="address"),
    path("adresse/<str:code>/", address.address_link, name="address_link"),
    path("mon-compte/espace/", space.space, name="space"),
    path("mon-compte/agenda/", my_agenda.my_agenda, name="my_agenda"),
    path("agenda/<str:code>.ics", my_agenda.agenda_feed, name="agenda_feed"),
    path("mon-compte/gardes/", keeping.saved, name="saved"),
    path("besoins/<slug:slug>/garder/", keeping.keep, name="keep"),
    path("besoins/<slug:slug>/amis/", keeping.friends, name="friends"),
    path("viens/<str:code>/", keeping.friend, name="friend"),
    path("mon-compte/groupes/", groups.groups, name="groups"),
    path("mon-compte/groupes/<int:pk>/", groups.group, name="group"),
    path("groupes/<uuid:key>/", groups.join, name="join_group"),
    path("mon-compte/famille/", family.family, name="family"),
    path("mon-compte/famille/<int:pk>/", family.family_member, name="family_member"),
    path("mon-compte/retrouver/", family.found, name="found"),
    path("mon-compte/recuperer/", claiming.claim, name="claim"),
    path("mon-compte/appareils/", devices.devices, name="devices"),
]
