"""The addresses of the doors, included only where DEBUG is on."""

from django.urls import path

from cms.demo import views

app_name = "demo"

urlpatterns = [
    path("sortir/", views.leave, name="leave"),
    path("<slug:name>/", views.enter, name="enter"),
]
