"""French words by which a text tells its domain or its activity, by the codes of interest_data.

Written by hand from what the words mean; anyone may improve them. Endings do not matter
(engagement.search.french): « jardin » stands for jardins, « planter » for plantation. A word may
stand under several codes and then tells less of each. Words that nearly every need has (aide,
public, ensemble) stand under none.
"""

DOMAINS = {
    "animaux": """
        animal chien chat cheval refuge faune oiseau hérisson adoption vétérinaire maltraitance
        stérilisation chaton félin équin abeille ruche apiculture LPO SPA ménagerie animalier
        """,
    "batiment-industrie-logistique": """
        bâtiment chantier maçonnerie plomberie électricité menuiserie charpente rénovation
        entrepôt logistique manutention camion industrie bricolage outillage
        """,
    "benevolat-competences": """
        mécénat compétence expertise consultant stratégie gouvernance audit
        """,
    "communication": """
        communication community manager graphisme graphiste affiche rédaction journaliste
        photographe vidéo presse newsletter webmaster visibilité communiquer
        """,
    "culture-loisirs": """
        culture culturel musée théâtre concert musique festival spectacle cinéma film exposition
        danse chorale lecture bibliothèque médiathèque patrimoine artiste artistique art scène
        loisir ludothèque conte château spectateur orchestre chant cirque MJC radio comédien
        loisirs
        """,
    "education": """
        éducation éducatif école scolaire élève collège collégien lycée lycéen devoirs leçon
        scolarité enseignant professeur tutorat mentorat mentor étudiant université
        apprentissage crèche périscolaire alphabétisation pédagogie jeunesse soutien parrain
        filleul réussite révision apprendre BAFA scolariser
        """,
    "emploi": """
        emploi employabilité recrutement recruteur CV motivation entretien embauche chômage
        chômeur candidat candidature professionnel insertion carrière métier entreprise
        reconversion alternance coach coaching entrepreneur entrepreneuriat parrainage
        micro-crédit microcrédit entreprendre créateur salarié
        """,
    "environnement": """
        environnement nature écologie écologique climat biodiversité arbre plantation forêt haie
        jardin potager compost déchet tri recyclage réemploi rivière plage océan mer littoral
        durable transition réchauffement planète pollution semence agriculture maraîchage ferme
        mobilité ressourcerie recyclerie sauvage permaculture végétal botanique carbone
        gaspillage écogeste environnemental climatique réparer planter
        """,
    "gestion-finance-droit": """
        comptabilité comptable trésorier trésorerie finance financier budget juridique juriste
        droit avocat gestion fiscalité bilan subvention notaire contrat facture
        """,
    "humanitaire": """
        humanitaire international catastrophe guerre Afrique étranger ONG sinistré séisme
        médicament réfugié expatrié Asie Sénégal Togo Bénin Madagascar Burkina Cambodge
        """,
    "memoire-et-citoyennete": """
        mémoire commémoration citoyenneté citoyen cérémonie déportation résistance république
        démocratie élection laïcité témoin témoignage vote civique Europe européen souvenir
        tombe patriotique civisme
        """,
    "numerique": """
        numérique informatique ordinateur internet web développeur logiciel smartphone tablette
        clavier cyber programmation dématérialisation clic
        """,
    "prevention-protection": """
        prévention secours secouriste secourisme sauvetage incendie pompier risque addiction
        alcool drogue violence harcèlement sensibilisation danger accident noyade routier sauver
        noyer
        """,
    "recherche": """
        scientifique science chercheur laboratoire expérience enquête université observatoire
        archéologie astronomie
        """,
    "sante": """
        santé malade maladie hôpital patient soins soignant cancer clinique médical sang
        hospitalisé EHPAD psychologique Alzheimer diabète dépistage greffe plasma palliatif
        psychiatrie sida VIH médecin infirmier bien-être médico don-de-sang souffrance
        """,
    "service-public-defense-securite": """
        mairie préfecture armée militaire réserve réserviste gendarmerie police sécurité
        administration sapeur préfet municipalité
        """,
    "sport": """
        sport sportif club match football foot rugby basket handball tennis natation course
        marathon gymnastique athlétisme judo randonnée tournoi arbitre entraîneur entraînement
        licencié stade piscine vélo ski escalade olympique compétition coureur ravitaillement
        éducateur boxe danse voile aviron cyclisme signaleur raid glisse ballon
        """,
    "solidarite-insertion": """
        solidarité solidaire précarité précaire pauvreté pauvre exclusion exclu sans-abri
        maraude alimentaire repas colis distribution denrées vêtement vestiaire hébergement
        logement migrant réfugié asile exilé détresse handicap handicapé senior âgé isolement
        isolé solitude insertion social vulnérable fragile démuni épicerie banque prison détenu
        femme domicile aidant sans-domicile SDF foyer autonomie entraide vieux aîné bénéficiaire
        invalidité rue déficient aveugle malvoyant sourd surendettement famille demandeur
        """,
    "vivre-ensemble": """
        voisin voisinage quartier convivial convivialité lien rencontre fête intergénérationnel
        générations habitant mixité discrimination diversité égalité inclusion entraide
        interculturel jumelage fraternité
        """,
}

ACTIVITIES = {
    "accueil-de-public": """
        accueil accueillir visiteur guichet orienter renseigner billetterie
        """,
    "activites-manuelles": """
        couture coudre tricot poterie manuel créatif bricolage perle cuisine origami
        """,
    "aide-psychologique": """
        psychologique psychologue détresse suicide deuil souffrance
        """,
    "alphabetisation": """
        alphabétisation français FLE illettrisme langue lire apprenant linguistique
        """,
    "animation": """
        animation animer animateur jeu atelier loisir colonie
        """,
    "animation-valorisation": """
        valorisation valoriser patrimoine exposition médiation stand
        """,
    "art": """
        art artiste artistique dessin peinture musique théâtre danse chant photo fresque
        """,
    "bricolage": """
        bricolage bricoler réparation réparer outil repair rénovation
        """,
    "collecte": """
        collecte collecter don quête ramasser supermarché fonds
        """,
    "collecte-de-produits": """
        collecte denrées alimentaire produit supermarché magasin vêtement jouet caddie
        """,
    "communication": """
        communication réseaux sociaux affiche rédaction photo vidéo graphisme presse newsletter
        """,
    "comptabilite-finance": """
        comptabilité comptable trésorier trésorerie budget finance facture bilan
        """,
    "conseil": """
        conseil conseiller expertise consultant diagnostic stratégie
        """,
    "distribution": """
        distribution distribuer colis repas servir maraude panier soupe tract
        """,
    "documentation-traduction": """
        traduction traduire traducteur interprète documentation archives documentaliste
        """,
    "ecoute-permanence": """
        écoute écouter permanence téléphone appel écoutant
        """,
    "encadrement-d-equipes": """
        encadrement encadrer équipe responsable coordination coordonner superviser
        """,
    "enseignement-formation": """
        enseignement enseigner formation former formateur cours professeur apprendre
        """,
    "evenementiel": """
        événement événementiel festival fête organisation kermesse tournoi buvette salon
        brocante
        """,
    "gestion-de-projets": """
        projet pilotage piloter planification coordination
        """,
    "gestion-entretien-patrimoine": """
        entretien patrimoine débroussaillage débroussailler nettoyage sentier restauration
        """,
    "gestion-recherche-des-partenariats": """
        partenariat partenaire mécénat sponsor subvention financement prospection
        """,
    "gestion-ressources-humaines": """
        RH bénévoles salarié planning recrutement
        """,
    "informatique": """
        informatique ordinateur internet web développeur logiciel smartphone numérique site
        """,
    "jardinage": """
        jardin jardinage jardiner potager plantation planter arbre haie semis désherbage verger
        arrosage
        """,
    "juridique": """
        juridique droit juriste avocat démarches médiateur recours
        """,
    "logistique": """
        logistique manutention transport camion livraison installation montage rangement stock
        matériel
        """,
    "lutte-contre-isolement": """
        isolement isolé solitude seul visite âgé senior compagnie convivial
        """,
    "maintenance-technique": """
        maintenance technique technicien électricité plomberie dépannage réparation mécanicien
        """,
    "mediation-information": """
        médiation médiateur information informer orienter renseigner
        """,
    "mentorat-parrainage": """
        mentorat mentor parrainage parrain marraine filleul tuteur tutorat
        """,
    "mission-internationale": """
        international étranger pays expatriation volontariat humanitaire Afrique Asie
        """,
    "operations-militaires": """
        militaire armée réserve réserviste gendarmerie soldat
        """,
    "preservation-patrimoine": """
        patrimoine monument château église restauration archéologie fouille pierre
        """,
    "prevention-sensibilisation": """
        prévention sensibilisation sensibiliser risque addiction harcèlement
        """,
    "ramassage-dechets": """
        ramassage ramasser déchet nettoyage nettoyer plage plogging mégot propre
        """,
    "recrutement": """
        recrutement recruter entretien candidat CV embauche
        """,
    "responsabilites-associatives": """
        président trésorier secrétaire bureau administrateur gouvernance
        """,
    "restauration-hotellerie": """
        cuisine cuisinier repas restauration restaurant buvette serveur traiteur déjeuner
        """,
    "sante-soins": """
        santé soins soignant médical infirmier médecin hôpital patient malade sang
        """,
    "sciences-humaines-social": """
        social sociologie enquête histoire travailleur
        """,
    "secourisme": """
        secourisme secouriste poste PSC1 sauvetage sauveteur secours
        """,
    "secours-aide": """
        secours urgence aide catastrophe sinistré maraude détresse
        """,
    "sensibilisation": """
        sensibilisation sensibiliser plaidoyer campagne stand ambassadeur
        """,
    "soins-animaux": """
        animal chien chat refuge cheval soigner promener
        """,
    "soutien-accompagnement": """
        accompagnement accompagner accompagnateur soutien soutenir aider aidant
        """,
    "soutien-scolaire": """
        scolaire devoirs école élève collégien lycéen leçon révision mathématiques
        """,
    "sport": """
        sport sportif entraîneur club football course match gymnastique natation randonnée vélo
        arbitre
        """,
    "taches-administratives": """
        administratif secrétariat saisie dossier courrier classement
        """,
    "transmission-pedagogie": """
        transmission transmettre pédagogie pédagogique savoir atelier lecture conte
        """,
    "vie-citoyenne": """
        citoyen citoyenneté démocratie vote élection débat participation habitant quartier
        """,
    "visites": """
        visite visiter visiteur guide domicile EHPAD hôpital prison
        """,
}
