"""Sign-in and sign-out. Of allauth only what is used here is reachable: no password, no sign-up."""

from allauth.account.views import account_inactive, logout
from django.urls import include, path

from engagement.web.residents.views.sign_in import ConfirmCodeView, SignInView

urlpatterns = [
    # allauth knows the page by two names: for us both are the form that asks for an address.
    path("connexion/", SignInView.as_view(), name="account_login"),
    path("connexion/", SignInView.as_view(), name="account_request_login_code"),
    path("connexion/code/", ConfirmCodeView.as_view(), name="account_confirm_login_code"),
    path("deconnexion/", logout, name="account_logout"),
    path("inactif/", account_inactive, name="account_inactive"),
    path("2fa/", include("allauth.mfa.urls")),
]
