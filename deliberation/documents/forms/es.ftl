# Lo que dice un documento además de su texto, en el idioma del texto.

session = Período de sesiones { $session }
distribution-limited = Distr. limitada
distribution-general = Distr. general
original = Original: { $original }
formula = { $organ },
by = { $sponsors }: { $what }
draft = proyecto de resolución
adopted = Resolución aprobada el { $date } ({ $organ })
changes = Proyecto de resolución { $symbol }: cambios de la versión { $old } a la versión { $new }
amendment = enmienda al proyecto de resolución { $symbol }
amendment-title = Enmienda al proyecto de resolución { $symbol }: { $title }
compilation = Recopilación de las enmiendas al proyecto de resolución { $symbol }
compilation-title = Proyecto de resolución { $symbol }: { $title }
compilation-none = No hay enmiendas pendientes.
compilation-misfits = Enmiendas cuyas palabras han cambiado desde entonces
compilation-counts = El texto vigente es la versión { $version }. Lo que una enmienda suprime figura tachado; lo que inserta, subrayado.
addendum = Adición
additional-sponsors = Añádanse los siguientes nombres a la lista de patrocinadores del proyecto de resolución { $symbol }:
one-amendment = { $symbol } ({ $sponsors })
explanation = Explicación
reads = Texto resultante
annex = Anexo
place-preamble = el párrafo { $number } del preámbulo
place-operative = el párrafo { $number } de la parte dispositiva
place-annex = el párrafo { $number } ({ $annex })
place-heading = el encabezamiento «{ $words }»
place-title = el título
place-note = la nota { $number }
place-annex-title = el título ({ $annex })
annex-one = anexo
annex-number = anexo { $number }
replace = En { $place }, sustitúyase «{ $old }» por «{ $new }».
replace-all = Sustitúyase { $place } por «{ $new }».
insert = En { $place }, insértese «{ $new }» después de «{ $before }».
insert-first = En { $place }, insértese «{ $new }» al principio.
delete = En { $place }, suprímase «{ $old }».
delete-clause = Suprímase { $place }.
insert-after = Después de { $place }, insértese: «{ $words }».
insert-before-all = Al principio ({ $where }), insértese: «{ $words }».
move-after = Trasládese { $place } después de { $after }.
move-first = Trasládese { $place } al principio ({ $where }).
split = Divídase { $place } antes de «{ $words }».
insert-annex = Insértese un nuevo anexo titulado «{ $words }».
insert-note = Insértese una nota: «{ $words }».
where-preamble = preámbulo
where-operative = parte dispositiva
where-annex = { $annex }

# El registro de una votación, como lo imprimen las Naciones Unidas.

voting-record = Resultado de la votación
voting-number = Votación { $number }
voting-matter = { $noun ->
    [amendment] Enmienda { $symbol }
    [part] Parte { $part } del proyecto de resolución { $symbol }
    [division] Moción de división del proyecto de resolución { $symbol }
    [ruling] Apelación de una decisión de la Presidencia sobre { $symbol }
    [motion] Moción sobre { $symbol }
   *[proposal] Proyecto de resolución { $symbol }
}
voting-meeting = { $body ->
    [committee] Sesión { $number } (comisión), { $date }
   *[plenary] Sesión { $number } (plenaria), { $date }
}
voting-now = Resolución { $symbol }
voting-method = { $method ->
    [roll_call] Votación nominal
    [show_of_hands] Votación a mano alzada
    [non_recorded] Votación no registrada
   *[recorded] Votación registrada
}
voting-by = { $method ->
    [roll_call] votación nominal
    [show_of_hands] votación a mano alzada
    [non_recorded] votación no registrada
   *[recorded] votación registrada
}: { $yes } a favor y { $no } en contra{ $abstentions ->
    [none] {""}
    [one] , con { $abstaining } abstención
   *[other] , con { $abstaining } abstenciones
}
voting-none = ninguno
voting-adopted = Aprobación ({ $by }).
voting-rejected = Rechazo ({ $by }).
voting-not-adopted = No aprobación ({ $by }).
voting-no-decision = Sin decisión: no había cuórum.
voting-second-vote = Empate ({ $by }); se procederá a una segunda votación.
voting-ruling-stands = Se mantiene la decisión de la Presidencia ({ $by }).
voting-ruling-overruled = Se revoca la decisión de la Presidencia ({ $by }).
voting-invalid = Sin resultado válido ({ $by }).
voting-follows = El resultado de la votación es el siguiente:
voting-totals-only = Solo se publican los totales de esta votación.
voting-in-favour = Votos a favor
voting-against = Votos en contra
voting-abstaining = Abstenciones
voting-not-voting = No votaron
voting-list = { $choice } ({ $count }):
voting-nobody = Ninguno
voting-members = Votos de los miembros
voting-key = Y: a favor; N: en contra; A: abstención; en blanco: no votó
voting-required = Presentes y votantes: { $voting }; votos necesarios: { $required } ({ $rule }).
voting-quorum = Cuórum: { $quorum }; presentes: { $present } de { $members } ({ $rule }).
voting-intended = [{ $count ->
    [one] Posteriormente, la siguiente delegación informó a la Secretaría de que había tenido la intención
   *[other] Posteriormente, las siguientes delegaciones informaron a la Secretaría de que habían tenido la intención
} { $choice ->
    [in_favour] de votar a favor
    [against] de votar en contra
   *[abstaining] de abstenerse
}: { $names }.]
