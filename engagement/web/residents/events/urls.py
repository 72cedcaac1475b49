"""The addresses of fêtes for residents and visitors."""

from django.urls import path

from engagement.web.residents.events import pages, registering, registrations

urlpatterns = [
    path("evenements/", pages.events, name="events"),
    path("evenements/<slug:slug>/", pages.event, name="event"),
    path("evenements/<slug:slug>/agenda.ics", pages.agenda, name="event_agenda"),
    path("evenements/<slug:slug>/inscription/", registering.register_form, name="register"),
    path("venues/<int:pk>/", registrations.registered, name="registered"),
    path("venue/<str:code>/", registrations.registration_link, name="registration_link"),
]
