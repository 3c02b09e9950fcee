// SPDX-License-Identifier: EUPL-1.2
#include "session/session_state.h"

namespace session {

namespace {

struct Word {
  const char* operator()(const signin::AskCard& /*view*/) const { return "asking"; }

  const char* operator()(const signin::AskPin& /*view*/) const { return "asking"; }

  const char* operator()(const signin::AskChoice& /*view*/) const { return "asking"; }

  const char* operator()(const signin::AskHost& /*view*/) const { return "asking"; }

  const char* operator()(const signin::ByHand& /*view*/) const { return "asking"; }

  const char* operator()(const signin::ReadingCard& /*view*/) const { return "signing-in"; }

  const char* operator()(const signin::Working& view) const {
    // Who signs out may put a card in at once, and this sign-in takes no notice of it any more.
    return view.activity == signin::Activity::signing_out ? idle_state : "signing-in";
  }

  const char* operator()(const signin::InPrimaWeb& /*view*/) const { return "signed-in"; }

  const char* operator()(const signin::Trouble& /*view*/) const { return "trouble"; }
};

} // namespace

const char* state_of(const signin::View& view) {
  return std::visit(Word{}, view);
}

std::string failure_code_of(const signin::View& view) {
  const auto* trouble = std::get_if<signin::Trouble>(&view);
  return trouble == nullptr ? std::string{} : std::string{signin::code(trouble->failure)};
}

} // namespace session
