"""What everybody may read of the letters."""

from django.urls import path

from cms.newsletter.views import letter

urlpatterns = [path("lettre/<int:pk>/", letter, name="letter")]
