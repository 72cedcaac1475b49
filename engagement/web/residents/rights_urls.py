"""The addresses of a resident’s rights."""

from django.urls import path

from engagement.web.residents.views import rights

urlpatterns = [
    path("confidentialite/", rights.privacy, name="privacy"),
    path("mon-compte/donnees/", rights.my_data, name="my_data"),
    path("mon-compte/donnees/tout/", rights.all_my_data, name="all_my_data"),
    path("mon-compte/donnees/tout.json", rights.my_data_file, name="my_data_file"),
    path("mon-compte/effacer/", rights.erase_me, name="erase_me"),
    path("mon-compte/effacer/<int:pk>/", rights.erase_one, name="erase_one"),
]
