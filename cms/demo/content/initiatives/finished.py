"""The initiative that is over, with what came of it."""

from ..kinds import Figure, Initiative, Outcome, Promise, Section, text

INITIATIVES = (
    Initiative(
        slug="les-voix-de-mardyck",
        title="Les voix de Mardyck",
        summary=(
            "Un village entier a raconté son siècle : la pêche, les champs, l’usine, le vent. Le "
            "résultat s’écoute le long d’un chemin."
        ),
        stage="finished",
        quartier="mardyck",
        domains=("memoire-et-citoyennete", "culture-loisirs"),
        activities=("preservation-patrimoine", "documentation-traduction"),
        scene="village_church",
        body=(
            Section(
                "L’histoire",
                text("""
                    Mardyck compte à peine plus de deux cents habitants et beaucoup de souvenirs.
                    Odile, ancienne institutrice, a proposé de les enregistrer avant qu’ils ne
                    s’envolent.

                    Pendant un an, des bénévoles de toute la ville sont venus écouter, deux par
                    deux, autour de tables de cuisine.
                """),
            ),
            Section(
                "Le chemin d’écoute",
                text("""
                    Neuf bornes en bois, fabriquées au village, jalonnent un parcours de deux
                    kilomètres, de l’église au canal. On approche son téléphone, ou l’on tourne la
                    manivelle : une voix raconte.

                    Le chemin est ouvert en permanence et praticable en fauteuil jusqu’à la
                    septième borne.
                """),
            ),
            Section(
                "Et après",
                text("""
                    Les enregistrements complets sont déposés aux archives de la ville. L’équipe
                    continue avec les dockers du port : rejoignez-la.
                """),
            ),
        ),
        promise=Promise(
            aim="Garder les souvenirs du village et les rendre à tous.",
            public="Les habitants de Mardyck, les écoles, les promeneurs.",
            scale="Le village et ses environs.",
            duration="Douze mois.",
            means="15 000 €, deux enregistreurs, une menuiserie prêtée.",
            participation="Raconter, écouter, choisir les passages, construire les bornes.",
            will_change="Le tracé du chemin, le nombre de bornes et les récits que l’on y entend.",
        ),
        outcome=Outcome(
            summary=(
                "Le chemin a été ouvert avec un mois de retard et deux bornes de plus que prévu. "
                "Il a reçu ses premières classes dès la semaine suivante."
            ),
            from_residents=(
                "Le tracé : les habitants ont préféré le canal à la route.",
                "La manivelle, proposée par un garçon de dix ans pour qui n’a pas de téléphone.",
                "Deux récits en flamand, avec leur traduction.",
            ),
            not_kept=(
                "Les bornes 8 et 9 ne sont pas accessibles en fauteuil : le talus appartient au "
                "gestionnaire du canal, qui n’a pas donné son accord.",
            ),
            figures=(
                Figure("63", "personnes ont raconté"),
                Figure("41", "bénévoles, dont 17 pour la première fois"),
                Figure("118", "heures d’enregistrement"),
                Figure("9", "bornes, au lieu de 7"),
                Figure("14 200 €", "dépensés sur 15 000 €"),
            ),
        ),
    ),
)
