"""The addresses of residents and visitors."""

from django.urls import include, path

from engagement.web.residents.views import (
    account,
    following,
    needs,
    neighbourhood,
    newsletter,
    offline,
    pages,
    poster,
    search,
    signing_up,
    signups,
    suggestions,
)

app_name = "residents"

urlpatterns = [
    path("besoins/", needs.needs, name="needs"),
    path("besoins/<slug:slug>/", needs.need, name="need"),
    path("besoins/<slug:slug>/affiche/", poster.poster, name="poster"),
    path("besoins/<slug:slug>/inscription/<int:shift>/", signing_up.sign_up, name="sign_up"),
    path(
        "besoins/<slug:slug>/inscription/<int:shift>/venir/",
        signing_up.sign_up_form,
        name="sign_up_form",
    ),
    path("", include("engagement.web.residents.events.urls")),
    path("", include("engagement.web.residents.ideas.urls")),
    path("inscriptions/", signups.sign_ups, name="sign_ups"),
    path("inscriptions/<int:pk>/", signups.signed_up, name="signed_up"),
    path("inscriptions/<int:pk>/agenda.ics", signups.agenda, name="agenda"),
    path("inscription/<str:code>/", signups.sign_up_link, name="sign_up_link"),
    path("inscription/<str:code>/agenda.ics", signups.agenda_link, name="agenda_link"),
    path("desabonnement/<str:code>/", suggestions.unsubscribe, name="unsubscribe"),
    path(
        "desabonnement/lettre/<str:code>/",
        newsletter.leave_newsletter,
        name="leave_newsletter",
    ),
    path("recherche/", search.search, name="search"),
    path("pour-moi/", suggestions.for_me, name="for_me"),
    path("pour-moi/bienvenue/", account.welcome, {"step": "vous"}, name="welcome"),
    path("pour-moi/bienvenue/<slug:step>/", account.welcome, name="welcome_step"),
    path("pour-moi/<int:need>/pas-pour-moi/", suggestions.decline, name="decline"),
    path("", include("engagement.web.residents.after_urls")),
    path("", include("engagement.web.residents.my_urls")),
    path("", include("engagement.web.residents.rights_urls")),
    path("mon-compte/", account.account, name="account"),
    path("mon-compte/suggestions/", account.consent, name="consent"),
    path("mon-compte/pause/", account.pause, name="pause"),
    path("mon-compte/lettre/", newsletter.newsletter, name="newsletter"),
    path("mon-compte/suivis/", following.following, name="following"),
    path("suivis/initiatives/<int:pk>/", following.follow_initiative, name="follow_initiative"),
    path("suivis/<str:code>/", following.stop_following, name="stop_following"),
    path("associations/<slug:slug>/", pages.association, name="association"),
    path("quartiers/<slug:slug>/", neighbourhood.neighbourhood, name="neighbourhood"),
    path("regles/", pages.rules, name="rules"),
    path("accessibilite/", pages.accessibility, name="accessibility"),
    path("donnees/", pages.open_data, name="open_data"),
    path("hors-ligne/", offline.offline, name="offline"),
]
