"""The addresses of what is hers alone: her account, her space."""

from django.urls import path

from engagement.web.residents.views import address, claiming, devices, family

urlpatterns = [
    path("mon-compte/adresse/", address.address, name="address"),
    path("adresse/<str:code>/", address.address_link, name="address_link"),
    path("mon-compte/famille/", family.family, name="family"),
    path("mon-compte/famille/<int:pk>/", family.family_member, name="family_member"),
    path("mon-compte/retrouver/", family.found, name="found"),
    path("mon-compte/recuperer/", claiming.claim, name="claim"),
    path("mon-compte/appareils/", devices.devices, name="devices"),
]
