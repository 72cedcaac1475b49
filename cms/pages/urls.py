"""The addresses of the pages' room beside those that Wagtail serves."""

from django.urls import path

from cms.pages import views

urlpatterns = [
    path("partage/<str:code>.png", views.share_picture, name="share_picture"),
    path("couleur/<str:code>.css", views.colour_sheet, name="colour_sheet"),
]
