// SPDX-License-Identifier: EUPL-1.2
#include "launcher/log_words.h"

namespace launcher {

const char* log_word(SessionState state) {
  switch (state) {
  case SessionState::away:
    return "away";
  case SessionState::starting:
    return "starting";
  case SessionState::idle:
    return "idle";
  case SessionState::asking:
    return "asking";
  case SessionState::signing_in:
    return "signing-in";
  case SessionState::signed_in:
    return "signed-in";
  case SessionState::trouble:
    return "trouble";
  case SessionState::broken:
    break;
  }
  return "broken";
}

const char* log_word(CardMeaning meaning) {
  switch (meaning) {
  case CardMeaning::open_dialog:
    return "open the dialog";
  case CardMeaning::quiet_notification:
    return "ask quietly";
  case CardMeaning::nothing:
    break;
  }
  return "nothing";
}

} // namespace launcher
