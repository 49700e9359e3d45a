# Что говорит документ помимо своего текста, на языке текста.

session = Сессия { $session }
distribution-limited = Distr.: Limited
distribution-general = Distr.: General
original = Язык оригинала: { $original }
formula = { $organ },
by = { $sponsors }: { $what }
draft = проект резолюции
adopted = Резолюция, принятая { $date } ({ $organ })
changes = Проект резолюции { $symbol }: изменения между вариантами { $old } и { $new }
amendment = поправка к проекту резолюции { $symbol }
amendment-title = Поправка к проекту резолюции { $symbol }: { $title }
compilation = Подборка поправок к проекту резолюции { $symbol }
compilation-title = Проект резолюции { $symbol }: { $title }
compilation-none = Поправок на рассмотрении нет.
compilation-misfits = Поправки, слова которых с тех пор изменились
compilation-counts = Действующий текст — вариант { $version }. Исключаемое поправкой зачеркнуто, включаемое подчеркнуто.
addendum = Добавление
additional-sponsors = Включить в список авторов проекта резолюции { $symbol }:
one-amendment = { $symbol } ({ $sponsors })
explanation = Пояснение
reads = Предлагаемая редакция
annex = Приложение
place-preamble = пункт преамбулы { $number }
place-operative = пункт постановляющей части { $number }
place-annex = { $annex }, пункт { $number }
place-heading = подзаголовок «{ $words }»
place-title = название
place-note = сноска { $number }
place-annex-title = { $annex }, название
annex-one = приложение
annex-number = приложение { $number }
replace = { $place }: заменить «{ $old }» на «{ $new }».
replace-all = { $place }: заменить весь текст на «{ $new }».
insert = { $place }: включить «{ $new }» после «{ $before }».
insert-first = { $place }: включить «{ $new }» в начало.
delete = { $place }: исключить «{ $old }».
delete-clause = { $place }: исключить.
insert-after = { $place }, после него включить: «{ $words }».
insert-before-all = { $where }, в начало включить: «{ $words }».
move-after = { $place }: переместить; предыдущим будет { $after }.
move-first = { $place }: переместить в начало ({ $where }).
split = { $place }: разделить перед «{ $words }».
insert-annex = Включить новое приложение, озаглавленное «{ $words }».
insert-note = Включить сноску: «{ $words }».
where-preamble = преамбула
where-operative = постановляющая часть
where-annex = { $annex }

# Протокол голосования, как его печатает Организация Объединенных Наций.

voting-record = Результаты голосования
voting-number = Голосование { $number }
voting-matter = { $noun ->
    [amendment] Поправка { $symbol }
    [part] Часть { $part } проекта резолюции { $symbol }
    [division] Предложение о раздельном голосовании по проекту резолюции { $symbol }
    [ruling] Опротестование постановления Председателя по { $symbol }
    [motion] Процедурное предложение по { $symbol }
   *[proposal] Проект резолюции { $symbol }
}
voting-meeting = { $body ->
    [committee] Заседание { $number } (комитет), { $date }
   *[plenary] Заседание { $number } (пленарное), { $date }
}
voting-now = Резолюция { $symbol }
voting-method = { $method ->
    [roll_call] Поименное голосование
    [show_of_hands] Голосование поднятием руки
    [non_recorded] Незаносимое в отчет голосование
   *[recorded] Заносимое в отчет о заседании голосование
}
voting-by = { $method ->
    [roll_call] поименное голосование
    [show_of_hands] голосование поднятием руки
    [non_recorded] незаносимое в отчет голосование
   *[recorded] заносимое в отчет о заседании голосование
}: за — { $yes }, против — { $no }{ $abstentions ->
    [none] {""}
   *[other] , воздержались — { $abstaining }
}
voting-none = 0
voting-adopted = Принято ({ $by }).
voting-rejected = Отклонено ({ $by }).
voting-not-adopted = Не принято ({ $by }).
voting-no-decision = Решение не принято: не было кворума.
voting-second-vote = Голоса разделились поровну ({ $by }); проводится второе голосование.
voting-ruling-stands = Постановление Председателя остается в силе ({ $by }).
voting-ruling-overruled = Постановление Председателя отменено ({ $by }).
voting-invalid = Действительного результата нет ({ $by }).
voting-follows = Голоса распределились следующим образом:
voting-totals-only = Публикуются только итоги этого голосования.
voting-in-favour = Голосовали за
voting-against = Голосовали против
voting-abstaining = Воздержались
voting-not-voting = Не голосовали
voting-list = { $choice } ({ $count }):
voting-nobody = Никто
voting-members = Голоса членов
voting-key = Y: за; N: против; A: воздержался; без знака: не голосовал
voting-required = Присутствовали и участвовали в голосовании: { $voting }; требовалось голосов: { $required } ({ $rule }).
voting-quorum = Кворум: { $quorum }; присутствовали: { $present } из { $members } ({ $rule }).
voting-intended = [{ $count ->
    [one] Впоследствии следующая делегация информировала Секретариат о том, что она намеревалась
   *[other] Впоследствии следующие делегации информировали Секретариат о том, что они намеревались
} { $choice ->
    [in_favour] голосовать за
    [against] голосовать против
   *[abstaining] воздержаться
}: { $names }.]
