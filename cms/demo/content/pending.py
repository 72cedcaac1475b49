"""Two associations that have just arrived and wait for the officer."""

from .kinds import Association, text

PENDING = (
    Association(
        slug="la-ruche-aux-jouets",
        name="La Ruche aux jouets",
        description=text("""
            Nous récupérons les jouets qui dorment au grenier, nous les réparons et les prêtons
            aux familles, comme on emprunte un livre.

            Nous ouvrons notre premier local en centre-ville et cherchons nos premiers coups de
            main.
        """),
        domains=("vivre-ensemble", "environnement"),
        activities=("bricolage", "accueil-de-public"),
        quartier="dunkerque-centre",
        email="ruche@demo.example",
        contact="Odile",
        scene="conversation",
    ),
    Association(
        slug="les-voiles-partagees",
        name="Les Voiles partagées",
        description=text("""
            Nous emmenons sur l’eau, sur des voiliers adaptés, des personnes qui ne naviguent
            jamais : enfants des quartiers, personnes handicapées, familles qui ne partent pas.
        """),
        domains=("sport", "solidarite-insertion"),
        activities=("soutien-accompagnement", "animation"),
        quartier="malo-les-bains",
        email="voiles@demo.example",
        contact="Ronan",
        scene="harbour",
    ),
)
