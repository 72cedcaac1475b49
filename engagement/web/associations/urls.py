"""The addresses of the associations' space."""

from django.urls import include, path

from engagement.web.associations.views import (
    asking,
    associations,
    invitations,
    inviting,
    joining,
    need_extras,
    need_moves,
    needs,
    series,
    sheets,
    team,
)

app_name = "associations"

TEAM = [
    path("", team.team, name="team"),
    path("quitter/", team.leave, name="leave"),
    path("<int:membership>/role/", team.change_role, name="change_role"),
    path("<int:membership>/transmettre/", team.hand_over, name="hand_over"),
    path("<int:membership>/retirer/", team.remove_member, name="remove_member"),
    path("invitations/<int:invitation>/renvoyer/", team.resend_invitation, name="resend"),
    path("invitations/<int:invitation>/annuler/", team.revoke_invitation, name="revoke"),
    path("demandes/<int:join_request>/accepter/", team.grant_request, name="grant"),
    path("demandes/<int:join_request>/refuser/", team.refuse_request, name="turn_down"),
]

# Below a need.
NEED = [
    path("", needs.edit, name="edit_need"),
    path("publier/", need_moves.publish, name="publish"),
    path("envoyer/", need_moves.submit, name="submit"),
    path("pause/", need_moves.pause, name="pause"),
    path("reprendre/", need_moves.resume, name="resume"),
    path("retirer/", need_moves.withdraw, name="withdraw"),
    path("inviter/", inviting.invite, name="invite"),
    path("refaire/", need_moves.duplicate, name="duplicate"),
    path("photo/", need_extras.photo, name="photo"),
    path("photo/retirer/", need_extras.drop_photo, name="drop_photo"),
    path("photo/<int:pk>/retirer/", need_extras.drop_photo, name="drop_other_photo"),
    path("interets/", need_extras.interests, name="interests"),
    path("rythme/", series.add, name="add_series"),
    path("rythme/<int:series>/", series.change, name="series"),
    path("rythme/<int:series>/sauter/", series.skip, name="skip_date"),
    path("rythme/<int:series>/arreter/", series.end, name="end_series"),
]

urlpatterns = [
    path("", associations.index, name="index"),
    path("inscrire/", joining.register, name="register"),
    path("rejoindre/<slug:slug>/", joining.ask, name="ask"),
    path("invitation/<str:code>/", invitations.invitation, name="invitation"),
    path("<slug:slug>/", associations.home, name="home"),
    path("<slug:slug>/presentation/", joining.describe, name="describe"),
    path("<slug:slug>/equipe/", include(TEAM)),
    path("<slug:slug>/messages/", asking.daily_summary, name="daily_summary"),
    path(
        "<slug:slug>/besoins/<slug:need_slug>/",
        include("engagement.web.associations.day_urls"),
    ),
    path("<slug:slug>/besoins/nouveau/", needs.post, name="post_need"),
    path("<slug:slug>/besoins/<slug:need_slug>/", include(NEED)),
    path("<slug:slug>/besoins/<slug:need_slug>/liste/<int:shift>/", sheets.people, name="people"),
]
