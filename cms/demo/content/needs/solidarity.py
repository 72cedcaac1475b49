"""Needs around food, clothes and welcome."""

from ..kinds import (
    FRI,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    Access,
    Need,
    Question,
    Slot,
    in_days,
    on,
    text,
    weekly,
)

NEEDS = (
    Need(
        key="collecte-alimentaire",
        title="Collecte alimentaire : tenir la table à l’entrée du magasin",
        association="le-panier-du-beffroi",
        scene="food_crates",
        description=text("""
            Deux fois par an, un supermarché du centre nous ouvre son entrée. Nous proposons aux
            clients d’acheter un paquet de pâtes, des couches ou du café en plus, et de nous le
            confier à la sortie.

            À deux par table, vous tendez la petite liste, vous dites merci, vous rangez les dons
            dans les caisses. Bernard passe toutes les heures avec la camionnette.

            Nous ne sommes que trois dans l’équipe : sans vous, pas de collecte. Une matinée bien
            remplie, ce sont cent vingt foyers servis pendant un mois.
        """),
        domains=("solidarite-insertion",),
        activities=("collecte-de-produits", "accueil-de-public"),
        quartier="dunkerque-centre",
        place="À l’entrée du supermarché, près de la place Jean-Bart",
        bring="Des chaussures confortables et un pull : on est près des portes.",
        welcome="Nadia, trésorière, vous attend à la table avec un café.",
        slots=(in_days(5, "09:00", 3.5, 8, 0.375, minimum=6),),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        minimum_age=16,
        posted_days_ago=9,
    ),
    Need(
        key="preparer-les-paniers",
        title="Préparer les paniers du vendredi",
        association="le-panier-du-beffroi",
        scene="food_crates",
        description=text("""
            Le vendredi matin, les produits frais arrivent. On les trie, on vérifie les dates, on
            compose des paniers équilibrés selon la taille des familles.

            C’est un travail d’équipe, debout, en musique. À midi, on mange ensemble ce qui ne se
            garde pas.
        """),
        domains=("solidarite-insertion", "batiment-industrie-logistique"),
        activities=("distribution", "logistique"),
        quartier="dunkerque-centre",
        place="Local du Panier, à cinq minutes à pied du beffroi",
        bring="Rien : gants et tabliers sur place.",
        welcome="Salimata, qui connaît chaque rayon.",
        slots=weekly(FRI, "09:00", 3, 6, (0.84, 0.5, 0.34, 0.17)),
        access=Access(little_french=True),
        minimum_age=16,
        posted_days_ago=40,
    ),
    Need(
        key="chauffeur-ramasse",
        title="Conduire la camionnette pour la tournée des invendus",
        association="le-panier-du-beffroi",
        scene="harbour",
        description=text("""
            Trois boulangeries et un primeur de Rosendaël nous gardent leurs invendus. Il faut
            passer avant neuf heures, charger une douzaine de caisses et revenir au local.

            Vous conduisez une petite camionnette (permis B), une autre personne porte avec vous.
            Bernard fait la première tournée à vos côtés.
        """),
        domains=("batiment-industrie-logistique", "solidarite-insertion"),
        activities=("logistique", "collecte-de-produits"),
        quartier="rosendael",
        place="Départ du parking de la place du marché",
        bring="Votre permis de conduire.",
        welcome="Bernard, chauffeur depuis dix ans.",
        slots=(
            on(TUE, "07:30", 2, 2, 1.0),
            Slot("07:30", 2, 2, 1.0, weekday=TUE, week=1, requests=1),
            Slot("07:30", 2, 2, 0.5, weekday=TUE, week=2, requests=1),
            on(TUE, "07:30", 2, 2, 0.0, week=3),
            in_days(0, "07:30", 2, 2, 1.0),
        ),
        minimum_age=21,
        answer_hours=48,
        questions=(
            Question(
                "Depuis combien d’années avez-vous le permis B ?",
                "L’assurance de la camionnette demande trois ans.",
                ("Douze ans.", "Quatre ans, et je conduis tous les jours.", "Depuis 1998."),
            ),
        ),
        posted_days_ago=21,
    ),
    Need(
        key="soupe-du-dimanche",
        title="Éplucher et servir la soupe du dimanche",
        association="bienvenue-a-quai",
        scene="food_crates",
        description=text("""
            Chaque dimanche, nous cuisinons une grande soupe avec les légumes donnés par les
            maraîchers. Quarante bols, du pain, des fruits, et une tablée où tout le monde se
            mélange.

            On épluche à partir de dix heures, on sert à midi et demi, on fait la vaisselle en
            chantant. Vous restez pour une partie ou pour le tout.
        """),
        domains=("humanitaire", "vivre-ensemble"),
        activities=("restauration-hotellerie", "distribution"),
        quartier="dunkerque-centre",
        place="Salle commune du quai, à côté de la bibliothèque",
        bring="Un éplucheur si vous en avez un que vous aimez.",
        welcome="Samira et l’équipe cuisine.",
        slots=weekly(SUN, "10:00", 4, 10, (0.9, 0.6, 0.3, 0.1)),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        posted_days_ago=55,
    ),
    Need(
        key="vestiaire-trier",
        title="Trier les vêtements du vestiaire solidaire",
        association="bienvenue-a-quai",
        scene="conversation",
        description=text("""
            Des sacs de dons arrivent chaque semaine. On ouvre, on trie par taille et par saison,
            on met de côté ce qui a besoin d’un bouton.

            Les plus belles pièces vont en vitrine : chacun a le droit de choisir quelque chose
            qui lui plaît.
        """),
        domains=("solidarite-insertion",),
        activities=("collecte", "activites-manuelles"),
        quartier="saint-pol-sur-mer",
        place="Vestiaire, rez-de-chaussée de la maison de quartier",
        bring="Rien.",
        welcome="Aminata, responsable du vestiaire.",
        slots=weekly(THU, "14:00", 2.5, 5, (0.6, 0.4, 0.2)),
        access=Access(wheelchair=True, little_french=True),
        posted_days_ago=18,
    ),
    Need(
        key="accompagner-demarches",
        title="Accompagner une personne dans ses démarches",
        association="bienvenue-a-quai",
        scene="conversation",
        description=text("""
            Préfecture, école, médecin, banque : à deux, un rendez-vous fait moins peur. Vous
            accompagnez une personne nouvellement arrivée, vous aidez à comprendre et à être
            compris.

            Nous vous formons en une soirée et restons joignables pendant chaque rendez-vous. Les
            dates se fixent avec vous, selon vos disponibilités.
        """),
        domains=("humanitaire", "gestion-finance-droit"),
        activities=("soutien-accompagnement", "mediation-information"),
        quartier="dunkerque-centre",
        place="Rendez-vous au local, puis en ville à pied ou en bus (gratuit)",
        bring="Un carnet et de la patience.",
        welcome="Samira, qui vous présente la personne.",
        access=Access(wheelchair=True),
        minimum_age=18,
        posted_days_ago=30,
    ),
    Need(
        key="cafe-des-arrivants",
        title="Tenir le café des nouveaux arrivants",
        association="bienvenue-a-quai",
        scene="conversation",
        description=text("""
            Vous habitez Malo depuis toujours, ou depuis un an ? Vous connaissez le bon boulanger,
            le médecin qui prend encore des patients, l’horaire de la piscine. C’est exactement ce
            que cherchent celles et ceux qui viennent d’emménager.

            On sert le café, on déplie le plan, on discute. Rien à préparer.
        """),
        domains=("vivre-ensemble",),
        activities=("accueil-de-public", "mediation-information"),
        quartier="malo-les-bains",
        place="Café associatif, près de la place Turenne",
        bring="Vos bonnes adresses.",
        welcome="Paulo, arrivé de Porto il y a trois ans.",
        slots=(on(SAT, "10:00", 2, 4, 0.25), on(SAT, "10:00", 2, 4, 0.0, week=2)),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        posted_days_ago=1,
    ),
    Need(
        key="colis-mardyck",
        title="Porter les colis aux aînés de Mardyck",
        association="le-panier-du-beffroi",
        scene="village_church",
        description=text("""
            Quelques habitants de Mardyck ne se déplacent plus jusqu’au centre. Une fois par mois,
            nous leur portons leur panier à domicile, à pied, de maison en maison.

            Comptez dix portes, dix conversations et au moins trois cafés.
        """),
        domains=("solidarite-insertion", "vivre-ensemble"),
        activities=("distribution", "lutte-contre-isolement"),
        quartier="mardyck",
        place="Devant la mairie de quartier de Mardyck",
        bring="Un sac à dos ou un caddie.",
        welcome="Bernard, avec la camionnette.",
        slots=(on(WED, "14:00", 2, 4, 0.5), on(WED, "14:00", 2, 4, 0.0, week=4)),
        access=Access(with_children=True, little_french=True),
        initiative="une-porte-un-voisin",
        posted_days_ago=14,
    ),
    Need(
        key="inventaire-reserve",
        title="Compter la réserve du sol au plafond",
        association="le-panier-du-beffroi",
        scene="food_crates",
        description=text("""
            Une fois par saison, on sort tout, on compte tout, on range tout. À six, c’est
            l’affaire d’une soirée ; à trois, d’une semaine.

            Vous pointez les produits sur une feuille ou sur une tablette. Pizza pour l’équipe à
            la fin.
        """),
        domains=("batiment-industrie-logistique",),
        activities=("logistique", "taches-administratives"),
        quartier="dunkerque-centre",
        place="Local du Panier, à cinq minutes à pied du beffroi",
        bring="Un pull, la réserve est fraîche.",
        welcome="Salimata.",
        slots=(on(MON, "18:00", 3, 6, 0.0, week=2),),
        access=Access(little_french=True),
        minimum_age=16,
        state="submitted",
        posted_days_ago=1,
    ),
)
