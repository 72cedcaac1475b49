"""The site with its pictures, which a reverse proxy serves in production."""

from django.conf import settings
from whitenoise import WhiteNoise

from engagement.wsgi import application as site

application = WhiteNoise(site, autorefresh=True)
application.add_files(str(settings.MEDIA_ROOT), prefix="media/")
