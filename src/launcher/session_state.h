// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace launcher {

/// How primaweb-session stands, as the launcher sees it: its own states (bus/io.github.primaweb_launcher.Session1.xml)
/// and those in which it is not there to tell.
enum class SessionState {
  away,       ///< not running
  starting,   ///< started, not on the bus yet
  idle,       ///< running, nobody signs in
  asking,     ///< the dialog waits for the user
  signing_in, ///< the walk through the portal is under way
  signed_in,  ///< PrimaWeb is open
  trouble,    ///< its window shows what is wrong and what to do
  broken,     ///< it could not start, or ended by a crash
};

/// Returns whether it minds the cards by itself, so that the launcher leaves them to it. Not in its trouble: most of
/// that is not about a card, and then it is a card of the user's own that brings its window forward. When the trouble
/// is about the card before, the session takes up the next one at once, and says so before the launcher has read it.
[[nodiscard]] constexpr bool minds_the_cards(SessionState state) {
  return state == SessionState::asking || state == SessionState::signing_in || state == SessionState::signed_in;
}

} // namespace launcher
