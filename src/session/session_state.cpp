// SPDX-License-Identifier: EUPL-1.2
#include "session/session_state.h"

namespace session {

namespace {

struct Word {
  const char* operator()(const signin::AskCard& /*view*/) const { return "asking"; }

  const char* operator()(const signin::AskPin& /*view*/) const { return "asking"; }

  const char* operator()(const signin::AskChoice& /*view*/) const { return "asking"; }

  const char* operator()(const signin::ByHand& /*view*/) const { return "asking"; }

  const char* operator()(const signin::ReadingCard& /*view*/) const { return "signing-in"; }

  const char* operator()(const signin::Working& /*view*/) const { return "signing-in"; }

  const char* operator()(const signin::InPrimaWeb& /*view*/) const { return "signed-in"; }

  const char* operator()(const signin::Trouble& /*view*/) const { return "trouble"; }
};

} // namespace

const char* state_of(const signin::View& view) {
  return std::visit(Word{}, view);
}

} // namespace session
