"""The addresses of the counter, of its paper and of the kiosk."""

from django.urls import include, path

from engagement.web.counter.views import (
    ideas,
    kiosk,
    outings,
    paper,
    people,
    places,
    receipts,
    station,
)

app_name = "counter"

urlpatterns = [
    path("", people.index, name="index"),
    path("nouvelle/", people.new, name="new"),
    path("personnes/<uuid:key>/", people.person, name="person"),
    path("personnes/<uuid:key>/modifier/", people.edit, name="edit"),
    path("personnes/<uuid:key>/mandat/", people.mandate, name="mandate"),
    path("personnes/<uuid:key>/creneaux/<int:shift>/", places.take_shift, name="take_shift"),
    path("personnes/<uuid:key>/fetes/<int:event>/", places.take_fete, name="take_fete"),
    path("personnes/<uuid:key>/annuler/<slug:kind>/<int:pk>/", places.cancel, name="cancel"),
    path("personnes/<uuid:key>/idee/", ideas.take_idea, name="take_idea"),
    path("personnes/<uuid:key>/recu/", receipts.receipt, name="receipt"),
    path("personnes/<uuid:key>/recu.pdf", receipts.receipt_pdf, name="receipt_pdf"),
    path("", include("engagement.web.counter.calls_urls")),
    path("sortie/", outings.index, name="outings"),
    path("sortie/<int:pk>/", outings.outing, name="outing"),
    path("papier/", paper.campaigns, name="paper"),
    path("papier/<int:pk>/", paper.campaign, name="campaign"),
    path("papier/<int:pk>/imprimer/", paper.sheets, name="sheets"),
    path("papier/saisir/<slug:number>/", paper.type_in, name="type_in"),
    path("borne/", kiosk.start, name="kiosk"),
    path("borne/ouvrir/", station.open_station, name="open_kiosk"),
    path("borne/fermer/", station.close_station, name="close_kiosk"),
    path("borne/recommencer/", kiosk.start_again, name="kiosk_again"),
    path("borne/<slug:step>/", kiosk.step, name="kiosk_step"),
]
