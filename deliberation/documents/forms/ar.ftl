# ما تقوله الوثيقة إلى جانب نصها، بلغة النص.

session = الدورة { $session }
distribution-limited = توزيع محدود
distribution-general = توزيع عام
original = الأصل: { $original }
formula = إن { $organ }،
by = { $sponsors }: { $what }
draft = مشروع قرار
adopted = قرار اتخذته { $organ } في { $date }
changes = مشروع القرار { $symbol }: التغييرات من النسخة { $old } إلى النسخة { $new }
amendment = تعديل على مشروع القرار { $symbol }
amendment-title = تعديل على مشروع القرار { $symbol }: { $title }
compilation = تجميع التعديلات على مشروع القرار { $symbol }
compilation-title = مشروع القرار { $symbol }: { $title }
compilation-none = لا توجد تعديلات قيد النظر.
compilation-misfits = تعديلات تغيرت كلماتها منذ تقديمها
compilation-counts = النص الساري هو النسخة { $version }. ما يحذفه التعديل مشطوب، وما يدرجه تحته خط.
addendum = إضافة
additional-sponsors = تضاف الأسماء التالية إلى قائمة مقدمي مشروع القرار { $symbol }:
one-amendment = { $symbol } ({ $sponsors })
explanation = تعليل
reads = النص الناتج
annex = المرفق
place-preamble = الفقرة { $number } من الديباجة
place-operative = الفقرة { $number } من المنطوق
place-annex = { $annex }، الفقرة { $number }
place-heading = العنوان الفرعي ”{ $words }“
place-title = العنوان
place-note = الحاشية { $number }
place-annex-title = { $annex }، العنوان
annex-one = المرفق
annex-number = المرفق { $number }
replace = { $place }: يستعاض عن ”{ $old }“ بما يلي: ”{ $new }“.
replace-all = { $place }: يستعاض عن النص بما يلي: ”{ $new }“.
insert = { $place }: يدرج ”{ $new }“ بعد ”{ $before }“.
insert-first = { $place }: يدرج ”{ $new }“ في البداية.
delete = { $place }: يحذف ”{ $old }“.
delete-clause = { $place }: تحذف.
insert-after = { $place }: يدرج بعدها: ”{ $words }“.
insert-before-all = { $where }: يدرج في البداية: ”{ $words }“.
move-after = { $place }: تنقل إلى ما بعد { $after }.
move-first = { $place }: تنقل إلى البداية ({ $where }).
split = { $place }: تقسم قبل ”{ $words }“.
insert-annex = يدرج مرفق جديد عنوانه ”{ $words }“.
insert-note = تدرج حاشية: ”{ $words }“.
where-preamble = الديباجة
where-operative = المنطوق
where-annex = { $annex }

# سجل التصويت كما تطبعه الأمم المتحدة.

voting-record = سجل التصويت
voting-number = التصويت رقم { $number }
voting-matter = { $noun ->
    [amendment] التعديل { $symbol }
    [part] الجزء { $part } من مشروع القرار { $symbol }
    [division] اقتراح تجزئة مشروع القرار { $symbol }
    [ruling] الطعن في قرار الرئاسة بشأن { $symbol }
    [motion] اقتراح إجرائي بشأن { $symbol }
   *[proposal] مشروع القرار { $symbol }
}
voting-meeting = { $body ->
    [committee] الجلسة { $number } (لجنة)، { $date }
   *[plenary] الجلسة { $number } (عامة)، { $date }
}
voting-now = القرار { $symbol }
voting-method = { $method ->
    [roll_call] تصويت بنداء الأسماء
    [show_of_hands] تصويت برفع الأيدي
    [non_recorded] تصويت غير مسجل
   *[recorded] تصويت مسجل
}
voting-by = { $method ->
    [roll_call] تصويت بنداء الأسماء
    [show_of_hands] تصويت برفع الأيدي
    [non_recorded] تصويت غير مسجل
   *[recorded] تصويت مسجل
}، المؤيدون: { $yes }، المعارضون: { $no }{ $abstentions ->
    [none] {""}
   *[other] ، الممتنعون: { $abstaining }
}
voting-none = لا أحد
voting-adopted = اعتُمد ({ $by }).
voting-rejected = رُفض ({ $by }).
voting-not-adopted = لم يُعتمد ({ $by }).
voting-no-decision = لم يُتخذ قرار لعدم اكتمال النصاب.
voting-second-vote = تعادلت الأصوات ({ $by })؛ ويُجرى تصويت ثان.
voting-ruling-stands = بقي قرار الرئاسة قائما ({ $by }).
voting-ruling-overruled = نُقض قرار الرئاسة ({ $by }).
voting-invalid = لا توجد نتيجة صحيحة ({ $by }).
voting-follows = وكانت نتيجة التصويت كما يلي:
voting-totals-only = لا تُنشر من هذا التصويت إلا المجاميع.
voting-in-favour = المؤيدون
voting-against = المعارضون
voting-abstaining = الممتنعون عن التصويت
voting-not-voting = لم يصوتوا
voting-list = { $choice } ({ $count }):
voting-nobody = لا أحد
voting-members = أصوات الأعضاء
voting-key = Y: مؤيد؛ N: معارض؛ A: ممتنع؛ بلا علامة: لم يصوت
voting-required = الحاضرون المصوتون: { $voting }؛ الأصوات المطلوبة: { $required } ({ $rule }).
voting-quorum = النصاب: { $quorum }؛ الحاضرون: { $present } من { $members } ({ $rule }).
voting-intended = [{ $count ->
    [one] في وقت لاحق، أبلغ الوفد التالي الأمانة العامة بأنه كان ينوي
   *[other] في وقت لاحق، أبلغت الوفود التالية الأمانة العامة بأنها كانت تنوي
} { $choice ->
    [in_favour] التصويت مؤيدا
    [against] التصويت معارضا
   *[abstaining] الامتناع عن التصويت
}: { $names }.]
