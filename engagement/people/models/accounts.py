"""Accounts: who can sign in. A resident is not an account."""

from typing import Any

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.people.purposes import ACCOUNT


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """Create an account that signs in by e-mailed code; the password stays unusable."""
        account = self.model(email=self.normalise(email), **fields)
        account.set_password(password)
        account.save()
        return account

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    @staticmethod
    def normalise(email: str) -> str:
        """Return the address in lower case: two spellings are one account."""
        return email.strip().lower()

    def get_by_natural_key(self, email: str | None) -> "Account":
        return self.get(email=self.normalise(email or ""))


class Account(AbstractUser):
    """Somebody who signs in by a code sent to an e-mail address."""

    username = None  # type: ignore[assignment]  # the address is the name
    email = models.EmailField(_("adresse électronique"), unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    personal = Personal(
        whose=(Whose(path=""),),
        about=(
            About(ACCOUNT, "first_name last_name last_login is_staff is_superuser"),
            About(ACCOUNT, "email", Fate.RENEWED),
            About(ACCOUNT, "password", secret=True),
            About(ACCOUNT, "groups user_permissions"),
            About(TRACE, "is_active date_joined", Fate.STAYS),
        ),
        goes=False,
        stays_because=_("ce que ce compte a fait pour une association ou la ville en dépend"),
    )

    objects = AccountManager()  # type: ignore[assignment,misc]

    class Meta:
        verbose_name = _("compte")
        verbose_name_plural = _("comptes")

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def has_usable_password(self) -> bool:
        """Say no: nobody signs in by password here, and allauth must not ask for one."""
        return False
