# Ce que dit un document en dehors de son texte, dans la langue du texte.

session = Session { $session }
distribution-limited = Distr. limitée
distribution-general = Distr. générale
original = Original : { $original }
formula = { $organ },
by = { $sponsors } : { $what }
draft = projet de résolution
adopted = Résolution adoptée le { $date } ({ $organ })
changes = Projet de résolution { $symbol } : modifications de la version { $old } à la version { $new }
amendment = amendement au projet de résolution { $symbol }
amendment-title = Amendement au projet de résolution { $symbol } : { $title }
compilation = Compilation des amendements au projet de résolution { $symbol }
compilation-title = Projet de résolution { $symbol } : { $title }
compilation-none = Aucun amendement n’est en instance.
compilation-misfits = Amendements dont les mots ont changé depuis
compilation-counts = Le texte en vigueur est la version { $version }. Ce qu’un amendement supprime est biffé, ce qu’il insère est souligné.
addendum = Additif
additional-sponsors = Ajouter les noms suivants à la liste des auteurs du projet de résolution { $symbol } :
one-amendment = { $symbol } ({ $sponsors })
explanation = Explication
reads = Texte résultant
annex = Annexe
place-preamble = l’alinéa { $number } du préambule
place-operative = le paragraphe { $number } du dispositif
place-annex = le paragraphe { $number } ({ $annex })
place-heading = l’intertitre « { $words } »
place-title = le titre
place-note = la note { $number }
place-annex-title = le titre ({ $annex })
annex-one = annexe
annex-number = annexe { $number }
replace = Dans { $place }, remplacer « { $old } » par « { $new } ».
replace-all = Remplacer { $place } par « { $new } ».
insert = Dans { $place }, insérer « { $new } » après « { $before } ».
insert-first = Dans { $place }, insérer « { $new } » au début.
delete = Dans { $place }, supprimer « { $old } ».
delete-clause = Supprimer { $place }.
insert-after = Après { $place }, insérer : « { $words } ».
insert-before-all = Au début ({ $where }), insérer : « { $words } ».
move-after = Déplacer { $place } après { $after }.
move-first = Déplacer { $place } au début ({ $where }).
split = Diviser { $place } avant « { $words } ».
insert-annex = Insérer une nouvelle annexe intitulée « { $words } ».
insert-note = Insérer une note : « { $words } ».
where-preamble = préambule
where-operative = dispositif
where-annex = { $annex }

# Le procès-verbal d'un vote, comme les Nations Unies l'impriment.

voting-record = Résultats du vote
voting-number = Vote n° { $number }
voting-matter = { $noun ->
    [amendment] Amendement { $symbol }
    [part] Partie { $part } du projet de résolution { $symbol }
    [division] Motion de division du projet de résolution { $symbol }
    [ruling] Appel d’une décision de la présidence concernant { $symbol }
    [motion] Motion concernant { $symbol }
   *[proposal] Projet de résolution { $symbol }
}
voting-meeting = { $body ->
    [committee] Séance { $number } (commission), { $date }
   *[plenary] Séance { $number } (plénière), { $date }
}
voting-now = Résolution { $symbol }
voting-method = { $method ->
    [roll_call] Vote par appel nominal
    [show_of_hands] Vote à main levée
    [non_recorded] Vote non enregistré
   *[recorded] Vote enregistré
}
voting-by = { $method ->
    [roll_call] vote par appel nominal
    [show_of_hands] vote à main levée
    [non_recorded] vote non enregistré
   *[recorded] vote enregistré
}, { $yes } voix contre { $no }{ $abstentions ->
    [none] {""}
    [one] , avec { $abstaining } abstention
   *[other] , avec { $abstaining } abstentions
}
voting-none = zéro
voting-adopted = Adoption ({ $by }).
voting-rejected = Rejet ({ $by }).
voting-not-adopted = Non-adoption ({ $by }).
voting-no-decision = Aucune décision : le quorum n’était pas atteint.
voting-second-vote = Partage égal des voix ({ $by }) ; il sera procédé à un second vote.
voting-ruling-stands = La décision de la présidence est maintenue ({ $by }).
voting-ruling-overruled = La décision de la présidence est annulée ({ $by }).
voting-invalid = Aucun résultat valable ({ $by }).
voting-follows = Les voix se sont réparties comme suit :
voting-totals-only = Seuls les totaux de ce vote sont publiés.
voting-in-favour = Ont voté pour
voting-against = Ont voté contre
voting-abstaining = Se sont abstenus
voting-not-voting = N’ont pas voté
voting-list = { $choice } ({ $count }) :
voting-nobody = Néant
voting-members = Votes des membres
voting-key = Y : pour ; N : contre ; A : abstention ; blanc : n’a pas voté
voting-required = Présents et votants : { $voting } ; voix requises : { $required } ({ $rule }).
voting-quorum = Quorum : { $quorum } ; présents : { $present } sur { $members } ({ $rule }).
voting-intended = [{ $count ->
    [one] La délégation suivante a ultérieurement informé le Secrétariat qu’elle avait eu l’intention
   *[other] Les délégations suivantes ont ultérieurement informé le Secrétariat qu’elles avaient eu l’intention
} { $choice ->
    [in_favour] de voter pour
    [against] de voter contre
   *[abstaining] de s’abstenir
} : { $names }.]
