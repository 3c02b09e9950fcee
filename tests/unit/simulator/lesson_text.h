// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

/// A whole lesson, as short as one can be: a step to do, one to read, one to do, and a question.
inline std::string short_lesson() {
  return R"([lesson]
format=1
title=A lesson
title[nl]=Een les
about=What it is about.
read-on=Read on.
options=--tries=2;--no-profile
opens-dialog=false

[step card]
now=Put the card in.
why=It is needed.
how=Press Insert card.
done=reader holds 1.8
wrong=reader holds 1.7;reader holds foreign
wrong-text=That is another card.
show=insert 1.8

[step look]
now=Look at it.
options=--roles=1

[step pin]
now=Type the PIN.
how=Type 1234.
done=card VERIFY 9000
show=pin 1234;press switch

[question tries]
ask=How many attempts are there?
answer-1=Two
answer-2=Three
right=2
because=Three it is.
)";
}
