"""The addresses of what comes after a sign-up: messages, a word, hours, attestations."""

from django.urls import path

from engagement.web.residents.views import afterwards, hours

urlpatterns = [
    path("inscriptions/<int:pk>/messages/", afterwards.thread, name="thread"),
    path("inscription/<str:code>/messages/", afterwards.thread_link, name="thread_link"),
    path("mot/<str:code>/", afterwards.testimonial, name="testimonial"),
    path("mon-compte/heures/", hours.hours, name="hours"),
    path("mon-compte/heures/attestation.pdf", hours.attestation, name="attestation"),
    path("mon-compte/heures/attestation/", hours.attestation_print, name="attestation_print"),
    path("attestation/<str:code>/", hours.attestation_check, name="attestation_check"),
]
