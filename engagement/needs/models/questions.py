"""The few questions that an association asks those who sign up, and what they answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import About, Personal, Whose, no_person
from engagement.needs.models.needs import Need
from engagement.needs.models.signups import SignUp
from engagement.needs.purposes import BEFORE_A_SHIFT


class Question(models.Model):
    """One question of a need, in its order; `purpose` says to the resident why it is asked."""

    MOST = 3  # for each need

    need = models.ForeignKey(Need, models.CASCADE, related_name="questions")
    text = models.CharField(_("question"), max_length=160)
    purpose = models.CharField(_("pourquoi"), max_length=160)
    required = models.BooleanField(_("réponse nécessaire"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    personal = no_person("need text purpose required position")

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text


class Answer(models.Model):
    """What one resident answered; erased some days after the shift."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    signup = models.ForeignKey(SignUp, models.CASCADE, related_name="answers")
    text = models.CharField(_("réponse"), max_length=500)

    personal = Personal(
        whose=(Whose(path="signup__resident"),),
        about=(About(BEFORE_A_SHIFT, "question signup text"),),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "signup"], name="answer_once_per_question")
        ]
        verbose_name = _("réponse")
        verbose_name_plural = _("réponses")

    def __str__(self) -> str:
        return self.text
