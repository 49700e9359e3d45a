# 文件除案文以外的用语，与案文同一语文。

session = 第{ $session }届会议
distribution-limited = 限制分发
distribution-general = 普遍分发
original = 原文：{ $original }
formula = { $organ }，
by = { $sponsors }：{ $what }
draft = 决议草案
adopted = { $organ }{ $date }通过的决议
changes = 决议草案{ $symbol }：版本{ $old }至版本{ $new }的改动
amendment = 对决议草案{ $symbol }的修正案
amendment-title = 对决议草案{ $symbol }的修正案：{ $title }
compilation = 对决议草案{ $symbol }的修正案汇编
compilation-title = 决议草案{ $symbol }：{ $title }
compilation-none = 没有待决修正案。
compilation-misfits = 所涉词句此后已改动的修正案
compilation-counts = 现行案文为版本{ $version }。修正案删除之处加删除线，插入之处加下划线。
addendum = 增编
additional-sponsors = 决议草案{ $symbol }的提案国名单增列：
one-amendment = { $symbol }（{ $sponsors }）
explanation = 说明
reads = 修正后的案文
annex = 附件
place-preamble = 序言部分第{ $number }段
place-operative = 执行部分第{ $number }段
place-annex = { $annex }第{ $number }段
place-heading = 小标题“{ $words }”
place-title = 标题
place-note = 脚注{ $number }
place-annex-title = { $annex }标题
annex-one = 附件
annex-number = 附件{ $number }
replace = { $place }，将“{ $old }”改为“{ $new }”。
replace-all = { $place }，改为“{ $new }”。
insert = { $place }，在“{ $before }”之后插入“{ $new }”。
insert-first = { $place }，在开头插入“{ $new }”。
delete = { $place }，删除“{ $old }”。
delete-clause = 删除{ $place }。
insert-after = 在{ $place }之后插入：“{ $words }”。
insert-before-all = 在{ $where }开头插入：“{ $words }”。
move-after = 将{ $place }移至{ $after }之后。
move-first = 将{ $place }移至{ $where }开头。
split = 在“{ $words }”之前将{ $place }分为两段。
insert-annex = 插入新附件，题为“{ $words }”。
insert-note = 插入脚注：“{ $words }”。
where-preamble = 序言部分
where-operative = 执行部分
where-annex = { $annex }

# 表决记录，按联合国的格式。

voting-record = 表决记录
voting-number = 第{ $number }次表决
voting-matter = { $noun ->
    [amendment] 修正案{ $symbol }
    [part] 决议草案{ $symbol }第{ $part }部分
    [division] 对决议草案{ $symbol }分部分表决的动议
    [ruling] 对主席关于{ $symbol }的裁决提出的异议
    [motion] 关于{ $symbol }的动议
   *[proposal] 决议草案{ $symbol }
}
voting-meeting = { $body ->
    [committee] 第{ $number }次会议（委员会），{ $date }
   *[plenary] 第{ $number }次会议（全体会议），{ $date }
}
voting-now = 决议{ $symbol }
voting-method = { $method ->
    [roll_call] 唱名表决
    [show_of_hands] 举手表决
    [non_recorded] 无记录表决
   *[recorded] 记录表决
}
voting-by = 以{ $yes }票赞成、{ $no }票反对{ $abstentions ->
    [none] {""}
   *[other] 、{ $abstaining }票弃权
}的{ $method ->
    [roll_call] 唱名表决
    [show_of_hands] 举手表决
    [non_recorded] 无记录表决
   *[recorded] 记录表决
}
voting-none = 0
voting-adopted = { $by }获得通过。
voting-rejected = { $by }被否决。
voting-not-adopted = { $by }未获通过。
voting-no-decision = 不足法定人数，未作决定。
voting-second-vote = { $by }赞成与反对票数相等；将进行第二次表决。
voting-ruling-stands = { $by }维持主席的裁决。
voting-ruling-overruled = { $by }推翻主席的裁决。
voting-invalid = { $by }，结果无效。
voting-follows = 表决情况如下：
voting-totals-only = 本次表决只公布总数。
voting-in-favour = 赞成
voting-against = 反对
voting-abstaining = 弃权
voting-not-voting = 未参加表决
voting-list = { $choice }（{ $count }）：
voting-nobody = 无
voting-members = 各成员的表决
voting-key = Y：赞成；N：反对；A：弃权；空白：未参加表决
voting-required = 出席并参加表决：{ $voting }；所需赞成票：{ $required }（{ $rule }）。
voting-quorum = 法定人数：{ $quorum }；出席：{ $members }个成员中的{ $present }个（{ $rule }）。
voting-intended = ［嗣后，{ $names }代表团通知秘书处，{ $count ->
    [one] 它
   *[other] 它们
}本打算{ $choice ->
    [in_favour] 投赞成票
    [against] 投反对票
   *[abstaining] 弃权
}。］
