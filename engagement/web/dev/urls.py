"""Addresses under /dev/, mounted only where DEBUG is on."""

from django.urls import path

from engagement.web.dev import mail, mail_templates, views

app_name = "dev"

urlpatterns = [
    path("composants/", views.components, name="components"),
    path("mail/", mail.messages, name="mail"),
    path("mail/modeles/", mail_templates.templates, name="mail_templates"),
    path(
        "mail/modeles/<slug:name>/<slug:language>/", mail_templates.template, name="mail_template"
    ),
    path(
        "mail/modeles/<slug:name>/<slug:language>/html/",
        mail_templates.template_html,
        name="mail_template_html",
    ),
    path("mail/<int:pk>/", mail.message, name="mail_message"),
    path("mail/<int:pk>/html/", mail.message_html, name="mail_html"),
]
