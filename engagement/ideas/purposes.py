"""What is known of those who propose, support and discuss ideas serves."""

from django.utils.translation import gettext_lazy as _

from engagement.base.personal import Basis, Purpose

VOICE = Purpose(
    title=_("Vos idées, vos soutiens, vos commentaires"),
    why=_("Montrer qui propose quoi, ne compter chacun qu’une fois, vous dire la suite."),
    basis=Basis.TASK,
    kept=_("aussi longtemps que l’idée ; votre nom en part avec vous"),
    seen_by=_("tout le monde, sous votre prénom ; la ville"),
)

REPORTS = Purpose(
    title=_("Vos signalements de propos déplacés"),
    why=_("Relire ce qui choque, et vous dire ce qui a été décidé."),
    basis=Basis.TASK,
    kept=_("aussi longtemps que l’idée ; votre nom en part avec vous"),
    seen_by=_("la ville"),
)
