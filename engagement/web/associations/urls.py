"""The addresses of the associations' space."""

from django.urls import path

from engagement.web.associations.views import associations, needs, sheets

app_name = "associations"

urlpatterns = [
    path("", associations.index, name="index"),
    path("inscrire/", associations.register, name="register"),
    path("<slug:slug>/", associations.home, name="home"),
    path("<slug:slug>/besoins/nouveau/", needs.post, name="post_need"),
    path("<slug:slug>/besoins/<slug:need_slug>/", needs.edit, name="edit_need"),
    path("<slug:slug>/besoins/<slug:need_slug>/liste/<int:shift>/", sheets.people, name="people"),
    path("<slug:slug>/besoins/<slug:need_slug>/envoyer/", needs.submit, name="submit"),
    path("<slug:slug>/besoins/<slug:need_slug>/retirer/", needs.withdraw, name="withdraw"),
]
