"""The addresses of calls and letters, below the counter’s."""

from django.urls import path

from engagement.web.counter.views import calls, letters

urlpatterns = [
    path("appels/", calls.index, name="calls"),
    path("appels/<int:pk>/prendre/", calls.claim, name="claim_call"),
    path("appels/<int:pk>/", calls.call, name="call"),
    path("courrier/", letters.index, name="letters"),
    path("courrier/preparer/", letters.prepare, name="prepare_letters"),
    path("courrier/<uuid:key>.pdf", letters.printed, name="letters_pdf"),
    path("courrier/<uuid:key>/poste/", letters.posted, name="letters_posted"),
]
