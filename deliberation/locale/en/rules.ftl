# The rules of procedure: the page that shows them, and what is done to change them.

deed-rules-propose = { $who } proposed a change of the rules, { $about }
deed-rules-withdraw = { $who } withdrew the change of the rules { $about }
deed-rules-report = A committee’s report on { $about } was noted ({ $actor })
deed-rules-ask = The chair asked whether anybody objects to { $about }
deed-rules-object = { $who } objected to adopting { $about } without a vote
deed-rules-adopt = { $about } was adopted, nobody objecting: the rules are changed
