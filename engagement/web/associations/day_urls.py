"""The addresses of a shift's day and of what comes after, below a need."""

from django.urls import path

from engagement.web.associations.views import after, answering, day, exports, writing

urlpatterns = [
    path("jour/<int:shift>/", day.day, name="day"),
    path("jour/<int:shift>/presence/<int:signup>/", day.mark, name="mark"),
    path("jour/<int:shift>/demande/<int:signup>/", answering.answer, name="answer"),
    path("jour/<int:shift>/venue/", day.walk_in, name="walk_in"),
    path("jour/<int:shift>/retirer/<int:signup>/", day.remove, name="remove_walk_in"),
    path("jour/<int:shift>/ecrire/", writing.write, name="write"),
    path("jour/<int:shift>/ecrire/<int:signup>/", writing.write, name="write_to_one"),
    path("resultat/", after.outcome, name="outcome"),
    path("resultat/<int:outcome>/", after.correct, name="correct_outcome"),
    path("mots/<int:word>/", after.hide_word, name="hide_word"),
    path("export.<str:kind>", exports.people, name="export"),
]
